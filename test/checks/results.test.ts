import {describe, expect, it} from 'vitest';
import {endOfRun, type ResultParts, runOf} from '../builders/run.ts';
import {saysOf} from './judge.ts';

const run = (result: ResultParts | null, parts = {}) => runOf({...parts, result});

/** Requests with these output lengths, all alike otherwise. */
const rowsOf = (lengths: readonly number[]) =>
	lengths.map(output => ({ttft: 0.1, itls: Array.from({length: Math.max(0, output - 1)}, () => 0.01), output}));

const many = (count: number, length: number) => Array.from({length: count}, () => length);

describe('a run that is no measurement', () => {
	it('is judged by no rule about numbers', () => {
		for (const code of ['incomplete', 'errors', 'zero-output', 'p-order', 'unit-mismatch', 'too-short']) {
			expect(saysOf(code, run({completed: 0}))).toBe('no request completed');
			expect(saysOf(code, run(null))).toBe('the result could not be read');
		}
	});
});

describe('incomplete', () => {
	it('is a warning from 99 % on, an error below', () => {
		expect(saysOf('incomplete', run({numPrompts: 1000, completed: 1000, failed: 0}))).toEqual([]);
		expect(saysOf('incomplete', run({numPrompts: 1000, completed: 990, failed: 10}))).toEqual(['warning']);
		expect(saysOf('incomplete', run({numPrompts: 1000, completed: 989, failed: 11}))).toEqual(['error']);
	});

	it('goes by what failed where the file does not say how many were asked for', () => {
		expect(saysOf('incomplete', run({numPrompts: null, completed: 50, failed: 50}))).toEqual(['error']);
		expect(saysOf('incomplete', run({numPrompts: null, failed: null}))).toMatch(/neither/);
	});
});

describe('zero-output', () => {
	it('lets half a percent pass, and prefill benchmarks that ask for one token', () => {
		expect(saysOf('zero-output', run({requests: rowsOf([...many(995, 20), ...many(5, 1)])}))).toEqual([]);
		expect(saysOf('zero-output', run({requests: rowsOf([...many(994, 20), ...many(6, 1)])}))).toEqual(['warning']);
		expect(saysOf('zero-output', run({requests: rowsOf(many(100, 1))}))).toEqual([]);
	});
});

describe('short-output', () => {
	it('does not take a chat workload for one of fixed length', () => {
		const chat = Array.from({length: 200}, (_, index) => 10 + ((index * 37) % 400));
		expect(saysOf('short-output', run({requests: rowsOf(chat)}))).toEqual([]);
		expect(saysOf('short-output', run({requests: rowsOf([...many(99, 64), 3])}))).toEqual([]);
		expect(saysOf('short-output', run({requests: rowsOf([...many(98, 64), 3, 3])}))).toEqual(['warning']);
	});
});

describe('silent-fail', () => {
	it('cannot tell without error texts', () => {
		expect(saysOf('silent-fail', run({requests: rowsOf([4, 4])}))).toMatch(/no error texts/);
	});

	it('tells a count that the errors contradict', () => {
		const errors = {count: 0, messages: []};
		expect(saysOf('silent-fail', run({requests: rowsOf([4, 4]), errors}))).toEqual([]);
		expect(saysOf('silent-fail', run({requests: rowsOf([4, 4]), errors, completed: 1}))).toEqual(['warning']);
	});
});

describe('inconsistent-throughput', () => {
	it('accepts a thousandth, and does not hold derived members against each other', () => {
		const tokens = {totalOutputTokens: 6000, duration: 60, totalTokenThroughput: null, requestThroughput: null};
		expect(saysOf('inconsistent-throughput', run({...tokens, outputThroughput: 100.09}))).toEqual([]);
		expect(saysOf('inconsistent-throughput', run({...tokens, outputThroughput: 100.11}))).toEqual(['error']);
		const derived = ['output_throughput'];
		expect(saysOf('inconsistent-throughput', run({...tokens, outputThroughput: 120, derived}))).toEqual([]);
	});

	it('adds up output lengths', () => {
		const requests = rowsOf([10, 20, 30]);
		expect(saysOf('inconsistent-throughput', run({requests}))).toEqual([]);
		const doubled = {totalOutputTokens: 120, outputThroughput: 2, totalTokenThroughput: null};
		expect(saysOf('inconsistent-throughput', run({requests, ...doubled}))).toEqual(['error']);
	});
});

