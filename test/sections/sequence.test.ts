import {describe, expect, it} from 'vitest';
import {runOf, studyOf} from '../builders/run.ts';
import {naiveMedian} from '../oracle/naive.ts';
import {figure, figuresOf, number, numbers, open, row, textOf} from './figures.ts';
import {scopeAt, scopeOf} from './study.ts';
import {sweepIds, sweepStudy} from './sweeps.ts';

const study = sweepStudy();
const scope = scopeAt(study, sweepIds.sequence);
const grid = `${sweepIds.sequence}/input_64_output_64`;

/** By output and input length, as `sweeps.ts` has them; 256 × 1024 was not measured. */
const losses = [
	[0.1, 0.07, 0.05],
	[0.08, 0.06, 0.02],
	[0.06, null, 0.01],
] as const;

describe('Sequence of an experiment', () => {
	const figures = figuresOf('sequence', scope);

	it('maps the loss by output and input length, in the order of the numbers, what is missing blank', () => {
		const map = figure(figures, 'heatmap', `heatmap-${grid}`);
		expect(map.xs).toEqual(['64', '256', '1024']);
		expect(map.ys).toEqual(['64', '256', '1024']);
		expect(map.scale).toBe('diverging');
		for (const [y, line] of losses.entries()) {
			for (const [x, loss] of line.entries()) {
				if (loss === null) expect(map.values[y]?.[x]).toBeNull();
				else expect(map.values[y]?.[x]).toBeCloseTo(loss, 12);
			}
		}
	});

	it('turns through the modes, TTFT and decode', () => {
		expect(open('sequence', scope).variants).toHaveLength(5);
		const firstCell = (variant: number) =>
			figure(figuresOf('sequence', scope, {variant}), 'heatmap', `heatmap-${grid}`).values[0]?.[0];
		// 6400 tokens in 6.4 s with the TEE off, a tenth fewer a second with it on.
		expect(firstCell(1)).toBeCloseTo(900, 9);
		expect(firstCell(2)).toBeCloseTo(1000, 9);
		expect(firstCell(3)).toBeCloseTo(1 / 0.9 ** 2 - 1, 9);
		expect(firstCell(4)).toBeCloseTo(1 / 0.9 - 1, 9);
		expect(firstCell(5)).toBe(firstCell(0));
	});

	it('lists the combinations by input, then output, with interval and verdict', () => {
		const table = figure(figures, 'table', `lengths-${grid}`);
		expect(numbers(table, 'input')).toEqual([64, 64, 64, 256, 256, 1024, 1024, 1024]);
		expect(numbers(table, 'output')).toEqual([64, 256, 1024, 64, 256, 64, 256, 1024]);
		expect(row(table, '64 256')).toMatchObject({
			target: sweepIds.lengths,
			cells: {verdict: {verdict: 'worse'}, n: {off: 3, on: 3}},
		});
		// One per cent of loss within one per cent of spread: three runs cannot tell.
		expect(row(table, '1024 1024').cells['verdict']).toEqual({kind: 'verdict', verdict: 'unclear'});
	});

	it('has the trend over each length: the median over the other', () => {
		const byInput = figure(figures, 'table', `by-input-table-${grid}`);
		const columns = [0, 1, 2].map(x => losses.flatMap(line => line[x] ?? []));
		for (const [index, column] of columns.entries()) {
			expect(numbers(byInput, 'median')[index]).toBeCloseTo(naiveMedian(column), 12);
			expect(numbers(byInput, 'min')[index]).toBeCloseTo(Math.min(...column), 12);
			expect(numbers(byInput, 'cells')[index]).toBe(column.length);
		}
		const byOutput = figure(figures, 'table', `by-output-table-${grid}`);
		for (const [index, line] of losses.entries()) {
			const known = line.flatMap(loss => loss ?? []);
			expect(numbers(byOutput, 'median')[index]).toBeCloseTo(naiveMedian(known), 12);
		}
		expect(textOf(figures, `trend-${grid}`)).toContain('By input length the loss falls');
		expect(Array.from(figure(figures, 'lines', `by-input-${grid}`).series[0]?.x ?? [])).toEqual([64, 256, 1024]);
	});

	it('prints the same in the report', () => {
		expect(open('sequence', scope).json).toMatchObject([
			{
				experiment: sweepIds.sequence,
				cells: [
					{input_length: 64, output_length: 64, output_throughput: {n_off: 3, verdict: 'worse'}},
					{},
					{},
					{},
					{},
					{},
					{},
					{},
				],
				by_input_length: [
					{length: 64, cells: 3},
					{length: 256, cells: 2},
					{length: 1024, cells: 3},
				],
			},
		]);
	});
});

describe('Sequence elsewhere', () => {
	it('shows one combination in its table of lengths, with its repetitions', () => {
		const figures = figuresOf('sequence', scopeAt(study, sweepIds.lengths));
		const table = figure(figures, 'table', `lengths-${grid}`);
		expect(row(table, '64 256').cells['remark']).toMatchObject({text: 'selected'});
		expect(number(figure(figures, 'table', 'repetitions').rows[1]?.cells['ttft'])).toBeCloseTo(64, 9);
	});

	it('says what it lacks', () => {
		expect(textOf(figuresOf('sequence', scopeAt(study, sweepIds.level)), 'lack')).toBe(
			'Sequence needs conditions that differ in the length of prompts or answers: this condition has none.',
		);
	});

	it('leaves blank what cannot be compared, and says why', () => {
		const runs = (['tee_off', 'tee_on'] as const).flatMap(teeMode =>
			[64, 128].map(length =>
				runOf({
					condition: `input_${length}_output_64`,
					teeMode,
					result: {modelId: null, numPrompts: teeMode === 'tee_on' && length === 128 ? 50 : 100},
				}),
			),
		);
		const figures = figuresOf('sequence', scopeOf(studyOf(runs), {level: 'study'}));
		const map = figures.find(({kind}) => kind === 'heatmap');
		expect(map).toMatchObject({values: [[0, null]]});
		expect(textOf(figures, 'not-comparable')).toContain('128 × 64 (prompts differs');
	});
});
