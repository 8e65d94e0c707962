import {mean} from './mean.ts';
import {sampleDeviation} from './sample-deviation.ts';

/** Sample deviation over the mean's size, a fraction. undefined for fewer than two values, or a mean of 0. */
export function coefficientOfVariation(values: ArrayLike<number>): number | undefined {
	const centre = mean(values);
	const spread = sampleDeviation(values);
	if (centre === undefined || spread === undefined || centre === 0) return undefined;
	const ratio = spread / Math.abs(centre);
	return Number.isFinite(ratio) ? ratio : undefined;
}
