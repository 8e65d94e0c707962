import {afterEach, describe, expect, it} from 'vitest';
import {readAll, studyFolder} from './study-folder.ts';

let study: Awaited<ReturnType<typeof studyFolder>> | undefined;

afterEach(async () => study?.remove());

const result = JSON.stringify({
	date: '20251118-102131',
	duration: 60,
	completed: 8,
	num_prompts: 8,
	total_output_tokens: 800,
	total_input_tokens: 80,
});

/** 10:20:00 to 10:21:33 UTC on the day of the result, with clocks an hour ahead. */
const recording = {
	command_started: Date.UTC(2025, 10, 18, 9, 20, 0) / 1000,
	command_ended: Date.UTC(2025, 10, 18, 9, 21, 33) / 1000,
	result_written: Date.UTC(2025, 10, 18, 9, 21, 32) / 1000,
	result_bytes: result.length,
	log_utc_offset: 3600,
};

async function readWith(text: string, files: Readonly<Record<string, string>> = {'a.json': result}) {
	study = await studyFolder({...files, 'a_recording.txt': text});
	return readAll(study.root);
}

describe('what was noted of a recorded run', () => {
	it('is read with it, on the clock of its log', async () => {
		const {runs, ignored} = await readWith(JSON.stringify(recording));
		expect(runs.map(run => run.recording)).toEqual([
			{
				startedAt: Date.UTC(2025, 10, 18, 10, 20, 0) / 1000,
				landedAt: Date.UTC(2025, 10, 18, 10, 21, 32) / 1000,
			},
		]);
		expect(runs[0]?.findings).toEqual([]);
		expect(ignored).toEqual([]);
	});

	it.each([
		['cut short', JSON.stringify(recording).slice(0, 40), 'it is not JSON'],
		['empty', '', 'it is not JSON'],
		['not about times', '[1]', 'it: '],
		['in milliseconds', JSON.stringify({...recording, command_started: 1_763_457_600_000}), '"command_started"'],
		['a text where a number belongs', JSON.stringify({...recording, log_utc_offset: '3600'}), '"log_utc_offset"'],
		['about what the result was before', JSON.stringify({...recording, result_bytes: 7}), 'it is about another'],
		['the wrong way round', JSON.stringify({...recording, command_ended: recording.command_started - 1}), 'it: '],
		['of another command', JSON.stringify({...recording, result_written: recording.command_ended + 9}), 'it: '],
	])('is a finding and no more where it is %s', async (_, text, reason) => {
		const {runs} = await readWith(text);
		expect(runs).toHaveLength(1);
		expect(runs[0]?.recording).toBeUndefined();
		expect(runs[0]?.result?.completed).toBe(8);
		expect(runs[0]?.findings).toMatchObject([
			{code: 'recording-unreadable', severity: 'warning', scope: 'run', evidence: {file: 'a_recording.txt'}},
		]);
		expect(runs[0]?.findings[0]?.message).toContain(`a_recording.txt: The recording cannot be used: ${reason}`);
	});

	it('and its log are left out where the result is another run by the same name', async () => {
		const files = {
			'a.json': result,
			'a_power_metrics.csv':
				'timestamp, power.draw [W]\n2025/11/18 10:20:31.000, 62.00 W\n2025/11/18 10:20:32.000, 63.00 W\n',
		};
		const durations = {same: JSON.parse(result).duration, other: JSON.parse(result).duration + 0.25};
		const readOf = async (duration: number) =>
			(await readWith(JSON.stringify({...recording, result_duration: duration}), files)).runs[0];
		const same = await readOf(durations.same);
		expect(same?.recording).toBeDefined();
		expect(same?.traces).toHaveLength(1);
		const other = await readOf(durations.other);
		expect(other?.recording).toBeUndefined();
		expect(other?.traces).toEqual([]);
		expect(other?.findings.map(({code}) => code)).toEqual(['recording-unreadable']);
		expect(other?.findings[0]?.message).toContain('are of another run');
	});

	it('is of no run of a file of several', async () => {
		const {runs} = await readWith(JSON.stringify(recording), {'a.json': `${result}\n${result}`});
		expect(runs.map(run => run.recording)).toEqual([undefined, undefined]);
	});

	it('is listed where its result is gone', async () => {
		const {runs, ignored} = await readWith(JSON.stringify(recording), {'b.json': result});
		expect(runs).toHaveLength(1);
		expect(ignored).toEqual([{path: 'a_recording.txt', reason: 'belongs to no result by its name'}]);
	});
});

describe('a log that was recorded and has no result', () => {
	const log = 'timestamp, power.draw [W]\n2025/11/18 10:20:00.100, 66.00 W\n2025/11/18 10:20:01.100, 66.00 W\n';
	const noted = {
		command_started: recording.command_started,
		command_ended: recording.command_ended,
		results: 0,
		log_utc_offset: 0,
	};

	async function saidOf(text: string | null) {
		study = await studyFolder({'a_power_metrics.csv': log, ...(text === null ? {} : {'a_recording.txt': text})});
		const {findings, ignored} = await readAll(study.root);
		return [...findings.map(({code, message, evidence}) => [code, message, evidence['recording']]), ...ignored];
	}

	it.each([
		['no result', JSON.stringify(noted), 'This recording has ended, and its command wrote no result'],
		['other logs', JSON.stringify({...noted, results: 2}), 'This recording has ended, and the log could not be put'],
		['result gone', JSON.stringify(recording), 'The result that this log was recorded for is not here.'],
		[undefined, '{', 'This trace has no result of the same name'],
		[undefined, '[]', 'This trace has no result of the same name'],
		[undefined, null, 'This trace has no result of the same name'],
	])('%s: says so', async (leftover, text, sentence) => {
		expect(await saidOf(text)).toEqual([['csv-orphan', expect.stringContaining(sentence), leftover]]);
	});
});
