import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {yTicks} from '../../source/paint/plot-scale.ts';
import {
	binaryTicks,
	clockStep,
	decimalLogTicks,
	linearTicks,
	niceStep,
	stepDecimals,
} from '../../source/paint/ticks.ts';

describe('round values on an axis', () => {
	it('are multiples of 1, 2 and 5', () => {
		expect(linearTicks(0, 401, 4).values).toEqual([0, 200, 400]);
		expect(linearTicks(-0.061, 0.1017, 6).values).toEqual([-0.05, 0, 0.05, 0.1]);
		expect(linearTicks(0, 1, 11).values).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
		expect(linearTicks(96.2, 97.9, 4).values).toEqual([96.5, 97, 97.5]);
	});

	it('are read from a clock where they are seconds of a long run', () => {
		expect(linearTicks(0, 14_400, 5, clockStep).values).toEqual([0, 3600, 7200, 10_800, 14_400]);
		expect(linearTicks(-60, 900, 6, clockStep).values).toEqual([0, 300, 600, 900]);
		expect(clockStep(45)).toBe(60);
		expect(clockStep(3)).toBe(5);
	});

	it('are powers of two for levels', () => {
		expect(binaryTicks(1, 256, 9).values).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
		expect(binaryTicks(1, 256, 5).values).toEqual([1, 4, 16, 64, 256]);
		expect(binaryTicks(3, 3.5, 5).values).toEqual([3, 3.2, 3.4]);
	});

	it('are decades, with their halves and fifths where there is room', () => {
		expect(decimalLogTicks(10, 1000, 9).values).toEqual([10, 20, 50, 100, 200, 500, 1000]);
		expect(decimalLogTicks(10, 1000, 6).values).toEqual([10, 30, 100, 300, 1000]);
		expect(decimalLogTicks(1, 1e9, 4).values).toEqual([1, 1000, 1e6, 1e9]);
	});

	it('are never more than asked for, inside of the axis, and evenly spaced', () => {
		const bound = fc.double({min: -1e9, max: 1e9, noNaN: true});
		fc.assert(
			fc.property(bound, bound, fc.integer({min: 2, max: 20}), (a, b, most) => {
				fc.pre(Math.abs(a - b) > 1e-3);
				const [from, to] = a < b ? [a, b] : [b, a];
				const {values, step} = linearTicks(from, to, most);
				const isInside = values.every(value => value >= from - step * 1e-6 && value <= to + step * 1e-6);
				const isEven = values.every(
					(value, k) => k === 0 || Math.abs(value - (values[k - 1] ?? 0) - step) < step * 1e-3,
				);
				return values.length <= most && isInside && isEven;
			}),
		);
	});

	it('end where an axis makes no sense', () => {
		expect(linearTicks(5, 5, 3).values).toEqual([5]);
		expect(linearTicks(-1.7e308, 1.7e308, 3).values).toHaveLength(1);
		expect(binaryTicks(0, 8, 4).values.length).toBeLessThanOrEqual(4);
		expect(niceStep(0)).toBe(1);
		expect(niceStep(Number.NaN)).toBe(1);
	});
});

it('has the decimals that tell its multiples apart', () => {
	expect([1, 5, 20, 0.5, 0.1, 0.02].map(step => stepDecimals(step, 'W'))).toEqual([0, 0, 0, 1, 1, 2]);
	expect([0.05, 0.01, 0.005].map(step => stepDecimals(step, 'fraction'))).toEqual([0, 0, 1]);
});

describe('ticks of y', () => {
	const labels = (from: number, to: number, rows: number) => [...yTicks({from, to}, rows).values].sort((a, b) => a - b);

	it('are the ends of a low plot, and its middle where that has a row of its own', () => {
		expect(labels(0, 700, 4)).toEqual([0, 700]);
		expect(labels(0, 412, 3)).toEqual([0, 200, 400]);
		expect(labels(0, 412, 4)).toEqual([0, 400]);
		expect(labels(96.2, 97.9, 4)).toEqual([96.2, 97.8]);
		expect(labels(0, 3.2, 3)).toEqual([0, 3]);
		expect(labels(0, 420, 1)).toEqual([400]);
		expect(labels(5, 5, 3)).toEqual([5]);
	});

	it('keep zero in sight', () => {
		expect(labels(-8, 1, 4)).toEqual([-8, 0]);
		expect(labels(-1, 8, 4)).toEqual([0, 8]);
		expect(labels(-8, 8, 5)).toEqual([-8, 0, 8]);
	});

	it('span most of a high plot', () => {
		for (const rows of [6, 7, 8, 10, 14, 20]) {
			for (const to of [100, 130, 270, 412, 555, 700, 930]) {
				const values = labels(0, to, rows);
				expect(values.length, `${to} in ${rows}`).toBeGreaterThan(1);
				expect(values.length * 1.4, `${to} in ${rows}`).toBeLessThanOrEqual(rows);
				expect(values.at(-1), `${to} in ${rows}`).toBeGreaterThanOrEqual(0.7 * to);
			}
		}
	});
});