describe('p-order', () => {
	const stored = (latencies: NonNullable<ResultParts['stored']>) => saysOf('p-order', run({stored: latencies}));

	it('accepts what can be', () => {
		expect(stored({ttft: {median: 20, p95: 20}, e2el: {median: 20, p95: 900}})).toEqual([]);
	});

	it('finds negative, absurd and early latencies', () => {
		expect(stored({ttft: {median: -1}})).toEqual(['error']);
		expect(stored({tpot: {median: 12_000}})).toEqual(['error']);
		expect(stored({tpot: {median: 0}})).toEqual(['error']);
		expect(stored({ttft: {median: 50}, e2el: {median: 40}})).toEqual(['error']);
	});
});

describe('unit-mismatch', () => {
	it('accepts medians that count empty answers as well as those that do not', () => {
		const rows = [...Array.from({length: 40}, () => ({ttft: 0, itls: [], output: 0})), ...rowsOf(many(60, 8))];
		const without = {ttft: {mean: 100, median: 100}, e2el: {mean: 170, median: 170}};
		expect(saysOf('unit-mismatch', run({requests: rows}))).toEqual([]);
		expect(saysOf('unit-mismatch', run({requests: rows, stored: without}))).toEqual([]);
		expect(saysOf('unit-mismatch', run({requests: rows, stored: {ttft: {median: 60}}}))).toEqual(['error']);
	});
});

describe('too-short', () => {
	it('asks for a minute only where there is a trace', () => {
		expect(saysOf('too-short', run({duration: 30}))).toEqual([]);
		expect(saysOf('too-short', run({duration: 30}, {trace: {power: [66, 300]}}))).toEqual(['warning']);
		expect(saysOf('too-short', run({duration: 9.9}))).toEqual(['warning']);
	});

	it('does not mind all requests at once without a cap', () => {
		expect(saysOf('too-short', run({maxConcurrency: null, numPrompts: 200}))).toEqual([]);
	});
});

describe('few-tail', () => {
	it('asks for five requests beyond p95 and p99', () => {
		expect(saysOf('few-tail', run({completed: 500}))).toEqual([]);
		expect(saysOf('few-tail', run({completed: 499}))).toEqual(['note']);
	});
});

describe('semaphore-bound', () => {
	// 200 prompts at 1 req/s: sent within 200 s, and the slowest percent of answers takes 30 s more.
	const rate = {numPrompts: 200, completed: 200, requestRate: 1, duration: 212.98, requestThroughput: 200 / 212.98};

	it('does not take the wait for the last answers for a backlog', () => {
		expect(saysOf('semaphore-bound', run({...rate, stored: {e2el: {median: 14_000}}}))).toEqual([]);
	});

	it('finds a server that falls behind', () => {
		const slow = {...rate, requestRate: 8, duration: 63, requestThroughput: 200 / 63};
		expect(saysOf('semaphore-bound', run({...slow, stored: {e2el: {median: 14_000}}}))).toEqual(['warning']);
		expect(saysOf('semaphore-bound', run(slow))).toEqual(['warning']);
	});

	it('has nothing to say where all is sent at once', () => {
		expect(saysOf('semaphore-bound', run({requestRate: Number.POSITIVE_INFINITY}))).toEqual([]);
		expect(saysOf('semaphore-bound', run({requestRate: null}))).toMatch(/does not say/);
	});
});

describe('future-date', () => {
	const written = (hours: number) => run({finishedAt: endOfRun}, {modified: endOfRun - hours * 3600});

	it('takes whole quarters of an hour for a time zone', () => {
		for (const zone of [0, 1, 2, 5.5, 5.75, 9, 14]) expect(saysOf('future-date', written(zone))).toEqual([]);
		for (const hours of [1.4, 3.4, 15, 30]) expect(saysOf('future-date', written(hours))).toEqual(['note']);
	});

	it('does not mind files that were copied later', () => {
		expect(saysOf('future-date', written(-100))).toEqual([]);
	});

	it('finds a file from the future', () => {
		const late = run({finishedAt: null}, {modified: 1_762_000_000 + 7200});
		expect(saysOf('future-date', late)).toEqual(['note']);
	});
});

describe('arrays-mismatch', () => {
	it('leaves a data set that gave fewer prompts to `incomplete`', () => {
		const requests = rowsOf(many(50, 4));
		expect(saysOf('arrays-mismatch', run({requests, numPrompts: 60}))).toEqual([]);
		expect(saysOf('arrays-mismatch', run({requests, numPrompts: 60, completed: 60}))).toEqual(['error']);
		const oneFailed = [...requests, {ttft: 0, error: 'reset'}];
		expect(saysOf('arrays-mismatch', run({requests: oneFailed, numPrompts: 60}))).toEqual([]);
	});
});
