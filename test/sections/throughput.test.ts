import {describe, expect, it} from 'vitest';
import {runsWithThroughput, studyOf} from '../builders/run.ts';
import {figure, figuresOf, number, numbers, open, row, textOf} from './figures.ts';
import {ids, scopeAt, scopeOf, study, studyScope} from './study.ts';

const latency = scopeAt(study, ids.latency);
const condition = scopeAt(study, ids.condition);

describe('Throughput of an experiment', () => {
	const figures = figuresOf('throughput', latency);
	const table = figure(figures, 'table', 'throughput');

	it('has the loss and interval of three against three runs, as worked out by hand', () => {
		const {cells} = row(table, ids.condition);
		expect(number(cells['overhead'])).toBeCloseTo(0.059233, 6);
		expect(cells['value-tee_off']).toMatchObject({quantity: {value: 2012.4}});
		expect(cells['value-tee_off']).toHaveProperty('plusMinus', expect.closeTo(13.203156, 6));
		expect(cells['interval']).toMatchObject({low: expect.closeTo(0.0448, 4), high: expect.closeTo(0.0732, 4)});
		expect(cells['n']).toEqual({kind: 'sizes', off: 3, on: 3});
		expect(cells['verdict']).toEqual({kind: 'verdict', verdict: 'worse'});
	});

	it('uses the exact rank interval from four runs a side', () => {
		const {cells} = row(table, `${ids.latency}/Llama3.1 8B`);
		expect(number(cells['overhead'])).toBeCloseTo(0.053788, 6);
		// 1 − e^−0.04338351 and 1 − e^−0.06735056
		expect(cells['interval']).toMatchObject({low: expect.closeTo(0.042456, 6), high: expect.closeTo(0.065133, 6)});
		expect(textOf(figures, 'uncertainty')).toContain('exact level 96.8 %');
	});

	it('gives a single run no interval, and says so', () => {
		const {cells} = row(table, `${ids.latency}/Mistral 24B`);
		expect(cells['interval']).toMatchObject({low: null, high: null});
		expect(cells['value-tee_off']).toMatchObject({plusMinus: null});
		expect(textOf(figures, 'uncertainty')).toContain('1 condition with a single run on a side');
	});

	it('says in words that three runs cannot be significant on ranks', () => {
		expect(textOf(figures, 'uncertainty')).toContain(
			'n = 3: no rank test can be significant (its smallest p is 0.10).',
		);
	});

	it('greys what cannot be compared, with the reason', () => {
		expect(row(table, `${ids.latency}/Qwen3 32B`).tone).toBe('greyed');
		expect(row(table, `${ids.latency}/Llama3.1 70B`).tone).toBe('greyed');
		expect(row(table, ids.condition).tone).toBeUndefined();
		expect(textOf(figures, 'not-comparable')).toBe(
			'Not comparable: Qwen3 32B (max concurrency differs: 1 off, 2 on); Llama3.1 70B (there is no run with TEE on).',
		);
	});

	it('leaves what cannot be compared out of the picture of losses', () => {
		const {rows} = figure(figures, 'ranges', 'losses');
		expect(rows.map(({label}) => label)).toEqual(['Gemma3 1B', 'Llama3.1 8B', 'Mistral 24B']);
		expect(rows[2]).toMatchObject({low: null, high: null, verdict: 'single run'});
	});

	it('draws paired bars with the range of the runs', () => {
		const {groups} = figure(figures, 'bars', 'bars');
		expect(groups[0]).toEqual({
			label: 'Gemma3 1B',
			bars: [
				{mode: 'tee_off', value: 2012.4, low: 1998.7, high: 2025.1},
				{mode: 'tee_on', value: 1893.2, low: 1880.4, high: 1905.8},
			],
		});
		expect(groups.at(-1)?.bars.map(({mode}) => mode)).toEqual(['tee_off']);
	});

	it('gives the notebook’s ratio under its true name', () => {
		const {cells} = row(figure(figures, 'table', 'other-rates'), ids.condition);
		expect(number(cells['extra-time'])).toBeCloseTo(0.062962, 6);
	});

	it('has time and cost of a run', () => {
		const {cells} = row(figure(figures, 'table', 'time-and-cost'), ids.condition);
		expect(number(cells['duration-tee_off'])).toBeCloseTo(30_000 / 2012.4, 9);
		expect(number(cells['seconds-per-prompt-tee_on'])).toBeCloseTo(30_000 / 1893.2 / 100, 9);
		expect(number(cells['cost-tee_off'])).toBeCloseTo((30_000 / 2012.4 / 3600) * 7, 9);
		expect(textOf(figures, 'price')).toContain('7.00 €/h');
	});

	it('prints the same numbers in the report', () => {
		expect(open('throughput', latency).json).toMatchObject([
			{
				experiment: ids.latency,
				condition: 'Gemma3 1B',
				output_throughput: {n_off: 3, n_on: 3, overhead: expect.closeTo(0.059233, 6), verdict: 'worse'},
			},
			{},
			{},
			{output_throughput: {verdict: 'not comparable', reason: 'max concurrency differs: 1 off, 2 on'}},
			{output_throughput: {on: null}},
		]);
	});
});

