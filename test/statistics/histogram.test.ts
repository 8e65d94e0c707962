import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {histogram} from '../../source/statistics/histogram.ts';
import {expectedStatistics} from '../oracle/expected.ts';

describe('histogram', () => {
	it('is numpy’s, on a linear and on a logarithmic axis', () => {
		const {values, linear, linearEdges, log, logEdges} = expectedStatistics.histogram;
		const plain = histogram(values, {bins: 12, scale: 'linear'});
		expect(plain?.counts).toEqual(linear);
		for (const [k, edge] of linearEdges.entries()) expect(plain?.edges[k]).toBeCloseTo(edge, 9);
		const logarithmic = histogram(values, {bins: 9, scale: 'log'});
		expect(logarithmic?.counts).toEqual(log);
		for (const [k, edge] of logEdges.entries()) expect(logarithmic?.edges[k]).toBeCloseTo(edge, 9);
	});

	it('counts every value once, or says that it left it out', () => {
		const values = fc.array(fc.double({noNaN: true, min: -50, max: 50}), {minLength: 1, maxLength: 50});
		const scale = fc.constantFrom('linear' as const, 'log' as const);
		fc.assert(
			fc.property(values, scale, fc.integer({min: 1, max: 20}), (sample, axis, bins) => {
				const result = histogram(sample, {bins, scale: axis, from: 1, to: 30});
				if (result === undefined) throw new Error('a range was given');
				expect(result.counts.reduce((a, b) => a + b, 0) + result.leftOut).toBe(sample.length);
				expect(result.counts).toHaveLength(bins);
				expect(result.edges).toHaveLength(bins + 1);
			}),
		);
	});

	it('leaves what is not above 0 out of a logarithmic axis', () => {
		expect(histogram([0, -1, 10, 100], {bins: 2, scale: 'log'})).toMatchObject({counts: [1, 1], leftOut: 2});
		expect(histogram([0], {bins: 2, scale: 'log'})).toBeUndefined();
	});

	it('gives a single value a bin with room around it', () => {
		const single = histogram([7, 7], {bins: 3, scale: 'linear'});
		expect(single?.counts).toEqual([0, 2, 0]);
		expect(single?.edges[0]).toBeLessThan(7);
	});

	it('is not defined for nothing, or without bins', () => {
		expect(histogram([], {bins: 3, scale: 'linear'})).toBeUndefined();
		expect(histogram([1], {bins: 0, scale: 'linear'})).toBeUndefined();
		expect(histogram([1], {bins: 3, scale: 'linear', from: 5, to: 2})).toBeUndefined();
	});
});
