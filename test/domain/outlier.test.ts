import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {isOutlier, robustZ} from '../../source/domain/outlier.ts';

describe('an outlier', () => {
	it('is more than 5 % from the median of three', () => {
		expect(isOutlier(100, [100, 101, 110])).toBe(false);
		expect(isOutlier(107, [100, 101, 107])).toBe(true);
		expect(isOutlier(106, [100, 101, 106])).toBe(false);
	});

	it('has to stand out from the spread as well from four runs on', () => {
		// Median 100, distances 10, 0, 0, 10 … : a robust z of 10 / (1.4826 × 5)
		expect(isOutlier(110, [90, 100, 100, 110])).toBe(false);
		expect(isOutlier(130, [99, 100, 101, 130])).toBe(true);
	});

	it('goes by the 5 % alone where most runs are equal', () => {
		expect(isOutlier(110, [100, 100, 100, 110])).toBe(true);
	});

	it('cannot be told of one or two', () => {
		expect(isOutlier(200, [100, 200])).toBe(false);
		expect(isOutlier(200, [200])).toBe(false);
	});

	it('can be told with other limits', () => {
		expect(isOutlier(106, [100, 101, 106], {deviation: 0.04, robustZ: 3.5})).toBe(true);
		expect(isOutlier(130, [99, 100, 101, 130], {deviation: 0.05, robustZ: 50})).toBe(false);
	});

	it('does not depend on the unit', () => {
		const values = fc.array(fc.double({min: 1, max: 1000, noNaN: true}), {minLength: 3, maxLength: 8});
		fc.assert(
			fc.property(values, siblings => {
				for (const value of siblings) {
					expect(
						isOutlier(
							value * 1024,
							siblings.map(other => other * 1024),
						),
					).toBe(isOutlier(value, siblings));
				}
			}),
		);
	});
});

describe('the robust z', () => {
	it('is the distance from the median in deviations of a normal sample', () => {
		// Median 100.5, distances 1.5, 0.5, 0.5, 29.5: their median is 1.
		expect(robustZ(130, [99, 100, 101, 130])).toBeCloseTo(29.5 / 1.4826, 12);
		expect(robustZ(99, [99, 100, 101, 130])).toBeCloseTo(-1.5 / 1.4826, 12);
	});

	it('is none where half of the sample is equal', () => {
		expect(robustZ(110, [100, 100, 100, 110])).toBeNull();
		expect(robustZ(1, [])).toBeNull();
	});
});
