import {describe, expect, it} from 'vitest';
import {runCard} from '../../source/sections/run/run-card.ts';
import {runOf} from '../builders/run.ts';

// Three answered requests: TTFT 0.1, 0.2, 0.3 s; gaps of 10, 20 and 30 ms; and one that failed.
const requests = [
	{ttft: 0.1, itls: [0.01, 0.01]},
	{ttft: 0.2, itls: [0.02, 0.02]},
	{ttft: 0.3, itls: [0.03, 0.03]},
	{ttft: 0, itls: [], error: 'Bad Gateway'},
];

describe('runCard', () => {
	it('gives the latencies of the answered requests, in milliseconds', () => {
		const {title, facts, rows} = runCard(runOf({teeMode: 'tee_on', repetition: 2, result: {requests, duration: 75}}));
		expect(title).toBe('Gemma3 1B · TEE on · repetition 2');
		expect(facts[1]).toMatch(/^3 of \d+ requests in 00:01:15/);
		expect(rows.map(({ms}) => ms)).toEqual(['TTFT', 'TPOT', 'ITL', 'E2EL', 'decode']);
		expect(rows[0]).toEqual({
			ms: 'TTFT',
			mean: '200',
			median: '200',
			p90: '280',
			p95: '290',
			p99: '298',
			source: 'requests',
		});
	});

	it('says that a value is as stored where the file has no arrays', () => {
		const stored = {ttft: {mean: 41, median: 40, p95: 80}};
		const {rows} = runCard(runOf({result: {requests: null, interToken: null, stored}}));
		expect(rows).toEqual([
			{ms: 'TTFT', mean: '41.0', median: '40.0', p90: '—', p95: '80.0', p99: '—', source: 'stored'},
		]);
	});

	it('gives no number of a run without an answer, or of a file that is no result', () => {
		expect(runCard(runOf({result: {completed: 0, outputThroughput: 0}})).facts[1]).not.toContain('tok/s');
		expect(runCard(runOf({result: null}))).toMatchObject({rows: [], facts: [expect.stringContaining('not be read')]});
	});
});
