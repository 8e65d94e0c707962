import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {coefficientOfVariation} from '../../source/statistics/coefficient-of-variation.ts';
import {medianAbsoluteDeviation} from '../../source/statistics/median-absolute-deviation.ts';
import {populationDeviation} from '../../source/statistics/population-deviation.ts';
import {sampleDeviation} from '../../source/statistics/sample-deviation.ts';
import {expectedStatistics} from '../oracle/expected.ts';

const off = [2012.4, 1998.7, 2025.1];

describe('deviations', () => {
	it('are numpy’s with ddof 0 and 1', () => {
		for (const {values, std0, std1, mad} of expectedStatistics.samples) {
			expect(populationDeviation(values)).toBeCloseTo(std0, 10);
			if (std1 !== null) expect(sampleDeviation(values)).toBeCloseTo(std1, 10);
			expect(medianAbsoluteDeviation(values)).toBeCloseTo(mad, 10);
		}
	});

	it('meet the vectors of the domain reference', () => {
		expect(populationDeviation(off)).toBeCloseTo(10.780332, 6);
		expect(sampleDeviation(off)).toBeCloseTo(13.203156, 6);
	});

	it('of one value: the population has 0, a sample has none', () => {
		expect(populationDeviation([5])).toBe(0);
		expect(sampleDeviation([5])).toBeUndefined();
		expect(coefficientOfVariation([5])).toBeUndefined();
		expect(medianAbsoluteDeviation([5])).toBe(0);
		expect(populationDeviation([])).toBeUndefined();
		expect(medianAbsoluteDeviation([])).toBeUndefined();
	});

	it('see a spread of thousandths on values of billions', () => {
		expect(sampleDeviation([1e9, 1e9 + 0.001, 1e9 + 0.002])).toBeCloseTo(0.001, 7);
	});

	it('do not move with the values, and scale with them', () => {
		const values = fc.array(fc.double({noNaN: true, min: -1e4, max: 1e4}), {minLength: 2, maxLength: 20});
		fc.assert(
			fc.property(values, fc.double({noNaN: true, min: -1e4, max: 1e4}), (sample, shift) => {
				const spread = sampleDeviation(sample) ?? Number.NaN;
				expect(sampleDeviation(sample.map(value => value + shift))).toBeCloseTo(spread, 6);
				expect(sampleDeviation(sample.map(value => value * -3))).toBeCloseTo(3 * spread, 6);
			}),
		);
	});
});

describe('coefficientOfVariation', () => {
	it('is the sample deviation over the size of the mean', () => {
		expect(coefficientOfVariation(off)).toBeCloseTo(13.203156 / 2012.066667, 8);
		expect(coefficientOfVariation([-9, -10, -11])).toBeCloseTo(0.1, 12);
	});

	it('has nothing to relate to at a mean of 0', () => {
		expect(coefficientOfVariation([-1, 1])).toBeUndefined();
	});
});
