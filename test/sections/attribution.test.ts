import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {runOf, studyOf} from '../builders/run.ts';
import {figure, figuresOf, number, numbers, open, row, textOf} from './figures.ts';
import {ids, scopeAt, scopeOf, study} from './study.ts';
import {sweepIds, sweepStudy} from './sweeps.ts';

const sweeps = sweepStudy();
const lengths = scopeAt(sweeps, sweepIds.sequence);

describe('Attribution of an experiment', () => {
	const figures = figuresOf('attribution', lengths);
	const table = figure(figures, 'table', 'attribution');

	it('splits the overhead into what each phase brings in, and they add up to it', () => {
		// Prefill 64 ms and decode 256 ms a request with the TEE off; on, × 1/0.92² and × 1/0.92.
		const {cells} = row(table, sweepIds.lengths);
		const [prefill, decode] = [64 * (1 / 0.92 ** 2 - 1), 256 * (1 / 0.92 - 1)];
		expect(number(cells['off'])).toBeCloseTo(320, 9);
		expect(number(cells['from-prefill'])).toBeCloseTo(prefill / 320, 9);
		expect(number(cells['from-decode'])).toBeCloseTo(decode / 320, 9);
		expect(number(cells['increase'])).toBeCloseTo((prefill + decode) / 320, 9);
		expect(number(cells['share'])).toBeCloseTo(prefill / (prefill + decode), 9);
		expect(cells['verdict']).toEqual({kind: 'verdict', verdict: 'worse'});
	});

	it('has how much each phase grew by itself, with an interval where its runs vary', () => {
		const {cells} = row(figure(figures, 'table', 'phases'), sweepIds.lengths);
		expect(number(cells['prefill'])).toBeCloseTo(1 / 0.92 ** 2 - 1, 9);
		expect(number(cells['decode'])).toBeCloseTo(1 / 0.92 - 1, 9);
		expect(cells['prefill-interval']).toMatchObject({low: expect.any(Number), high: expect.any(Number)});
	});

	it('follows the parts over input and output length, medians over the conditions of a length', () => {
		const byInput = figure(figures, 'lines', `fromPrefill-input length ${sweepIds.sequence}`);
		expect(Array.from(byInput.series[0]?.x ?? [])).toEqual([64, 256, 1024]);
		const part = (input: number, output: number, loss: number) =>
			(input * (1 / (1 - loss) ** 2 - 1)) / (input + output);
		// Two combinations with 256 input tokens: the median is their mean.
		expect(byInput.series[0]?.y[1]).toBeCloseTo((part(256, 64, 0.07) + part(256, 256, 0.06)) / 2, 9);
		expect(textOf(figures, `trend-words-output length ${sweepIds.sequence}`)).toContain('over 8 conditions');
		expect(figures.some(({id}) => id.includes('model size'))).toBe(false);
	});

	it('prints the same in the report', () => {
		expect(open('attribution', lengths).json).toMatchObject({
			rows: [{condition: 'input_64_output_64', source: 'requests', mean_ttft: {n_off: 3}}, {}, {}, {}, {}, {}, {}, {}],
			trends: [{dimension: 'input length'}, {dimension: 'output length'}],
		});
	});
});

describe('Attribution of a condition', () => {
	it('lists the means of its runs', () => {
		const figures = figuresOf('attribution', scopeAt(study, ids.logged));
		const table = figure(figures, 'table', 'repetitions');
		// TTFT 40, 44, … 76 ms and a hundred gaps of 10 ms; the first run has lost its first two requests.
		expect(numbers(table, 'prefill')[0]).toBeCloseTo(62, 9);
		expect(numbers(table, 'prefill')[1]).toBeCloseTo(58 * 1.01, 9);
		expect(numbers(table, 'decode')[3]).toBeCloseTo(1100, 9);
	});

	it('greys what was not measured alike, and leaves it out of the pictures', () => {
		const runs = (['tee_off', 'tee_on'] as const).map(teeMode =>
			runOf({teeMode, result: {numPrompts: teeMode === 'tee_on' ? 5 : 4, requests: [{ttft: 0.1, itls: [0.2]}]}}),
		);
		const figures = figuresOf('attribution', scopeOf(studyOf(runs), {level: 'study'}));
		expect(figure(figures, 'table', 'attribution').rows[0]?.tone).toBe('greyed');
		expect(figures.some(({kind}) => kind === 'ranges')).toBe(false);
		expect(textOf(figures, 'not-comparable')).toContain('prompts differs');
	});

	it('takes stored means where there are no requests, and says so', () => {
		const runs = (['tee_off', 'tee_on'] as const).map((teeMode, index) =>
			runOf({
				teeMode,
				result: {stored: {ttft: {mean: 100, median: 100}, e2el: {mean: 1000 + 100 * index, median: 1000}}},
			}),
		);
		const figures = figuresOf('attribution', scopeOf(studyOf(runs), {level: 'study'}));
		expect(numbers(figure(figures, 'table', 'attribution'), 'from-decode')[0]).toBeCloseTo(0.1, 12);
		expect(textOf(figures, 'stored')).toContain('Gemma3 1B');
	});

	it('says what it lacks', () => {
		const scope = {...scopeAt(study, ids.condition), assumptions: defaultAssumptions};
		expect(textOf(figuresOf('attribution', scope), 'lack')).toContain('this condition has none');
	});
});
