import {describe, expect, it} from 'vitest';
import {applyFilter, type FilterContext} from '../../../source/app/tree/filter.ts';
import {parseFilter} from '../../../source/app/tree/filter-language.ts';
import {treeOf} from '../../../source/app/tree/tree.ts';
import {defaultAssumptions} from '../../../source/domain/assumptions.ts';
import {studyOf} from '../../builders/run.ts';
import {studyRuns} from '../support/study.ts';

const tree = treeOf(studyOf(studyRuns));
const broken = 'sequence_overhead/in_64_out_256/tee_on/20251024_1200-00_repetition_1.json';
const context: FilterContext = {
	assumptions: defaultAssumptions,
	findings: new Map([[broken, [{code: 'all-failed', severity: 'error'}]]]),
};

/** Conditions of the runs that are left, with how many of them. */
function left(text: string): Readonly<Record<string, number>> {
	const {selected} = applyFilter(tree, text, context);
	const counts: Record<string, number> = {};
	for (const {experiment, condition} of selected ?? []) {
		const name = `${experiment.split('/').at(-1)}: ${condition}`;
		counts[name] = (counts[name] ?? 0) + 1;
	}
	return counts;
}

describe('a filter', () => {
	it.each([
		['qwen', {'throughput_latency: Qwen3 32B': 2, 'energy: Qwen3 32B': 4}],
		['QWEN energy', {'energy: Qwen3 32B': 4}],
		['qwen on', {'throughput_latency: Qwen3 32B': 1, 'energy: Qwen3 32B': 2}],
		[
			'!calibration',
			{'energy: Qwen3 32B': 4, 'sequence_overhead: in_64_out_128': 1, 'sequence_overhead: in_64_out_256': 1},
		],
		[
			'model:qwen|llama off',
			{'throughput_latency: Llama3.1 8B': 3, 'throughput_latency: Qwen3 32B': 1, 'energy: Qwen3 32B': 2},
		],
		['condition:"mistral small"', {'throughput_latency: Mistral Small 24B': 6}],
		['loss>5', {'throughput_latency: Gemma3 1B': 6}],
		['loss<=5 loss>1 calibration', {'throughput_latency: Llama3.1 8B': 6, 'throughput_latency: Qwen3 32B': 2}],
		['output_throughput%>8', {'throughput_latency: Gemma3 1B': 6}],
		['output_throughput>=2289.4', {'throughput_latency: Gemma3 1B': 2}],
		['size>8 size<32', {'throughput_latency: Mistral Small 24B': 6}],
		[
			'rep=3 mode:on',
			{
				'throughput_latency: Gemma3 1B': 1,
				'throughput_latency: Llama3.1 8B': 1,
				'throughput_latency: Mistral Small 24B': 1,
			},
		],
		['is:error', {'sequence_overhead: in_64_out_256': 1}],
		['code:all-failed', {'sequence_overhead: in_64_out_256': 1}],
		['failed>0', {'sequence_overhead: in_64_out_256': 1}],
		['!is:ok', {'sequence_overhead: in_64_out_256': 1}],
		['zebra', {}],
	])('%s', (text, expected) => {
		expect(left(text)).toEqual(expected);
	});

	it('selects all where nothing is asked', () => {
		expect(applyFilter(tree, '  ', context)).toEqual({selected: null, problem: null});
	});

	it('never matches a number that is not known, asked either way', () => {
		expect(left('max_temperature>0 calibration')).toEqual({});
		expect(left('!max_temperature>0 calibration')).toEqual({});
	});

	it.each([
		['loss>', 'loss> needs a number'],
		['loss>high', 'loss> needs a number'],
		['modle:qwen', 'no field modle: ? lists them'],
		['speed>3', 'no field speed: ? lists them'],
	])('says what is wrong with %s, and hides nothing meanwhile', (text, problem) => {
		expect(applyFilter(tree, text, context)).toEqual({selected: null, problem});
	});
});

describe('parseFilter', () => {
	it('reads words, fields and numbers', () => {
		expect(parseFilter('model:Qwen on loss>5 !calibration')).toEqual({
			kind: 'filter',
			terms: [
				{negated: false, test: {kind: 'text', field: 'model', values: ['qwen']}},
				{negated: false, test: {kind: 'text', field: null, values: ['on']}},
				{negated: false, test: {kind: 'number', field: 'loss', operator: '>', value: 5}},
				{negated: true, test: {kind: 'text', field: null, values: ['calibration']}},
			],
		});
	});

	it('takes a percent sign and a typeset minus', () => {
		expect(parseFilter('ttft%<−1.5%')).toEqual({
			kind: 'filter',
			terms: [{negated: false, test: {kind: 'number', field: 'ttft%', operator: '<', value: -1.5}}],
		});
	});
});
