import {squaredDeviations} from './squared-deviations.ts';

/** Standard deviation of a whole population (n), numpy's default: too small for a sample by √(n/(n − 1)), 0 for one. */
export function populationDeviation(values: ArrayLike<number>): number | undefined {
	const squares = squaredDeviations(values);
	return squares === undefined ? undefined : Math.sqrt(squares / values.length);
}
