import {describe, expect, it} from 'vitest';
import {mean} from '../../source/statistics/mean.ts';
import {sum} from '../../source/statistics/sum.ts';
import {expectedStatistics} from '../oracle/expected.ts';

describe('mean', () => {
	it('is numpy’s', () => {
		for (const {values, mean: expected} of expectedStatistics.samples) expect(mean(values)).toBeCloseTo(expected, 10);
	});

	it('is not defined for nothing, nor for what is not finite', () => {
		expect(mean([])).toBeUndefined();
		expect(mean([1, Number.NaN])).toBeUndefined();
		expect(mean([Number.POSITIVE_INFINITY, 1])).toBeUndefined();
	});
});

describe('sum', () => {
	it('keeps what plain addition loses', () => {
		expect(sum([1e16, 1, -1e16])).toBe(1);
		expect(sum([1, 1e100, 1, -1e100])).toBe(2);
		expect(sum(new Float64Array(1_000_000).fill(0.1))).toBe(100_000);
	});

	it('of nothing is 0', () => {
		expect(sum([])).toBe(0);
	});
});
