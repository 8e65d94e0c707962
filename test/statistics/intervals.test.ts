import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {hodgesLehmannInterval} from '../../source/statistics/hodges-lehmann-interval.ts';
import {welchLogInterval} from '../../source/statistics/welch-log-interval.ts';
import {expectedStatistics, isClose} from '../oracle/expected.ts';
import {sorted} from '../oracle/naive.ts';

const off3 = [2012.4, 1998.7, 2025.1];
const on3 = [1893.2, 1905.8, 1880.4];
const off5 = [...off3, 2007.9, 1990.3];
const on5 = [...on3, 1899.9, 1921.6];

describe('welchLogInterval', () => {
	it('meets the vectors of the domain reference', () => {
		const three = welchLogInterval(off3, on3);
		expect(three?.point).toBeCloseTo(-0.06092973, 8);
		expect(three?.nu).toBeCloseTo(3.998068, 6);
		expect(three?.t).toBeCloseTo(2.776974, 6);
		expect(three?.low).toBeCloseTo(-0.07597672, 8);
		expect(three?.high).toBeCloseTo(-0.04588273, 8);
		const five = welchLogInterval(off5, on5);
		expect(five?.nu).toBeCloseTo(7.719374, 6);
		expect(five?.t).toBeCloseTo(2.320678, 6);
	});

	it('is scipy’s Welch interval of the logarithms', () => {
		const wrong = expectedStatistics.pairs.filter(({off, on, welch, nu}) => {
			const interval = welchLogInterval(off, on);
			return !isClose(interval?.low, welch[0]) || !isClose(interval?.high, welch[1]) || !isClose(interval?.nu, nu);
		});
		expect(wrong).toEqual([]);
	});

	it('of sides that do not vary is a point', () => {
		expect(welchLogInterval([2, 2], [4, 4])).toMatchObject({point: Math.LN2, low: Math.LN2, high: Math.LN2});
	});

	it('does not lose tiny spreads', () => {
		const interval = welchLogInterval([1, 1 + 1e-9], [1, 1 + 2e-9]);
		expect(interval?.nu).toBeGreaterThan(1);
		expect(interval?.high).toBeLessThan(1e-7);
	});

	it('needs two values a side, all above 0', () => {
		expect(welchLogInterval([1], [1, 2])).toBeUndefined();
		expect(welchLogInterval([1, 0], [1, 2])).toBeUndefined();
		expect(welchLogInterval([1, 2], [-1, 2])).toBeUndefined();
	});
});

describe('hodgesLehmannInterval', () => {
	it('meets the vectors of the domain reference', () => {
		const three = hodgesLehmannInterval(off3, on3);
		expect(three?.point).toBeCloseTo(-0.06101245, 8);
		expect(three?.low).toBeCloseTo(-0.07413456, 8);
		expect(three?.high).toBeCloseTo(-0.0475951, 8);
		const five = hodgesLehmannInterval(off5, on5);
		expect(five?.point).toBeCloseTo(-0.05442617, 8);
		expect(five?.low).toBeCloseTo(-0.06735056, 8);
		expect(five?.high).toBeCloseTo(-0.04338351, 8);
	});

	// Which sorted differences bound the interval, and how often it holds the shift: the table of the domain reference.
	it.each([
		[3, 3, 0, 8, 0.9],
		[3, 4, 0, 11, 0.943],
		[3, 5, 0, 14, 0.964],
		[4, 4, 0, 15, 0.971],
		[4, 5, 1, 18, 0.968],
		[5, 5, 2, 22, 0.968],
		[6, 6, 5, 30, 0.959],
		[8, 8, 13, 50, 0.95],
		[10, 10, 23, 76, 0.957],
	])('of %i and %i runs lies between D[%i] and D[%i], level %d', (n, m, lowRank, highRank, level) => {
		const off = Array.from({length: n}, (_, index) => 1000 + 7.31 * index);
		const on = Array.from({length: m}, (_, index) => 950 + 11.17 * index);
		const differences = sorted(on.flatMap(b => off.map(a => Math.log(b / a))));
		const interval = hodgesLehmannInterval(off, on);
		expect(interval?.low).toBeCloseTo(differences[lowRank] ?? Number.NaN, 12);
		expect(interval?.high).toBeCloseTo(differences[highRank] ?? Number.NaN, 12);
		expect(interval?.level).toBeCloseTo(level, 3);
	});

	it('has numpy’s median of differences as its point', () => {
		const wrong = expectedStatistics.pairs.filter(
			({off, on, shift}) => !isClose(hodgesLehmannInterval(off, on)?.point, shift),
		);
		expect(wrong).toEqual([]);
	});

	it('needs values above 0 on both sides', () => {
		expect(hodgesLehmannInterval([], [1])).toBeUndefined();
		expect(hodgesLehmannInterval([1, 2], [0, 3])).toBeUndefined();
		expect(hodgesLehmannInterval([1, 2], [Number.NaN, 3])).toBeUndefined();
	});
});

describe.each([
	['welchLogInterval', welchLogInterval],
	['hodgesLehmannInterval', hodgesLehmannInterval],
])('%s', (_, intervalOf) => {
	const side = fc.array(fc.double({noNaN: true, min: 1, max: 1000}), {minLength: 2, maxLength: 8});

	it('holds its point, turns over with its sides and does not know the unit', () => {
		fc.assert(
			fc.property(side, side, (off, on) => {
				const there = intervalOf(off, on);
				const back = intervalOf(on, off);
				const inOtherUnits = intervalOf(
					off.map(value => value * 1000),
					on.map(value => value * 1000),
				);
				if (there === undefined || back === undefined) throw new Error('an interval exists for positive values');
				expect(there.low).toBeLessThanOrEqual(there.point + 1e-12);
				expect(there.high).toBeGreaterThanOrEqual(there.point - 1e-12);
				expect(back.low).toBeCloseTo(-there.high, 9);
				expect(back.high).toBeCloseTo(-there.low, 9);
				expect(inOtherUnits?.low).toBeCloseTo(there.low, 9);
			}),
		);
	});

	it('is wider where more certainty is asked for', () => {
		fc.assert(
			fc.property(side, side, (off, on) => {
				const wide = intervalOf(off, on, 0.99);
				const narrow = intervalOf(off, on, 0.8);
				expect((wide?.high ?? 0) - (wide?.low ?? 0)).toBeGreaterThanOrEqual(
					(narrow?.high ?? 0) - (narrow?.low ?? 0) - 1e-12,
				);
			}),
		);
	});
});
