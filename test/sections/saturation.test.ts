import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {runOf, studyOf} from '../builders/run.ts';
import {figure, figuresOf, number, numbers, open, row, textOf} from './figures.ts';
import {scopeAt, scopeOf} from './study.ts';
import {sweepIds, sweepStudy} from './sweeps.ts';

const study = sweepStudy();
const one = scopeAt(study, sweepIds.saturation);
const whole = scopeOf(study, {level: 'study'});
const first = `${sweepIds.saturation}/Llama3.1 8B_1`;

describe('Saturation of an experiment', () => {
	const figures = figuresOf('saturation', one);
	const levels = figure(figures, 'table', `levels-${first}`);

	it('has a row a level, in the order of the numbers, with the loss of requests a second', () => {
		expect(numbers(levels, 'level')).toEqual([1, 4, 16, 64, 256]);
		expect(numbers(levels, 'requests-tee_off')).toEqual([1, 3.6, 10, 19.5, 20]);
		for (const loss of numbers(levels, 'loss')) expect(loss).toBeCloseTo(0.05, 12);
		expect(row(levels, `${first} 64`)).toMatchObject({
			target: sweepIds.level,
			cells: {verdict: {verdict: 'worse'}, n: {off: 3, on: 3}},
		});
	});

	it('finds the plateau: 19.5 of 20 is the first within 5 %; it is confirmed, 2.6 % more for 275 % more waiting', () => {
		const knees = figure(figures, 'table', `knees-${first}`);
		expect(numbers(knees, 'knee')).toEqual([64, 64]);
		expect(row(knees, 'TEE off').cells['rule']).toMatchObject({text: 'plateau, confirmed'});
		expect(numbers(knees, 'greatest')).toEqual([20, 19]);
	});

	it('draws throughput with the range of the runs and p95 latency on one binary axis, with the knee', () => {
		const requests = figure(figures, 'lines', `requests-${first}`);
		const tail = figure(figures, 'lines', `tail-${first}`);
		expect(requests.xAxis).toMatchObject({scale: 'log2', group: tail.xAxis.group});
		expect(requests.markers).toEqual([{x: 64, label: 'knee off+on (plateau)'}]);
		expect(requests.series.map(({role}) => role)).toEqual(['tee_off', 'tee_on']);
		expect(requests.series[0]?.low?.[4]).toBeCloseTo(19.8, 9);
		expect(requests.series[0]?.high?.[4]).toBeCloseTo(20.2, 9);
		expect(Array.from(tail.series[1]?.y ?? [])[0]).toBeCloseTo(1200 * 1.06, 9);
	});

	it("checks Little's law, and explains the benchmark's own counter", () => {
		const load = figure(figures, 'table', `load-${first}`);
		for (const [index, level] of [1, 4, 16, 64, 256].entries()) {
			expect(numbers(load, 'flight-tee_off')[index]).toBeCloseTo(0.9 * level, 9);
			expect(numbers(load, 'use-tee_on')[index]).toBeCloseTo(0.9, 9);
		}
		expect(numbers(load, 'most-tee_off')).toEqual([2, 8, 32, 128, 512]);
		expect(textOf(figures, 'most-concurrent')).toContain('exceeds the cap');
		expect(figures.map(({id}) => id)).not.toContain('unused');
	});

	it('has no goodput without objectives, and says how to get it', () => {
		expect(figures.map(({id}) => id)).not.toContain(`goodput-${first}`);
		expect(textOf(figures, 'slo')).toContain('--slo');
	});

	it('puts the knee where p95 crosses the objective, on a straight line between two levels', () => {
		const assumptions = {...defaultAssumptions, slo: {e2el: 3000}};
		const withSlo = figuresOf('saturation', {...one, assumptions});
		const knees = figure(withSlo, 'table', `knees-${first}`);
		// off: 2000 ms at 16, 4000 at 64: half way. on: 2120 and 4240.
		expect(number(knees.rows[0]?.cells['knee'])).toBeCloseTo(40, 9);
		expect(number(knees.rows[1]?.cells['knee'])).toBeCloseTo(16 + (48 * 880) / 2120, 9);
		expect(figure(withSlo, 'lines', `tail-${first}`).limits).toEqual([{y: 3000, label: 'SLO'}]);
		expect(textOf(withSlo, 'slo')).toBe('Service level objectives: E2EL ≤ 3000 ms.');
	});

	it('warns where throughput and latency contradict each other, and notes an unused cap', () => {
		const runs = [1, 4].flatMap(level =>
			[1, 2].map(repetition =>
				runOf({
					condition: `x_${level}`,
					repetition,
					result: {maxConcurrency: level, requestThroughput: 2, stored: {e2el: {mean: 1000, median: 1000, p95: 1000}}},
				}),
			),
		);
		// Two a second that take a second each are two in flight: twice a cap of 1, half of a cap of 4.
		const odd = figuresOf('saturation', scopeOf(studyOf(runs), {level: 'study'}));
		expect(textOf(odd, 'contradicted')).toContain('allows at 1:');
		expect(textOf(odd, 'unused')).toContain('used up at 4:');
	});
});

