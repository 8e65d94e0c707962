import {squaredDeviations} from './squared-deviations.ts';

/** Standard deviation of a sample (n − 1). undefined for fewer than two values: one run says nothing of the spread. */
export function sampleDeviation(values: ArrayLike<number>): number | undefined {
	if (values.length < 2) return undefined;
	const squares = squaredDeviations(values);
	return squares === undefined ? undefined : Math.sqrt(squares / (values.length - 1));
}
