import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {median} from '../../source/statistics/median.ts';
import {quantile, quantileInPlace, quantileSorted} from '../../source/statistics/quantile.ts';
import {expectedStatistics} from '../oracle/expected.ts';
import {naiveQuantile, sorted} from '../oracle/naive.ts';

const values = fc.array(fc.double({noNaN: true, min: -1e9, max: 1e9}), {minLength: 1, maxLength: 60});
const share = fc.double({noNaN: true, min: 0, max: 1});

describe('quantile', () => {
	it('is numpy’s', () => {
		for (const sample of expectedStatistics.samples) {
			for (const [p, expected] of sample.quantiles) expect(quantile(sample.values, p)).toBeCloseTo(expected, 10);
		}
	});

	it('meets the vectors of the domain reference', () => {
		const ttfts = [0.031, 0.042, 0.038, 0.055, 0.12, 0.047];
		expect(quantile(ttfts, 0.95)).toBeCloseTo(0.10375, 12);
		expect(median(ttfts)).toBeCloseTo(0.0445, 12);
		expect(quantile([1, 2, 3, 4, 10, 20], 0.95)).toBeCloseTo(17.5, 12);
	});

	it('says nothing of nothing, of what is no number, and of no quantile', () => {
		expect(quantile([], 0.5)).toBeUndefined();
		expect(quantile([1, Number.NaN], 0.5)).toBeUndefined();
		expect(quantile([1, 2], 1.01)).toBeUndefined();
		expect(quantile([1, 2], Number.NaN)).toBeUndefined();
		expect(quantile([Number.POSITIVE_INFINITY], 0.5)).toBeUndefined();
	});

	it('leaves the values as they were', () => {
		const given = [3, 1, 2];
		quantile(given, 0.5);
		expect(given).toEqual([3, 1, 2]);
	});

	it('equals the sorted definition', () => {
		fc.assert(
			fc.property(values, share, (sample, p) => {
				const expected = naiveQuantile(sample, p);
				const scale = Math.max(1, ...sample.map(Math.abs));
				for (const actual of [
					quantile(sample, p),
					quantileSorted(sorted(sample), p),
					quantileInPlace(Float64Array.from(sample), p),
				]) {
					expect(Math.abs((actual ?? Number.NaN) - expected) / scale).toBeLessThan(1e-12);
				}
			}),
		);
	});

	it('lies within the values and grows with p', () => {
		fc.assert(
			fc.property(values, share, share, (sample, a, b) => {
				const low = quantile(sample, Math.min(a, b)) ?? Number.NaN;
				const high = quantile(sample, Math.max(a, b)) ?? Number.NaN;
				expect(low).toBeGreaterThanOrEqual(Math.min(...sample));
				expect(high).toBeLessThanOrEqual(Math.max(...sample));
				expect(high - low).toBeGreaterThanOrEqual(-1e-6);
			}),
		);
	});
});