describe('Saturation of a study', () => {
	it('joins the sweeps of one model, runs of one level together', () => {
		const levels = figure(figuresOf('saturation', whole), 'table', `levels-${first}`);
		expect(numbers(levels, 'level')).toEqual([1, 4, 16, 64, 128, 256]);
		expect(row(levels, `${first} 64`).cells['n']).toEqual({kind: 'sizes', off: 6, on: 6});
		// 18.81, 19, 19.19, 19.305, 19.5, 19.695
		expect(number(row(levels, `${first} 64`).cells['requests-tee_off'])).toBeCloseTo((19.19 + 19.305) / 2, 9);
	});

	it('shows each experiment apart as the other variant', () => {
		const chapter = open('saturation', whole);
		expect(chapter.variants).toHaveLength(2);
		const figures = figuresOf('saturation', whole, {variant: 1});
		expect(numbers(figure(figures, 'table', `levels-${first}`), 'level')).toEqual([1, 4, 16, 64, 256]);
		expect(numbers(figure(figures, 'table', `levels-${sweepIds.second}/Llama3.1 8B_64`), 'level')).toEqual([64, 128]);
		expect(open('saturation', one).variants).toEqual([]);
	});

	it('warns where what it joins was measured otherwise', () => {
		const runs = ['a', 'b'].flatMap(experiment =>
			[1, 4].map(level =>
				runOf({
					experiment,
					condition: `x_${level}`,
					result: {maxConcurrency: level, numPrompts: experiment === 'a' ? 100 : 200},
				}),
			),
		);
		const figures = figuresOf('saturation', scopeOf(studyOf(runs), {level: 'study'}));
		expect(textOf(figures, 'joined-a/x_1')).toContain('differ at one level in prompts');
	});
});

describe('Saturation below an experiment', () => {
	const figures = figuresOf('saturation', scopeAt(study, sweepIds.level));

	it('shows a level among its siblings, and its repetitions', () => {
		const levels = figure(figures, 'table', `levels-${first}`);
		expect(row(levels, `${first} 64`).cells['remark']).toMatchObject({text: 'knee off, on, selected'});
		expect(numbers(figure(figures, 'table', 'repetitions'), 'flight')[0]).toBeCloseTo(57.6, 9);
	});

	it('says what it lacks', () => {
		expect(textOf(figuresOf('saturation', scopeAt(study, sweepIds.lengths)), 'lack')).toBe(
			'Saturation needs conditions of one model that differ in concurrency or request rate: this condition has no such sweep.',
		);
	});
});

describe('Saturation by request rate, of runs whose mode nothing says', () => {
	const runs = [1, 2, 4, Number.POSITIVE_INFINITY].flatMap(requestRate =>
		[1, 2].map(repetition =>
			runOf({
				condition: `S3_r${Number.isFinite(requestRate) ? requestRate : 'inf'}`,
				teeMode: 'unknown',
				repetition,
				result: {requestRate, requestThroughput: Math.min(requestRate, 3), maxConcurrency: null},
			}),
		),
	);
	const figures = figuresOf('saturation', scopeOf(studyOf(runs), {level: 'study'}));

	it('has the rate as level, and all at once in the table alone', () => {
		const levels = figures.find(({id}) => id.startsWith('levels-'));
		if (levels?.kind !== 'table') throw new Error('no table of levels');
		expect(levels.columns.map(({id}) => id)).toEqual(['level', 'requests-unknown', 'n-unknown', 'remark']);
		expect(levels.rows.at(-1)?.cells['level']).toMatchObject({text: 'all'});
		const requests = figures.find(({id}) => id.startsWith('requests-'));
		if (requests?.kind !== 'lines') throw new Error('no chart');
		expect(Array.from(requests.series[0]?.x ?? [])).toEqual([1, 2, 4]);
	});

	it('says how much of what was sent was answered', () => {
		const load = figures.find(({id}) => id.startsWith('load-'));
		if (load?.kind !== 'table') throw new Error('no table of the load');
		expect(load.rows.map(({cells}) => cells['served-unknown'])).toMatchObject([
			{quantity: {value: 1}},
			{quantity: {value: 1}},
			{quantity: {value: 0.75}},
			undefined,
		]);
	});
});
