import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../../source/domain/assumptions.ts';
import {bandOf} from '../../../source/sections/traces/band.ts';
import {type Curve, curvesOf, singleCurve, valueAt} from '../../../source/sections/traces/curve.ts';
import {middleRun, tracedRuns} from '../../../source/sections/traces/traced-run.ts';
import {endOfRun, runOf, type TraceParts} from '../../builders/run.ts';

function traced(trace: TraceParts, repetition = 1) {
	const [run] = tracedRuns([runOf({repetition, trace, result: {duration: 4}})], defaultAssumptions);
	if (run === undefined) throw new Error('the run has no trace');
	return run;
}

/** A log of ten seconds; the benchmark takes the four before `endOfRun`, which is 6 s into it. */
const start = endOfRun - 6;

function curve(x: readonly number[], y: readonly number[], gap = 3): Curve {
	return {device: null, x: Float64Array.from(x), y: Float64Array.from(y), gap};
}

describe('a curve', () => {
	it('counts seconds from the start of the benchmark', () => {
		const [power] = curvesOf(traced({start, power: [66, 66, 300, 300, 300, 300, 300, 66, 66, 66]}), 'power');
		expect([...(power?.x ?? [])]).toEqual([-2, -1, 0, 1, 2, 3, 4, 5, 6, 7]);
		expect(power?.gap).toBe(3);
	});

	it('leaves a gap where a reading is missing', () => {
		const [power] = curvesOf(traced({start, power: [66, 66, 300, null, null, null, 300, 66, 66, 66]}), 'power');
		expect([...(power?.x ?? [])]).toEqual([-2, -1, 0, 4, 5, 6, 7]);
		expect(valueAt(power ?? curve([], []), 2)).toBeNaN();
		expect(valueAt(power ?? curve([], []), -0.5)).toBe(183);
	});

	it('sums the power of several boards and keeps their utilization apart', () => {
		const run = traced({
			start,
			gpus: [
				{power: [100, 200, 300, 300, 300, 300, 300], utilization: [0, 50, 100, 100, 100, 100, 100]},
				{power: [10, 20, 30, 30, 30, 30, 30], utilization: [0, 0, 20, 20, 20, 20, 20]},
			],
		});
		expect(curvesOf(run, 'power').map(({y}) => [...y].slice(0, 3))).toEqual([[110, 220, 330]]);
		expect(curvesOf(run, 'utilization').map(({device}) => device)).toEqual(['0', '1']);
		expect([...(singleCurve(run, 'utilization')?.y ?? [])].slice(0, 3)).toEqual([0, 25, 60]);
	});

	it('does not know the sum where one board gave no answer', () => {
		const run = traced({
			start,
			gpus: [{power: [100, 100, 100, 100, 100, 100, 100, 100]}, {power: [10, 10, null, null, null, null, 10, 10]}],
		});
		const sum = [...(curvesOf(run, 'power')[0]?.y ?? [])];
		expect(sum[0]).toBe(110);
		expect(sum[3]).toBeNaN();
	});

	it('has no channel that the log has no column for', () => {
		expect(curvesOf(traced({start, power: [66, 300, 300]}), 'temperature')).toEqual([]);
		expect(singleCurve(traced({start, power: [66, 300, 300]}), 'cpuPower')).toBeNull();
	});

	it('is read within its readings only', () => {
		expect(valueAt(curve([0, 1, 2], [10, 20, 40]), 1.5)).toBe(30);
		expect(valueAt(curve([0, 1, 2], [10, 20, 40]), 2.5)).toBe(40);
		expect(valueAt(curve([0, 1, 2], [10, 20, 40]), 3.5)).toBeNaN();
		expect(valueAt(curve([0, 1, 2], [10, 20, 40]), -1.5)).toBeNaN();
	});
});

describe('a band of repetitions', () => {
	it('has the median, least and greatest at each time', () => {
		const band = bandOf([curve([0, 1, 2], [1, 1, 1]), curve([0, 1, 2], [2, 4, 2]), curve([0, 1, 2], [9, 9, 9])]);
		expect([...(band?.y ?? [])]).toEqual([2, 4, 2]);
		expect([...(band?.low ?? [])]).toEqual([1, 1, 1]);
		expect([...(band?.high ?? [])]).toEqual([9, 9, 9]);
	});

	it('goes on with those that have not ended, and breaks where none has a reading', () => {
		const band = bandOf([curve([0, 1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1, 1]), curve([0, 1], [3, 3])]);
		expect(band?.y[0]).toBe(2);
		expect(band?.y[5]).toBe(1);
		const broken = bandOf([curve([0, 1, 9, 10], [1, 1, 1, 1])]);
		expect(broken?.y[5]).toBeNaN();
	});

	it('lies between the least and the greatest of the readings', () => {
		const repetition = fc.array(fc.double({min: 0, max: 700, noNaN: true}), {minLength: 2, maxLength: 30});
		fc.assert(
			fc.property(fc.array(repetition, {minLength: 1, maxLength: 5}), all => {
				const band = bandOf(
					all.map(y =>
						curve(
							y.map((_, index) => index),
							y,
						),
					),
				);
				const [least, greatest] = [Math.min(...all.flat()), Math.max(...all.flat())];
				for (const [index, middle] of [...(band?.y ?? [])].entries()) {
					const [low = Number.NaN, high = Number.NaN] = [band?.low[index], band?.high[index]];
					expect(low).toBeLessThanOrEqual(middle);
					expect(middle).toBeLessThanOrEqual(high);
					expect(low).toBeGreaterThanOrEqual(least - 1e-9);
					expect(high).toBeLessThanOrEqual(greatest + 1e-9);
				}
			}),
		);
	});
});

describe('the run that stands for its mode', () => {
	const log = (watts: number) => ({start, power: Array.from({length: 10}, () => watts)});

	it('is the one of the middle energy', () => {
		const runs = [log(300), log(100), log(200)].map((trace, index) => traced(trace, index + 1));
		expect(middleRun(runs)?.run.repetition).toBe(3);
		expect(middleRun(runs.slice(0, 2))?.run.repetition).toBe(2);
	});

	it('is a middle one where no log has power', () => {
		const runs = [1, 2, 3].map(repetition => traced({start, utilization: [0, 100, 100, 0]}, repetition));
		expect(middleRun(runs)?.run.repetition).toBe(2);
		expect(middleRun([])).toBeNull();
	});
});
