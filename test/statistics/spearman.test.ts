import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {ranks} from '../../source/statistics/ranks.ts';
import {spearman} from '../../source/statistics/spearman.ts';
import {expectedStatistics} from '../oracle/expected.ts';

describe('spearman', () => {
	it('is scipy’s, ties included', () => {
		for (const {x, y, rho} of expectedStatistics.spearman) expect(spearman(x, y)).toBeCloseTo(rho, 10);
	});

	it('is 1 for what grows together, however bent', () => {
		const values = fc.uniqueArray(fc.integer({min: -1000, max: 1000}), {minLength: 2, maxLength: 20});
		fc.assert(
			fc.property(values, x => {
				expect(
					spearman(
						x,
						x.map(value => value ** 3),
					),
				).toBeCloseTo(1, 10);
				expect(
					spearman(
						x,
						x.map(value => -value),
					),
				).toBeCloseTo(-1, 10);
			}),
		);
	});

	it('is not defined without a spread or a partner', () => {
		expect(spearman([1, 1, 1], [1, 2, 3])).toBeUndefined();
		expect(spearman([1], [1])).toBeUndefined();
		expect(spearman([1, 2], [1])).toBeUndefined();
		expect(spearman([1, Number.NaN], [1, 2])).toBeUndefined();
	});
});

describe('ranks', () => {
	it('shares ranks among equals', () => {
		expect(ranks([30, 10, 20, 10])).toEqual([4, 1.5, 3, 1.5]);
		expect(ranks([])).toEqual([]);
	});
});
