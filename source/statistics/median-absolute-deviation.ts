import {median} from './median.ts';

/** Median distance from the median, unscaled: × 1.4826 it estimates the deviation of a normal distribution. */
export function medianAbsoluteDeviation(values: ArrayLike<number>): number | undefined {
	const centre = median(values);
	return centre === undefined ? undefined : median(Float64Array.from(values, value => Math.abs(value - centre)));
}
