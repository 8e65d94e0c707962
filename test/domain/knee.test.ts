import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {kneedleKnee, kneeOf, plateauKnee, sloKnee} from '../../source/domain/knee.ts';
import {type SweepPoint, sweepPoints, sweepsIn} from '../../source/domain/sweep.ts';
import {runOf, studyOf} from '../builders/run.ts';

type Step = {readonly level: number; readonly x?: number; readonly e2el?: number; readonly ttft?: number};

/** Through runs, as a section would get them. */
function points(steps: readonly Step[]): readonly SweepPoint[] {
	const runs = steps.map(({level, x, e2el, ttft}) =>
		runOf({
			experiment: 'saturation_point',
			condition: `Gemma3 1B_${level}`,
			result: {
				maxConcurrency: Number.isFinite(level) ? level : null,
				requestThroughput: x ?? level,
				stored: {
					...(e2el === undefined ? {} : {e2el: {median: e2el / 2, p95: e2el}}),
					...(ttft === undefined ? {} : {ttft: {median: ttft / 2, p95: ttft}}),
				},
			},
		}),
	);
	const sweep = sweepsIn(studyOf(runs).experiments[0]?.conditions ?? [])[0];
	return sweep === undefined ? [] : sweepPoints(sweep, 'tee_off', defaultAssumptions);
}

const doubling = [1, 2, 4, 8, 16, 32, 64, 128, 256];

describe('sloKnee', () => {
	const sweep = points([
		{level: 1, e2el: 100, ttft: 10},
		{level: 2, e2el: 200, ttft: 30},
		{level: 4, e2el: 600, ttft: 40},
		{level: 8, e2el: 500, ttft: 90},
	]);

	it('lies between the last level within the objective and the first beyond it', () => {
		expect(sloKnee(sweep, {e2el: 300})).toEqual({rule: 'slo', objective: 'e2el', level: 2.5, reached: true});
		expect(sloKnee(sweep, {e2el: 200})).toMatchObject({level: 2});
	});

	it('does not count a higher level that is within it again', () => {
		expect(sloKnee(sweep, {e2el: 550})).toMatchObject({level: 2 + 2 * (350 / 400), reached: true});
	});

	it('is the least of several objectives, and names it', () => {
		expect(sloKnee(sweep, {e2el: 300, ttft: 20})).toEqual({rule: 'slo', objective: 'ttft', level: 1.5, reached: true});
	});

	it('says that the highest level still meets it', () => {
		expect(sloKnee(sweep, {e2el: 1000})).toEqual({rule: 'slo', objective: 'e2el', level: 8, reached: false});
	});

	it('is nothing where not even the lowest level meets it, or the latency is not known', () => {
		expect(sloKnee(sweep, {e2el: 50})).toBeNull();
		expect(sloKnee(sweep, {tpot: 50})).toBeNull();
		expect(sloKnee(sweep, {})).toBeNull();
	});

	it('lies between the two levels around it, for any sweep', () => {
		const latencies = fc.array(fc.double({noNaN: true, min: 1, max: 1000}), {minLength: 2, maxLength: 9});
		fc.assert(
			fc.property(latencies, fc.double({noNaN: true, min: 1, max: 1000}), (p95s, bound) => {
				const knee = sloKnee(points(p95s.map((e2el, index) => ({level: doubling[index]!, e2el}))), {e2el: bound});
				const beyond = p95s.findIndex(p95 => p95 > bound);
				expect(knee === null).toBe(beyond === 0);
				if (knee === null) return;
				const last = beyond === -1 ? p95s.length - 1 : beyond - 1;
				expect(knee.level).toBeGreaterThanOrEqual(doubling[last]!);
				expect(knee.level).toBeLessThanOrEqual(doubling[Math.min(last + 1, p95s.length - 1)]!);
			}),
		);
	});
});

describe('plateauKnee', () => {
	it('is the first level with 95 % of the greatest throughput', () => {
		const sweep = points([
			{level: 1, x: 1},
			{level: 8, x: 7},
			{level: 32, x: 19.2},
			{level: 64, x: 20},
			{level: 128, x: 19.8},
		]);
		expect(plateauKnee(sweep)).toEqual({rule: 'plateau', level: 32, confirmed: null});
	});

	it('is confirmed where more load brings latency and no throughput', () => {
		const at = (x: number, e2el: number) => [
			{level: 1, x: 5, e2el: 50},
			{level: 8, x: 20, e2el: 100},
			{level: 16, x, e2el},
		];
		expect(plateauKnee(points(at(20.5, 125)))).toMatchObject({level: 8, confirmed: true});
		expect(plateauKnee(points(at(20.5, 110)))).toMatchObject({level: 8, confirmed: false});
		expect(plateauKnee(points(at(20.9, 190)))).toMatchObject({level: 8, confirmed: false});
	});

	it('is nothing while throughput still grows', () => {
		expect(plateauKnee(points(doubling.map(level => ({level}))))).toBeNull();
	});
});

describe('kneedleKnee', () => {
	it('is where a curve that rises with the load turns flat', () => {
		expect(kneedleKnee(points(doubling.map(level => ({level, x: Math.min(level, 32)}))))).toEqual({
			rule: 'kneedle',
			level: 32,
		});
		const linear = Array.from({length: 11}, (_, index) => index + 1);
		expect(kneedleKnee(points(linear.map(level => ({level, x: Math.min(level, 4)}))))).toEqual({
			rule: 'kneedle',
			level: 4,
		});
	});

	it('is nothing for a straight line, a flat one, or fewer than five levels', () => {
		const linear = Array.from({length: 9}, (_, index) => index + 1);
		expect(kneedleKnee(points(linear.map(level => ({level, x: 3 * level}))))).toBeNull();
		expect(kneedleKnee(points(linear.map(level => ({level, x: 3}))))).toBeNull();
		expect(kneedleKnee(points([1, 2, 4, 8].map(level => ({level, x: Math.min(level, 2)}))))).toBeNull();
	});

	it('finds the bend wherever it lies, whatever the unit of throughput', () => {
		fc.assert(
			fc.property(fc.integer({min: 2, max: 6}), fc.double({noNaN: true, min: 0.01, max: 100}), (bend, scale) => {
				const knee = kneedleKnee(points(doubling.map(level => ({level, x: scale * Math.min(level, 2 ** bend)}))));
				expect(knee?.level).toBe(2 ** bend);
			}),
		);
	});
});

describe('kneeOf', () => {
	it('goes by the objectives, else by the plateau, else by the bend', () => {
		const flat = points(doubling.map(level => ({level, x: Math.min(level, 32), e2el: 10 * level})));
		expect(kneeOf(flat, {e2el: 75})).toMatchObject({rule: 'slo', level: 7.5});
		expect(kneeOf(flat, {})).toMatchObject({rule: 'plateau', level: 32});
		const growing = points(doubling.map(level => ({level, x: Math.min(level, 32) * (1 + level / 2000)})));
		expect(kneeOf(growing, {})).toMatchObject({rule: 'kneedle', level: 32});
		expect(kneeOf([], {})).toBeNull();
	});
});
