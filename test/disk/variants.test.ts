import {describe, expect, it} from 'vitest';
import {readDocuments} from '../../source/disk/result/read-documents.ts';
import {variantsOf} from '../../source/disk/variants.ts';
import {resultText} from './result/result-text.ts';
import {sourceOf} from './result/source.ts';

function variants(...runs: readonly Readonly<Record<string, unknown>>[]) {
	const {results} = readDocuments(sourceOf(runs.map(run => resultText(run)).join('\n')));
	return variantsOf(results).map(({suffix, repetition}) => `${suffix} ${repetition}`);
}

describe('variantsOf', () => {
	it('counts runs that differ in nothing', () => {
		expect(variants({}, {}, {})).toEqual([' 1', ' 2', ' 3']);
	});

	it('tells rates, concurrencies and models apart', () => {
		expect(
			variants(
				{request_rate: 1, max_concurrency: 4},
				{request_rate: 'inf', max_concurrency: null},
				{request_rate: 1, max_concurrency: 4},
			),
		).toEqual(['_qps_1_max_concurrency_4 1', '_qps_inf_max_concurrency_none 1', '_qps_1_max_concurrency_4 2']);
		expect(variants({model_id: 'a/x'}, {model_id: 'b/y'})).toEqual(['_x 1', '_y 1']);
	});

	it('tells settings of the user apart, but not what is another in every run', () => {
		expect(variants({tp: '1', run_number: 0}, {tp: '1', run_number: 1}, {tp: '2/4', run_number: 2})).toEqual([
			'_tp_1 1',
			'_tp_1 2',
			'_tp_2-4 1',
		]);
	});
});
