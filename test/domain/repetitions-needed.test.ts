import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {repetitionsNeeded} from '../../source/domain/repetitions-needed.ts';
import {welchLogInterval} from '../../source/statistics/welch-log-interval.ts';
import {runOf, runsWithThroughput} from '../builders/run.ts';

const off = [2012.4, 1998.7, 2025.1];
const on = [1893.2, 1905.8, 1880.4];
const hour = {result: {duration: 3600}};

function needed(effect: number, sides: readonly [readonly number[], readonly number[]] = [off, on]) {
	const assumptions = {...defaultAssumptions, pricePerHour: {teeOff: 6, teeOn: 9}};
	const [a, b] = [runsWithThroughput('tee_off', sides[0], hour), runsWithThroughput('tee_on', sides[1], hour)];
	return repetitionsNeeded(a, b, 'output_throughput', effect, assumptions);
}

/** As many values as wanted with exactly the spread of `values` on the logarithms. */
function stretched(values: readonly number[], count: number): readonly number[] {
	const logs = values.map(Math.log);
	const centre = logs.reduce((a, b) => a + b, 0) / logs.length;
	const variance = logs.reduce((sum, log) => sum + (log - centre) ** 2, 0) / (logs.length - 1);
	const pattern = Array.from({length: count}, (_, index) => index - (count - 1) / 2);
	const spread = pattern.reduce((sum, step) => sum + step ** 2, 0) / (count - 1);
	return pattern.map(step => Math.exp(centre + step * Math.sqrt(variance / spread)));
}

describe('repetitionsNeeded', () => {
	it.each([0.015, 0.01, 0.005, 0.002])(
		'for an effect of %d is the first n whose Welch interval is as narrow',
		effect => {
			const found = needed(effect);
			const half = (n: number): number => {
				const interval = welchLogInterval(stretched(off, n), stretched(on, n));
				return ((interval?.high ?? 0) - (interval?.low ?? 0)) / 2;
			};
			expect(half(found?.perMode ?? 0)).toBeLessThanOrEqual(Math.log1p(effect) + 1e-12);
			expect(found?.perMode).toBeGreaterThan(2);
			expect(half((found?.perMode ?? 0) - 1)).toBeGreaterThan(Math.log1p(effect));
		},
	);

	it('says how many runs are still to be made, their hours and their price', () => {
		const found = needed(0.01);
		const more = (found?.perMode ?? 0) - 3;
		expect(found).toMatchObject({effect: 0.01, moreOff: more, moreOn: more, hours: 2 * more});
		expect(found?.cost).toBeCloseTo(more * 6 + more * 9, 10);
	});

	it('needs none where the effect is resolved already', () => {
		expect(needed(0.05)).toMatchObject({moreOff: 0, moreOn: 0, hours: 0, cost: 0});
	});

	it('evens out sides of different size', () => {
		const found = needed(0.01, [[...off, 2000, 2010], on]);
		expect((found?.moreOn ?? 0) - (found?.moreOff ?? 0)).toBe(2);
	});

	it('cannot tell from one run a side, nor from more noise than a thousand runs can average out', () => {
		expect(needed(0.01, [[2000], on])).toBeNull();
		expect(
			needed(0.0001, [
				[1000, 3000],
				[1000, 2000],
			]),
		).toBeNull();
		expect(needed(0, [off, on])).toBeNull();
	});

	it('has no price where a mode has none', () => {
		const assumptions = {...defaultAssumptions, pricePerHour: {teeOff: 6, teeOn: 9}};
		const unknown = off.map((outputThroughput, index) =>
			runOf({teeMode: 'unknown', repetition: index, result: {outputThroughput}}),
		);
		const found = repetitionsNeeded(unknown, runsWithThroughput('tee_on', on), 'output_throughput', 0.001, assumptions);
		expect(found).toMatchObject({cost: null});
	});
});
