import {describe, expect, it} from 'vitest';
import {differences} from '../../source/domain/comparability.ts';
import {type ResultParts, runOf, runsOf} from '../builders/run.ts';

const against = (off: ResultParts, on: ResultParts) => differences([runOf({result: off})], [runOf({result: on})]);

describe('differences', () => {
	it('finds none between repetitions of one setting', () => {
		expect(differences(runsOf({}, [{}, {}]), runsOf({}, [{}]))).toEqual([]);
		expect(differences([], runsOf({}, [{}]))).toEqual([]);
		expect(differences([runOf({result: null})], runsOf({}, [{}]))).toEqual([]);
	});

	it.each<[string, ResultParts, ResultParts, string, string]>([
		['model', {modelId: 'a/x'}, {modelId: 'a/y'}, 'a/x', 'a/y'],
		['tokenizer', {tokenizerId: 'a'}, {tokenizerId: 'b'}, 'a', 'b'],
		['backend', {backend: 'vllm'}, {backend: 'openai-chat'}, 'vllm', 'openai-chat'],
		['prompts', {numPrompts: 1000}, {numPrompts: 500}, '1000', '500'],
		['request rate', {requestRate: 4}, {requestRate: Number.POSITIVE_INFINITY}, '4', 'inf'],
		['burstiness', {burstiness: 1}, {burstiness: 0.5}, '1', '0.5'],
		['max concurrency', {maxConcurrency: 1}, {maxConcurrency: 64}, '1', '64'],
		['max num seqs', {metadata: {max_num_seqs: '256'}}, {metadata: {'--max-num-seqs': 512}}, '256', '512'],
		['dtype', {metadata: {dtype: 'bfloat16'}}, {metadata: {dtype: 'float16'}}, 'bfloat16', 'float16'],
	])('finds a different %s', (parameter, off, on, offText, onText) => {
		expect(against(off, on)).toEqual([{parameter, off: offText, on: onText}]);
	});

	it('does not hold against a side what its version of the tool does not say', () => {
		expect(against({burstiness: null, maxConcurrency: null, metadata: {tp: '1'}}, {})).toEqual([]);
	});

	it('lets hosts, dates and the mode itself differ', () => {
		expect(
			against({metadata: {host: 'a', tee: 'off', seed: '1'}}, {metadata: {host: 'b', tee: 'on', seed: '2'}}),
		).toEqual([]);
	});

	it('shows all values of a side whose runs differ among themselves', () => {
		const [mixed] = [runsOf({}, [{numPrompts: 1000}, {numPrompts: 500}])];
		expect(differences(mixed!, runsOf({}, [{numPrompts: 1000}]))).toEqual([
			{parameter: 'prompts', off: '1000, 500', on: '1000'},
		]);
	});

	it('finds prompts of another length, beyond what another seed does', () => {
		const withInput = (input: number): ResultParts => ({requests: Array(10).fill({ttft: 0.1, itls: [0.01], input})});
		expect(against(withInput(200), withInput(203))).toEqual([]);
		expect(against(withInput(200), withInput(250))).toEqual([
			{parameter: 'mean input length', off: '200 tok', on: '250 tok'},
		]);
	});

	it('counts the prompts of failed requests too: the workload was the same', () => {
		const answered = {ttft: 0.1, itls: [0.01], input: 100};
		const failed = {ttft: 0, input: 300, error: 'Bad Gateway'};
		const numPrompts = 2;
		expect(
			against(
				{requests: [answered, {...answered, input: 300}], numPrompts},
				{requests: [answered, failed], numPrompts},
			),
		).toEqual([]);
	});
});
