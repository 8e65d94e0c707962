import {describe, it} from 'vitest';
import type {Figure, LineSeries, LinesFigure} from '../../source/figures/figure.ts';
import type {GlyphLevel} from '../../source/paint/line.ts';
import {paintStack} from '../../source/paint/stack.ts';
import {
	bars,
	examples,
	heatmap,
	histogram,
	memoryUtilization,
	ranges,
	temperature,
	trace,
	utilization,
} from './example-figures.ts';
import {expectGolden, textOf} from './golden.ts';

const levels: readonly GlyphLevel[] = ['braille', 'block', 'ascii'];

const at = (figure: typeof trace) => ({...figure, cursor: 42});
const traces: readonly Figure[] = [at(trace), at(utilization), at(memoryUtilization), at(temperature)];

/** What a study has when little of it is there yet, or something went wrong. */
const alone: LinesFigure = {
	kind: 'lines',
	id: 'alone',
	title: 'GPU power',
	xAxis: {title: 'time', unit: 's', scale: 'linear'},
	yAxis: {unit: 'W'},
	series: [],
	maxRows: 5,
};
const one = (x: readonly number[], y: readonly number[]): LineSeries => ({id: 'a', label: 'on', role: 'tee_on', x, y});

const poor: readonly Figure[] = [
	{...alone, title: 'No series'},
	{...alone, title: 'Nothing but gaps', series: [one([0, 1, 2], [NaN, NaN, NaN])]},
	{...alone, title: 'One sample', series: [one([3], [391])]},
	{...alone, title: 'Constant', yAxis: {unit: 'tok/s'}, series: [one([0, 1, 2, 50], [1e12, 1e12, 1e12, 1e12])]},
	{...alone, title: 'Constant zero', series: [one([0, 10], [0, 0])]},
	{...alone, title: 'Below zero', yAxis: {unit: 'fraction'}, series: [one([0, 4, 5, 20], [-0.05, -0.08, 0.01, -0.02])]},
	{...alone, title: 'Four hours', series: [one([0, 7200, 14_400], [-5, 20, 391])]},
	{
		...alone,
		title: 'Gaps between samples',
		gap: 2,
		series: [one([0, 1, 2, 9, 10, 15, 20, 21], [1, 2, 3, 3, 2, 3, 1, 2])],
	},
	{
		...alone,
		title: 'Two levels',
		xAxis: {title: 'concurrency', unit: 'count', scale: 'log2'},
		series: [{...one([4, 8], [10, 20]), marks: true}],
	},
	{...bars, title: 'Nothing was measured', groups: [{label: 'Qwen3 32B', bars: []}]},
	{
		...bars,
		title: 'Gains and losses',
		groups: [
			{
				label: 'a',
				bars: [
					{mode: 'tee_off', value: -12, low: null, high: null},
					{mode: 'tee_on', value: 30, low: 25, high: 44},
				],
			},
		],
	},
	{...ranges, rows: ranges.rows.slice(5)},
	{...heatmap, values: [[null, null, null, null, null], [], [null, 0.02, null, null, null]]},
	{...histogram, title: 'No requests', series: [{role: 'other', label: 'all', counts: histogram.edges.map(() => 0)}]},
];

describe('figures as text', () => {
	for (const glyphs of levels) {
		for (const width of [80, 120]) {
			it(`each kind in ${glyphs} at ${width} columns`, () => {
				const {lines} = paintStack(examples, {width, glyphs, selectedRow: 'Mistral 24B'});
				expectGolden(`figures.${width}.${glyphs}`, textOf(lines));
			});
		}
		it(`four traces on one axis in ${glyphs}`, () => {
			expectGolden(`traces.100.${glyphs}`, textOf(paintStack(traces, {width: 100, height: 34, glyphs}).lines));
		});
	}
	it('what is left of them in 40 columns', () => {
		const {lines} = paintStack(examples, {width: 40, glyphs: 'braille', selectedRow: 'Mistral 24B'});
		expectGolden('figures.40.braille', textOf(lines));
	});
	it('with hardly any data', () => {
		expectGolden('poor.80.braille', textOf(paintStack(poor, {width: 80, glyphs: 'braille'}).lines));
	});
});
