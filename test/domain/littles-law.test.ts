import {describe, expect, it} from 'vitest';
import {littlesLaw} from '../../source/domain/littles-law.ts';
import {runOf} from '../builders/run.ts';

describe('littlesLaw', () => {
	it('is the time that all requests stayed over the time of the run', () => {
		// Eight requests of 2 s in 4 s: four at a time.
		const requests = Array(8).fill({ttft: 0.5, itls: [0.5, 1]});
		expect(littlesLaw(runOf({result: {requests, duration: 4, maxConcurrency: 4}}))).toEqual({
			concurrency: 4,
			cap: 4,
			use: 1,
			source: 'requests',
		});
	});

	it('takes the stored mean where the requests were not saved', () => {
		const result = {requestThroughput: 2.5, maxConcurrency: 8, stored: {e2el: {mean: 1600, median: 1000}}};
		expect(littlesLaw(runOf({result}))).toEqual({concurrency: 4, cap: 8, use: 0.5, source: 'stored'});
		const swapped = {...result, members: ['total_token_throughput']};
		expect(littlesLaw(runOf({result: swapped}))?.concurrency).toBe(2.5);
	});

	it('relates to no cap where there was none', () => {
		const requests = [{ttft: 1, itls: [1]}];
		expect(littlesLaw(runOf({result: {requests, duration: 4, maxConcurrency: null}}))).toMatchObject({
			cap: null,
			use: null,
		});
	});

	it('says nothing of a run without answers or latencies', () => {
		expect(littlesLaw(runOf({result: null}))).toBeNull();
		expect(littlesLaw(runOf({result: {completed: 0, stored: {e2el: {mean: 0}}}}))).toBeNull();
		expect(littlesLaw(runOf({result: {requests: [{ttft: 0, output: 0}]}}))).toBeNull();
		expect(littlesLaw(runOf())).toBeNull();
	});
});
