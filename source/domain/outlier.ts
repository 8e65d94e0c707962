import {median} from '../statistics/median.ts';
import {medianAbsoluteDeviation} from '../statistics/median-absolute-deviation.ts';

/** From where on a repetition is one: both have to be exceeded. */
export const outlierLimits = {
	/** Relative distance from the median of the repetitions. */
	deviation: 0.05,
	/** Distance in robust deviations (Iglewicz and Hoaglin); not asked of three repetitions, nor where half of them are equal. */
	robustZ: 3.5,
} as const;

const leastRepetitions = 3;

/** Makes the median absolute deviation of a normal sample its standard deviation. */
const normalScale = 1.4826;

/** Whether a repetition lies far from its siblings, of which it is one (domain.md §5). Shown, never dropped. */
export function isOutlier(
	value: number,
	siblings: readonly number[],
	{deviation, robustZ: mostZ}: {readonly deviation: number; readonly robustZ: number} = outlierLimits,
): boolean {
	const centre = median(siblings);
	if (siblings.length < leastRepetitions || centre === undefined || centre === 0) return false;
	if (Math.abs(value / centre - 1) <= deviation) return false;
	const z = siblings.length === leastRepetitions ? null : robustZ(value, siblings);
	return z === null || Math.abs(z) > mostZ;
}

/** Distance from the median in robust deviations. null: at least half of the sample is equal, so that it has none. */
export function robustZ(value: number, sample: readonly number[]): number | null {
	const centre = median(sample);
	const spread = medianAbsoluteDeviation(sample);
	return centre === undefined || spread === undefined || spread === 0
		? null
		: (value - centre) / (normalScale * spread);
}
