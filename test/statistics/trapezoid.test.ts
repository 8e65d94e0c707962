import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {interpolate} from '../../source/statistics/interpolate.ts';
import {runningIntegral} from '../../source/statistics/running-integral.ts';
import {trapezoid} from '../../source/statistics/trapezoid.ts';
import {expectedStatistics} from '../oracle/expected.ts';

const time = [0, 1, 2, 3.1, 4.1, 5.1];
const power = [66, 120, 380, 390, 385, 70];

describe('trapezoid', () => {
	it('meets the vectors of the domain reference', () => {
		expect(trapezoid(time, power)).toBeCloseTo(1381.5, 9);
		expect(trapezoid([0, 1, 2, 3, 4, 5], power)).toBeCloseTo(1343, 9);
		expect(trapezoid(time, power, 1.5, 4.5)).toBeCloseTo(1097.3, 9);
	});

	it('is numpy’s, with a window and without', () => {
		for (const {x, y, whole, from, to, window} of expectedStatistics.curves) {
			expect((trapezoid(x, y) ?? 0) / whole).toBeCloseTo(1, 12);
			expect((trapezoid(x, y, from, to) ?? 0) / window).toBeCloseTo(1, 12);
			const until = runningIntegral(x, y);
			expect((until(to) - until(from)) / window).toBeCloseTo(1, 11);
		}
	});

	it('adds nothing where the line is not known', () => {
		expect(trapezoid(time, power, -100, 100)).toBeCloseTo(1381.5, 9);
		expect(trapezoid(time, power, 6, 7)).toBeUndefined();
		expect(trapezoid(time, power, 4, 3)).toBeUndefined();
		expect(trapezoid([1], [1])).toBeUndefined();
		expect(trapezoid([], [])).toBeUndefined();
		expect(trapezoid([0, 1], [Number.NaN, 1])).toBeUndefined();
	});

	it('takes a step in place as no area', () => {
		expect(trapezoid([0, 1, 1, 2], [1, 1, 3, 3])).toBe(4);
	});

	it('does not change when a line is sampled more densely', () => {
		const steps = fc.array(fc.double({noNaN: true, min: 0.1, max: 5}), {minLength: 2, maxLength: 20});
		const slope = fc.double({noNaN: true, min: -10, max: 10});
		fc.assert(
			fc.property(steps, slope, (widths, incline) => {
				let at = 0;
				const x = widths.map(width => (at += width));
				const height = (at: number): number => 300 + incline * at;
				const coarse = trapezoid([x[0]!, x.at(-1)!], [height(x[0]!), height(x.at(-1)!)]);
				expect(trapezoid(x, x.map(height))).toBeCloseTo(coarse ?? Number.NaN, 6);
			}),
		);
	});

	it('of two neighbouring windows is that of both together', () => {
		const cut = fc.double({noNaN: true, min: 0, max: 5.1});
		fc.assert(
			fc.property(cut, cut, cut, (a, b, c) => {
				const [from, middle, to] = [a, b, c].sort((left, right) => left - right) as [number, number, number];
				const parts = (trapezoid(time, power, from, middle) ?? 0) + (trapezoid(time, power, middle, to) ?? 0);
				expect(parts).toBeCloseTo(trapezoid(time, power, from, to) ?? 0, 8);
			}),
		);
	});
});

describe('interpolate', () => {
	it('is the line between two points, and unknown beyond the ends', () => {
		expect(interpolate(time, power, 2.55)).toBeCloseTo(385, 9);
		expect(interpolate(time, power, 3.1)).toBe(390);
		expect(interpolate(time, power, 0)).toBe(66);
		expect(interpolate(time, power, 5.1)).toBe(70);
		expect(interpolate(time, power, -0.1)).toBeUndefined();
		expect(interpolate(time, power, 5.2)).toBeUndefined();
		expect(interpolate([], [], 0)).toBeUndefined();
	});
});

describe('runningIntegral', () => {
	it('is 0 before the first point and stays behind the last', () => {
		const until = runningIntegral(time, power);
		expect([until(-5), until(0)]).toEqual([0, 0]);
		expect(until(99)).toBeCloseTo(1381.5, 9);
		expect(runningIntegral([], [])(3)).toBe(0);
	});
});
