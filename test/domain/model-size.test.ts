import {describe, expect, it} from 'vitest';
import {modelSize} from '../../source/domain/model-size.ts';

describe('modelSize', () => {
	it.each([
		['Gemma3 1B', 1],
		['Gemma3 1B-mns-512', 1],
		['Llama3.1 8B_64', 8],
		['DeepSeek-R1-Distill-Qwen 1.5B', 1.5],
		['Qwen2.5-0.5B-Instruct', 0.5],
		['google/gemma-3-270m', 0.27],
		['google/gemma-3-1b-it', 1],
		['Mixtral-8x7B-Instruct-v0.1', 56],
		['4bit-Llama 70B', 70],
		['meta-llama/Meta-Llama-3.1-70B-Instruct', 70],
		['serving_llama70B_tp1_sharegpt', 70],
		['Qwen3-30B-A3B', 30],
		['Llama 70BInstruct', 70],
		['Mistral Small 24 B', 24],
	])('of %s is %d billion', (name, size) => {
		expect(modelSize(name)).toBeCloseTo(size, 12);
	});

	it.each(['', 'gpt-4o', 'input_64_output_128', 'int4bit', 'Phi-3-mini', 'A100 80GB', '512MB model', 'run 3 best'])(
		'is not in %j',
		name => {
			expect(modelSize(name)).toBeNull();
		},
	);
});
