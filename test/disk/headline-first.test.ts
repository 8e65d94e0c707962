import {afterEach, describe, expect, it} from 'vitest';
import {parseResultFile} from '../../source/disk/parse-result-file.ts';
import {arrayMembers, resultText} from './result/result-text.ts';
import {readAll, studyFolder} from './study-folder.ts';

let remove = async (): Promise<void> => {};
afterEach(() => remove());

async function study(files: Readonly<Record<string, string>>) {
	const folder = await studyFolder(files);
	remove = folder.remove;
	return folder;
}

/** More than a mebibyte of times between tokens. */
const large = resultText({...arrayMembers, itls: [Array(300_000).fill(0.25), [9, 9], [], [1, 0.0625]]});
const trace = 'timestamp, power.draw [W]\n2025/10/24 14:30:05.000, 100.00 W\n2025/10/24 14:30:06.000, 110.00 W\n';

describe('reading headlines first', () => {
	it('tells large runs without the times between their tokens, and again with them when all are told', async () => {
		const {root} = await study({
			'e/c/tee_on/a_repetition_1.json': large,
			'e/c/tee_on/a_repetition_1_power_metrics.csv': trace,
			'e/c/tee_on/b_repetition_2.json': resultText(arrayMembers),
			'e/c/tee_on/c_repetition_3.json': large,
		});
		const {events, isDone} = await readAll(root, {headlineFirst: true});
		const told = events.flatMap(event =>
			event.type === 'run' ? [[event.run.repetition, event.run.result?.interToken?.count ?? null]] : [],
		);
		expect(isDone).toBe(true);
		expect([...told.slice(0, 3)].sort()).toEqual([
			[1, null],
			[2, 5],
			[3, null],
		]);
		expect([...told.slice(3)].sort()).toEqual([
			[1, 300_002],
			[3, 300_002],
		]);
		expect(events.filter(event => event.type === 'progress').at(-1)).toMatchObject({done: 5, total: 5});
	});

	it('tells in the end what is told without headlines, and the traces as the same objects', async () => {
		const {root} = await study({'e/a.json': large, 'e/a_power_metrics.csv': trace});
		const [first, last] = (await readAll(root, {headlineFirst: true})).runs;
		expect(last).toEqual((await readAll(root)).runs[0]);
		expect(last?.traces[0]).toBe(first?.traces[0]);
		expect(first?.result).toEqual({
			...last?.result,
			interToken: null,
			requests: {...last?.result?.requests, decode: null},
		});
	});

	it('finds the damage within the times between tokens when it reads them', async () => {
		const at = large.indexOf('0.25,') + 500_000;
		const {root, path} = await study({'e/a.json': `${large.slice(0, at)}oops${large.slice(at)}`});
		expect((await parseResultFile(path('e/a.json'), undefined, 'headline')).results).toHaveLength(1);
		const {runs} = await readAll(root, {headlineFirst: true});
		expect(runs).toMatchObject([
			{id: 'e/a.json', result: {completed: 4}, findings: []},
			{id: 'e/a.json', result: null, findings: [{code: 'json-unreadable'}]},
		]);
	});

	it('reads a file of several runs at once, since what they are called depends on all of them', async () => {
		const {path} = await study({'several.json': `${large}\n${large}\n`});
		const parsed = await parseResultFile(path('several.json'), undefined, 'headline');
		expect(parsed.isHeadline).toBeUndefined();
		expect(parsed.results.map(({interToken}) => interToken?.count)).toEqual([300_002, 300_002]);
	});

	it('finds a file that is cut off at once', async () => {
		const {path} = await study({'cut.json': large.slice(0, 1_100_000)});
		expect(await parseResultFile(path('cut.json'), undefined, 'headline')).toEqual(
			await parseResultFile(path('cut.json')),
		);
	});
});
