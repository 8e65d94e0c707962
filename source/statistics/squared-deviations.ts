import {mean} from './mean.ts';

/** Σ (x − x̄)², in two passes: exact also where the spread is tiny against the values. */
export function squaredDeviations(values: ArrayLike<number>): number | undefined {
	const centre = mean(values);
	if (centre === undefined) return undefined;
	let total = 0;
	for (let index = 0; index < values.length; index++) {
		const distance = (values[index] ?? centre) - centre;
		total += distance * distance;
	}
	return Number.isFinite(total) ? total : undefined;
}