describe('Throughput of a condition', () => {
	const figures = figuresOf('throughput', condition);

	it('goes down to the repetitions, which can be entered', () => {
		const table = figure(figures, 'table', 'repetitions');
		expect(table.interactive).toBe(true);
		expect(figure(figures, 'table', 'throughput').interactive).toBe(false);
		expect(numbers(table, 'output')).toEqual([2012.4, 1998.7, 2025.1, 1893.2, 1905.8, 1880.4]);
		expect(numbers(table, 'from-median')[2]).toBeCloseTo(2025.1 / 2012.4 - 1, 12);
		expect(table.rows[0]?.target).toBe(table.rows[0]?.id);
	});

	it('shows both deviations of the repetitions', () => {
		const spread = figure(figures, 'table', 'spread');
		expect(number(row(spread, 'tee_off').cells['std'])).toBeCloseTo(13.203156, 6);
		expect(number(row(spread, 'tee_off').cells['std-population'])).toBeCloseTo(10.780332, 6);
		expect(number(row(spread, 'tee_off').cells['cv'])).toBeCloseTo(13.203156 / 2012.0667, 6);
	});

	it('shows one mode, or a run among its siblings', () => {
		const mode = figure(figuresOf('throughput', scopeAt(study, `${ids.condition}/tee_on`)), 'table', 'repetitions');
		expect(numbers(mode, 'output')).toEqual([1893.2, 1905.8, 1880.4]);
		const runId = mode.rows[1]?.id ?? '';
		const run = figure(figuresOf('throughput', scopeAt(study, runId)), 'table', 'repetitions');
		expect(run.rows.map(({cells}) => cells['remark'])).toEqual([
			expect.objectContaining({text: ''}),
			expect.objectContaining({text: 'selected'}),
			expect.objectContaining({text: ''}),
		]);
	});
});

describe('Throughput of a study', () => {
	const figures = figuresOf('throughput', studyScope);

	it('heads the conditions with their experiments and keeps those apart in pictures', () => {
		const {rows} = figure(figures, 'table', 'throughput');
		expect(rows.filter(({tone}) => tone === 'group').map(({target}) => target)).toEqual([ids.energy, ids.latency]);
		expect(figures.filter(({kind}) => kind === 'bars').map(({id}) => id)).toEqual([
			`bars-${ids.energy}`,
			`bars-${ids.latency}`,
		]);
	});

	it('says what it lacks where no request was completed', () => {
		const failed = studyOf(runsWithThroughput('tee_on', [0], {result: {completed: 0, failed: 100}}));
		expect(textOf(figuresOf('throughput', scopeOf(failed, {level: 'study'})), 'lack')).toBe(
			'Throughput needs a run with at least one completed request: there is none here.',
		);
	});

	it('shows runs of unknown mode without an overhead', () => {
		const modeless = scopeOf(studyOf(runsWithThroughput('unknown', [100, 110, 120])), {level: 'study'});
		const table = figure(figuresOf('throughput', modeless), 'table', 'throughput');
		expect(table.columns.map(({id}) => id)).toEqual(['condition', 'value-unknown', 'n-unknown']);
		expect(numbers(table, 'n-unknown')).toEqual([3]);
		expect(numbers(table, 'value-unknown')).toEqual([110]);
	});
});
