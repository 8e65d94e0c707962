import {describe, expect, it} from 'vitest';
import {type ConditionParameters, conditionParameters} from '../../source/domain/condition-parameters.ts';
import {type ResultParts, runOf, runsOf} from '../builders/run.ts';

const nothing: Omit<ConditionParameters, 'model' | 'modelSize'> = {
	level: null,
	levelKind: null,
	inputLength: null,
	outputLength: null,
	maxNumSeqs: null,
};

function read(name: string, result: ResultParts = {maxConcurrency: null}): ConditionParameters {
	return conditionParameters(name, runsOf({condition: name}, [result, result]));
}

describe('conditionParameters', () => {
	it.each<[string, Partial<ConditionParameters>]>([
		['Gemma3 1B', {model: 'Gemma3 1B', modelSize: 1}],
		['Gemma3 1B-mns-512', {model: 'Gemma3 1B', modelSize: 1, maxNumSeqs: 512}],
		['Llama3.1 8B_64', {model: 'Llama3.1 8B', modelSize: 8, level: 64, levelKind: 'concurrency'}],
		['DeepSeek-R1-Distill-Qwen 1.5B', {model: 'DeepSeek-R1-Distill-Qwen 1.5B', modelSize: 1.5}],
		[
			'DeepSeek-R1-Distill-Qwen 7B_128',
			{model: 'DeepSeek-R1-Distill-Qwen 7B', modelSize: 7, level: 128, levelKind: 'concurrency'},
		],
		['input_64_output_128', {model: 'gemma-3-1b-it', modelSize: 1, inputLength: 64, outputLength: 128}],
		['input_64_128', {model: 'gemma-3-1b-it', modelSize: 1, inputLength: 64, outputLength: 128}],
		['Qwen_64_out_128', {model: 'Qwen', modelSize: 1, inputLength: 64, outputLength: 128}],
		[
			'random_input_len_64_random_output_len_1024',
			{model: 'gemma-3-1b-it', modelSize: 1, inputLength: 64, outputLength: 1024},
		],
		[
			'Qwen3 32B_random_input_len_64_random_output_len_8',
			{model: 'Qwen3 32B', modelSize: 32, inputLength: 64, outputLength: 8},
		],
		['max_concurrency_64', {model: 'gemma-3-1b-it', modelSize: 1, level: 64, levelKind: 'concurrency'}],
		['Llama3.1 8B_max_concurrency_64', {model: 'Llama3.1 8B', modelSize: 8, level: 64, levelKind: 'concurrency'}],
		[
			'SERVE--max_num_seqs=4-BENCH--max_concurrency=2-num_prompts=8',
			{model: 'gemma-3-1b-it', modelSize: 1, level: 2, levelKind: 'concurrency', maxNumSeqs: 4},
		],
		[
			'serving_llama70B_tp1_sharegpt_qps_1',
			{model: 'serving_llama70B_tp1_sharegpt', modelSize: 70, level: 1, levelKind: 'request rate'},
		],
		[
			'serving_llama70B_tp1_sharegpt_qps_inf',
			{model: 'serving_llama70B_tp1_sharegpt', modelSize: 70, level: Infinity, levelKind: 'request rate'},
		],
		['vllm-4.5qps-Llama-8B', {model: 'vllm-Llama-8B', modelSize: 8, level: 4.5, levelKind: 'request rate'}],
		['baseline', {model: 'baseline', modelSize: 1}],
	])('reads %s', (name, expected) => {
		expect(read(name)).toEqual({...nothing, ...expected});
	});

	it('believes the results about the concurrency that a bare number names', () => {
		expect(read('Gemma3 1B_64', {maxConcurrency: 32})).toMatchObject({level: 32, levelKind: 'concurrency'});
		expect(read('Gemma3 1B_4', {maxConcurrency: null, requestRate: 4})).toMatchObject({
			level: 4,
			levelKind: 'request rate',
		});
	});

	it('does not take a version in a model’s name for a level', () => {
		expect(read('Llama3_2', {maxConcurrency: 1})).toMatchObject({model: 'Llama3_2', level: null});
		expect(read('Llama3_1', {maxConcurrency: 1})).toMatchObject({model: 'Llama3', level: 1});
	});

	it('takes `_r16` for a rate only where the results were measured at it', () => {
		expect(read('S3_r16', {requestRate: 16})).toMatchObject({model: 'S3', level: 16, levelKind: 'request rate'});
		expect(read('S3_rinf')).toMatchObject({model: 'S3', level: Infinity, levelKind: 'request rate'});
		expect(read('deepseek_r1')).toMatchObject({model: 'deepseek_r1', level: null, levelKind: null});
	});

	it('has no size where neither name nor model id says one, and needs no result', () => {
		expect(read('baseline', {modelId: 'gpt-4o'}).modelSize).toBeNull();
		const unread = conditionParameters('input_8_output_9', [runOf({result: null})]);
		expect(unread).toEqual({...nothing, model: '', modelSize: null, inputLength: 8, outputLength: 9});
		expect(conditionParameters('', [])).toEqual({...nothing, model: '', modelSize: null});
	});
});
