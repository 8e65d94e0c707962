import {appendFile, mkdtemp, rename, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {resultJson, type StudyFolder, smallStudy} from '../../sessions/study.ts';
import {followed} from './followed.ts';
import {growingRun} from './growing-run.ts';

vi.setConfig({testTimeout: 30_000});

const folder = 'energy/Llama3.1 8B/tee_on';
const third = `${folder}/20251024_1200-00_repetition_3`;
const stem = `${folder}/20251024_1300-00_repetition_4`;
const id = `${stem}.json`;
const json = resultJson('Llama3.1 8B', {output: 100_000, duration: 119}, 13, 30);
const header = 'timestamp, power.draw [W], utilization.gpu [%]\n';
const row = (second: number) => `2025/10/24 14:35:${String(second).padStart(2, '0')}.000, 62.00 W, 0 %\n`;

let study: StudyFolder;
let watch: ReturnType<typeof followed>;

afterEach(async () => {
	await watch.stop();
	await study.remove();
});

async function watched(poll: boolean): Promise<void> {
	study = await smallStudy();
	watch = followed(study.root, {poll});
	await watch.untilWatching();
}

const readings = (runId: string): number | undefined => watch.runs.get(runId)?.traces[0]?.series[0]?.time.length;

describe.each([
	['told of by the file system', false],
	['looked for', true],
])('what changes beside runs, %s', (_, poll) => {
	it('is a log that belongs to nothing: it comes, grows and goes', async () => {
		await watched(poll);
		const length = () => watch.looseTraces.get('energy/session.csv')?.series[0]?.time.length;
		await writeFile(study.path('energy/session.csv'), header + row(0));
		await watch.until(() => length() === 1);
		await appendFile(study.path('energy/session.csv'), row(1));
		await watch.until(() => length() === 2, 40_000);
		await appendFile(study.path('energy/session.csv'), row(2));
		await watch.until(() => length() === 3);
		await rm(study.path('energy/session.csv'));
		await watch.until(() => length() === undefined);
	}, 60_000);

	it('is the log of a run under way that is thrown away', async () => {
		await watched(poll);
		const run = growingRun(study.path(stem), Date.UTC(2025, 9, 24, 13, 0));
		await run.startLog();
		await run.logLines(2);
		await watch.until(() => readings(id) === 2);
		await rm(study.path(`${stem}_power_metrics.csv`));
		await watch.until(() => !watch.runs.has(id));
		expect(watch.codes()).not.toContain('csv-orphan');
	});

	it('is the log of a run under way whose recording ends without a result', async () => {
		await watched(poll);
		const run = growingRun(study.path(stem), Date.UTC(2025, 9, 24, 13, 0));
		await run.startLog();
		await run.logLines(2);
		await watch.until(() => readings(id) === 2);
		const from = Date.UTC(2025, 9, 24, 13, 0) / 1000;
		const noted = {command_started: from, command_ended: from + 2, results: 0, log_utc_offset: 0};
		await writeFile(study.path(`${stem}_recording.txt`), JSON.stringify(noted));
		await watch.until(() => !watch.runs.has(id) && watch.codes().includes('csv-orphan'));
		await watch.until(() => watch.looseTraces.get(`${stem}_power_metrics.csv`)?.series[0]?.time.length === 2);
	});

	it('is a log that comes after its result', async () => {
		await watched(poll);
		await writeFile(study.path(id), json);
		await watch.until(() => watch.runs.get(id)?.result?.duration === 119);
		expect(readings(id)).toBeUndefined();
		await writeFile(study.path('.log'), header + row(0) + row(1));
		await rename(study.path('.log'), study.path(`${stem}_power_metrics.csv`));
		await watch.until(() => readings(id) === 2);
	});

	it('are notes on the machine', async () => {
		await watched(poll);
		expect(watch.runs.get(`${third}.json`)?.systemInformation).toBeNull();
		await writeFile(study.path(`${folder}/20251024_1100-00_energy_system_info.txt`), 'Hostname: tee-on-1\n');
		await watch.until(() => watch.runs.get(`${third}.json`)?.systemInformation != null);
		expect(watch.runs.get(`${third.replace('tee_on', 'tee_off')}.json`)?.systemInformation).toBeNull();
	});

	it('lies behind a link to a folder, also one that comes later', async () => {
		const elsewhere = await mkdtemp(join(tmpdir(), 'cai-tui-elsewhere-'));
		try {
			study = await smallStudy();
			await symlink(join(elsewhere), study.path('linked'));
			watch = followed(study.root, {poll});
			await watch.untilWatching();
			await writeFile(join(elsewhere, 'a_repetition_1.json'), json);
			await watch.until(() => watch.runs.has('linked/a_repetition_1.json'));
			await rm(study.path('linked'));
			await watch.until(() => !watch.runs.has('linked/a_repetition_1.json'));
			await symlink(join(elsewhere), study.path('again'));
			await watch.until(() => watch.runs.has('again/a_repetition_1.json'));
			await writeFile(join(elsewhere, 'a_repetition_2.json'), json);
			await watch.until(() => watch.runs.has('again/a_repetition_2.json'));
		} finally {
			await rm(elsewhere, {recursive: true});
		}
	});
});

describe('the log of a finished run', () => {
	it('goes on after the study was opened, and is read on from where it stopped', async () => {
		await watched(false);
		expect(readings(`${third}.json`)).toBe(136);
		const file = study.path(`${third}_power_metrics.csv`);
		await appendFile(file, row(50).replace('62.00 W, 0 %', '62.00 W, 0 %, 0 %, 1785 MHz, 2619 MHz, 40'));
		await watch.until(() => readings(`${third}.json`) === 137);
		await appendFile(file, row(51).replace('62.00 W, 0 %', '62.00 W, 0 %, 0 %, 1785 MHz, 2619 MHz, 40'));
		await watch.until(() => readings(`${third}.json`) === 138);
		expect(watch.runs.get(`${third}.json`)?.result).not.toBeNull();
	});
});
