import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {select} from '../../source/statistics/select.ts';
import {sorted} from '../oracle/naive.ts';

describe('select', () => {
	it('finds what stands at a rank, and parts the values around it', () => {
		// Without −0, which equals 0 and is told apart by the comparison of the test only.
		const value = fc.oneof(
			fc.integer({min: 0, max: 5}),
			fc.double({noNaN: true}).map(number => number + 0),
		);
		fc.assert(
			fc.property(fc.array(value, {minLength: 1, maxLength: 80}), fc.nat(), (sample, seed) => {
				const rank = seed % sample.length;
				const values = Float64Array.from(sample);
				const found = select(values, rank);
				expect(found === sorted(sample)[rank]).toBe(true);
				expect(values.slice(0, rank).every(before => before <= (found ?? 0))).toBe(true);
				expect(values.slice(rank).every(behind => behind >= (found ?? 0))).toBe(true);
				expect(sorted(values)).toEqual(sorted(Float64Array.from(sample)));
			}),
		);
	});

	it('has nothing at a rank beyond the values', () => {
		expect(select(Float64Array.of(1, 2), 2)).toBeUndefined();
		expect(select(Float64Array.of(1, 2), -1)).toBeUndefined();
		expect(select(Float64Array.of(1, 2), 0.5)).toBeUndefined();
		expect(select(new Float64Array(), 0)).toBeUndefined();
	});

	it.each([
		['equal', () => 1],
		['ascending', (index: number) => index],
		['descending', (index: number) => -index],
		['of few values', (index: number) => index % 3],
		['an organ pipe', (index: number) => Math.min(index, 400_000 - index)],
	])('stays linear for values that are %s', (_, valueAt) => {
		const values = Float64Array.from({length: 400_000}, (_value, index) => valueAt(index));
		const expected = Float64Array.from(values).sort()[123_456];
		const begun = performance.now();
		expect(select(values, 123_456)).toBe(expected);
		// A quadratic one would need minutes; this bound only tells the two apart.
		expect(performance.now() - begun).toBeLessThan(2000);
	});
});
