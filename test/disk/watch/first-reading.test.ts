import {appendFile, rm, writeFile} from 'node:fs/promises';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {type ReadStudyOptions, read} from '../../../source/disk/read.ts';
import type {ReadEvent, Root} from '../../../source/disk/read-event.ts';
import {resultJson, type StudyFolder, smallStudy} from '../../sessions/study.ts';
import {studyFolder} from '../study-folder.ts';
import {followed} from './followed.ts';
import {growingRun} from './growing-run.ts';

vi.setConfig({testTimeout: 30_000});

const folder = 'energy/Llama3.1 8B/tee_on';
const third = `${folder}/20251024_1200-00_repetition_3.json`;
const stem = `${folder}/20251024_1300-00_repetition_4`;

let study: StudyFolder;
let watch: ReturnType<typeof followed>;

afterEach(async () => {
	await watch.stop();
	await study.remove();
});

/** Reads, and does something when all but the end has been told. */
function readingWith(end: () => Promise<void>) {
	return async function* (roots: readonly Root[], options: ReadStudyOptions): AsyncGenerator<ReadEvent> {
		for await (const event of read(roots, options)) {
			if (event.type === 'done') await end();
			yield event;
		}
	};
}

const typesBeforeDone = (): readonly string[] =>
	watch.events
		.slice(
			0,
			watch.events.findIndex(({type}) => type === 'done'),
		)
		.map(({type}) => type);

describe('the first reading of a study that is followed', () => {
	it('ends without looking through the folders again', async () => {
		study = await smallStudy();
		watch = followed(study.root, {first: readingWith(() => rm(study.root, {recursive: true}))});
		await watch.untilWatching();
		// Whoever looked would have seen that all is gone.
		expect(typesBeforeDone()).not.toContain('forgotten');
		expect(watch.events.filter(({type}) => type === 'done')).toHaveLength(1);
		await watch.until(() => watch.runs.size === 0);
	});

	it('tells what has changed since its walk as soon as the folders are watched', async () => {
		study = await smallStudy();
		const fourth = resultJson('Llama3.1 8B', {output: 100_000, duration: 119}, 13, 30);
		watch = followed(study.root, {
			first: readingWith(async () => {
				await writeFile(study.path(third), fourth.replaceAll('119', '121'));
				await writeFile(study.path(`${stem}.json`), fourth);
				await rm(study.path(third.replace('_3.json', '_1.json')));
			}),
		});
		await watch.until(() => watch.runs.get(`${stem}.json`)?.result?.duration === 119);
		await watch.until(() => watch.runs.get(third)?.result?.duration === 121);
		expect(watch.runs.size).toBe(18);
	});

	it('tells what was written beside a result since its walk, of which nobody tells when watching begins', async () => {
		study = await smallStudy();
		const length = () => watch.runs.get(third)?.traces[0]?.series[0]?.time.length;
		const log = study.path(third.replace('.json', '_power_metrics.csv'));
		const line = '2025/10/24 14:35:50.000, 62.00 W, 0 %, 0 %, 1785 MHz, 2619 MHz, 40\n';
		let before: number | undefined;
		watch = followed(study.root, {
			first: readingWith(async () => {
				before = length();
				await appendFile(log, line);
			}),
		});
		await watch.until(() => before === 136 && length() === 137);
		await appendFile(log, line.replace(':50.', ':51.'));
		await watch.until(() => length() === 138);
		expect(watch.runs.get(third)?.result).not.toBeNull();
	});

	it('reads nothing again that has not changed', async () => {
		study = await smallStudy({'notes/list.json': '[1, 2]', 'other.csv': 'a,b\n1,2\n'});
		// What was written a moment before it is opened may have been written after.
		await new Promise(resolve => setTimeout(resolve, 100));
		watch = followed(study.root);
		await watch.untilWatching();
		const told = watch.events.length;
		// The walk after watching has begun comes within this time.
		await new Promise(resolve => setTimeout(resolve, 2500));
		expect(watch.events.slice(told)).toEqual([]);
	});

	it('tells a run that is under way from the start, before it has read the others', async () => {
		study = await smallStudy();
		const run = growingRun(study.path(stem), Date.UTC(2025, 9, 24, 13, 0));
		await run.startLog();
		await run.logLines(3);
		watch = followed(study.root);
		await watch.untilWatching();
		const firstRun = watch.events.find(({type}) => type === 'run');
		expect(firstRun?.type === 'run' && firstRun.run.id).toBe(`${stem}.json`);
		expect(watch.runs.get(`${stem}.json`)?.running?.stage).toBe('benchmark');
		expect(watch.codes()).not.toContain('csv-orphan');
		expect([...watch.looseTraces.keys()]).toEqual([]);
	});

	it('tells a run that is under way alone, and its log not besides', async () => {
		study = await studyFolder({});
		const run = growingRun(study.path(stem), Date.UTC(2025, 9, 24, 13, 0));
		await run.startLog();
		await run.logLines(3);
		watch = followed(study.root);
		await watch.untilWatching();
		expect(watch.runs.get(`${stem}.json`)?.traces[0]?.series[0]?.time.length).toBe(3);
		expect([...watch.looseTraces.keys()]).toEqual([]);
		expect(watch.codes()).toEqual([]);
	});

	it('takes a result that is being written for that', async () => {
		study = await smallStudy();
		const json = resultJson('Llama3.1 8B', {output: 100_000, duration: 119}, 13, 30);
		await writeFile(study.path(`${stem}.json`), json.slice(0, 300));
		watch = followed(study.root);
		await watch.until(() => watch.runs.get(`${stem}.json`)?.running?.stage === 'writing');
		await writeFile(study.path(`${stem}.json`), json);
		await watch.until(() => watch.runs.get(`${stem}.json`)?.result?.duration === 119);
	});
});
