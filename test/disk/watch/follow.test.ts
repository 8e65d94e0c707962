import {appendFile, rename, rm, writeFile} from 'node:fs/promises';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {resultJson, type StudyFolder, smallStudy} from '../../sessions/study.ts';
import {followed} from './followed.ts';
import {growingRun} from './growing-run.ts';
import {systemThatWatches} from './system-that-watches.ts';

vi.setConfig({testTimeout: 30_000});

const folder = 'energy/Llama3.1 8B/tee_on';
const stem = `${folder}/20251024_1300-00_repetition_4`;
const id = `${stem}.json`;
const json = resultJson('Llama3.1 8B', {output: 100_000, duration: 119}, 13, 30);

let study: StudyFolder;
let watch: ReturnType<typeof followed>;

afterEach(async () => {
	await watch.stop();
	await study.remove();
});

async function watched(options: Parameters<typeof followed>[1] = {}): Promise<void> {
	study = await smallStudy();
	watch = followed(study.root, options);
	await watch.untilWatching();
}

const powerOf = (runId: string) => watch.runs.get(runId)?.traces[0]?.series[0]?.channels.power;

describe('following a study', () => {
	it('tells a run from its first line of log to its result, under one id', async () => {
		await watched();
		expect(watch.runs.size).toBe(18);
		const run = growingRun(study.path(stem), Date.UTC(2025, 9, 24, 13, 0));
		await run.startLog();
		await run.logLines(2);
		await watch.until(() => powerOf(id)?.length === 2);
		expect(watch.runs.get(id)).toMatchObject({
			result: null,
			experiment: 'energy',
			condition: 'Llama3.1 8B',
			teeMode: 'tee_on',
			repetition: 4,
			running: {stage: 'benchmark'},
		});
		// A run that is under way belongs to something, and half a line is no reading.
		expect(watch.codes()).not.toContain('csv-orphan');
		await run.halfALine();
		await run.logLines(0);
		await appendFile(study.path(`${stem}_power_metrics.csv`), ' W, 97 %, 41 %, 61\n');
		await watch.until(() => powerOf(id)?.length === 3);
		const {startedAt, lastSampleAt} = watch.runs.get(id)?.running ?? {};
		expect((lastSampleAt ?? 0) - (startedAt ?? 0)).toBe(2);

		const stages: unknown[] = [];
		await run.writeResult(json, 3, async () => {
			await new Promise(resolve => setTimeout(resolve, 1300));
			stages.push(watch.runs.get(id)?.running?.stage);
		});
		expect(stages.slice(0, -1)).toEqual(['writing', 'writing']);
		await watch.until(() => watch.runs.get(id)?.result != null);
		expect(watch.runs.get(id)?.running).toBeUndefined();
		expect(watch.runs.get(id)?.result?.duration).toBe(119);
		expect(powerOf(id)?.length).toBe(3);
		expect(watch.codes()).not.toContain('json-unreadable');

		// Its logger goes on for a while.
		await appendFile(study.path(`${stem}_power_metrics.csv`), '2025/10/24 13:00:03.000, 60.00 W, 0 %, 0 %, 50\n');
		await watch.until(() => powerOf(id)?.length === 4);
		expect(watch.runs.get(id)?.result?.duration).toBe(119);
		expect(watch.runs.size).toBe(19);
	});

	it('tells results that come, change and go', async () => {
		await watched();
		await writeFile(study.path('.half'), json);
		await rename(study.path('.half'), study.path(id));
		await watch.until(() => watch.runs.get(id)?.result?.duration === 119);
		await writeFile(study.path(id), json.replaceAll('119', '120'));
		await watch.until(() => watch.runs.get(id)?.result?.duration === 120);
		await rm(study.path(folder), {recursive: true});
		await watch.until(() => watch.runs.size === 15);
		await study.remove();
		await watch.until(() => watch.runs.size === 0);
	});

	it('keeps saying that the result is being written while the log goes on', async () => {
		await watched();
		const run = growingRun(study.path(stem), Date.UTC(2025, 9, 24, 13, 0));
		await run.startLog();
		await run.logLines(2);
		await watch.until(() => watch.runs.get(id)?.running?.stage === 'benchmark');
		await run.writeResult(json, 2, async () => {
			await watch.until(() => watch.runs.get(id)?.running?.stage === 'writing' || watch.runs.get(id)?.result != null);
			const length = powerOf(id)?.length ?? 0;
			await run.logLines(1);
			await watch.until(() => (powerOf(id)?.length ?? 0) > length);
		});
		await watch.until(() => watch.runs.get(id)?.result != null);
		const stages = watch.events.flatMap(event =>
			event.type === 'run' && event.run.id === id ? [event.run.running?.stage ?? 'done'] : [],
		);
		expect(stages.join(' ')).toMatch(/^(benchmark )+(writing )+done( done)*$/);
	});

	it('takes a result that stays cut off for what it is', async () => {
		await watched();
		await writeFile(study.path(id), json.slice(0, 200));
		await watch.until(() => watch.runs.get(id)?.running?.stage === 'writing');
		await watch.until(() => watch.runs.has(id) && watch.runs.get(id)?.running === undefined, 20_000);
		expect(watch.runs.get(id)?.findings.map(({code}) => code)).toContain('json-unreadable');
	});

	it('starts a log anew that was replaced or cut off', async () => {
		await watched();
		const run = growingRun(study.path(stem), Date.UTC(2025, 9, 24, 13, 0));
		await run.startLog();
		await run.logLines(5);
		await watch.until(() => powerOf(id)?.length === 5);
		await run.startLog();
		await watch.until(() => watch.runs.get(id)?.traces[0]?.series.length === 0);
		await run.logLines(1, {watts: 99});
		await watch.until(() => powerOf(id)?.[0] === 99);
	});

	it('says when a log falls silent', async () => {
		await watched();
		const run = growingRun(study.path(stem), Date.UTC(2025, 9, 24, 13, 0));
		await run.startLog();
		await run.logLines(3);
		await watch.until(() => watch.runs.get(id)?.running?.silence != null);
		expect(watch.runs.get(id)?.running?.silence).toBeGreaterThan(3);
		await run.logLines(1);
		await watch.until(() => watch.runs.get(id)?.running?.silence === null);
	});

	it('looks for changes itself where nobody tells of them', async () => {
		await watched({poll: true});
		const run = growingRun(study.path(stem), Date.UTC(2025, 9, 24, 13, 0));
		await run.startLog();
		await run.logLines(2);
		await watch.until(() => powerOf(id)?.length === 2);
		await run.writeResult(json, 1, async () => {});
		await watch.until(() => watch.runs.get(id)?.result?.duration === 119);
		// Written again in its place: its folder does not change.
		await new Promise(resolve => setTimeout(resolve, 4500));
		await writeFile(study.path(id), json.replaceAll('119', '120'));
		await watch.until(() => watch.runs.get(id)?.result?.duration === 120);
	});

	it('looks for changes itself where the system watches no more folders', async () => {
		const {listen, listening} = systemThatWatches(4, 'ENOSPC');
		await watched({listen});
		await watch.until(() => listening.size === 0);
		const run = growingRun(study.path(stem), Date.UTC(2025, 9, 24, 13, 0));
		await run.startLog();
		await run.logLines(2);
		await watch.until(() => powerOf(id)?.length === 2);
		await run.writeResult(json, 1, async () => {});
		await watch.until(() => watch.runs.get(id)?.result?.duration === 119);
		await rm(study.path(id));
		await watch.until(() => watch.runs.get(id)?.result == null);
		expect(listening.size).toBe(0);
	});
});
