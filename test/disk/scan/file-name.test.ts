import {describe, expect, it} from 'vitest';
import {fileNameOf} from '../../../source/disk/scan/file-name.ts';

const october24 = Date.UTC(2025, 9, 24, 14, 30, 15) / 1000;

describe('fileNameOf', () => {
	it.each([
		['20251024_1430-15_repetition_3.json', {stamp: october24, repetition: 3, key: ''}],
		[
			'20251024_1430-15_Llama3.1-8B_max_concurrency_64_repetition_10.json',
			{stamp: october24, repetition: 10, key: 'Llama3.1-8B_max_concurrency_64'},
		],
		[
			'20251024_1430-15_random_input_len_64_random_output_len_128_repetition_1.json',
			{stamp: october24, repetition: 1, key: 'input_64_output_128'},
		],
		[
			'openai-chat-infqps-concurrency8-Llama-3.1-8B-20251024-143015.json',
			{stamp: october24, repetition: null, key: 'openai-chat-infqps-concurrency8-Llama-3.1-8B'},
		],
		['S1_r1_rep2.json', {stamp: null, repetition: 2, key: 'S1_r1'}],
		['run=0.json', {stamp: null, repetition: 0, key: ''}],
		['run-3.jsonl', {stamp: null, repetition: 3, key: ''}],
		[
			'serving_llama70B_tp1_sharegpt_qps_1.json',
			{stamp: null, repetition: null, key: 'serving_llama70B_tp1_sharegpt_qps_1'},
		],
		['2025-10-24_14-30-15_base.json', {stamp: null, repetition: null, key: 'base'}],
		['prepared_report.json', {stamp: null, repetition: null, key: 'prepared_report'}],
	])('takes %s apart', (name, parts) => {
		expect(fileNameOf(name)).toEqual({stem: name.replace(/\.jsonl?$/, ''), ...parts});
	});
});
