import {hodgesLehmannInterval} from '../statistics/hodges-lehmann-interval.ts';
import {type LogInterval, welchLogInterval} from '../statistics/welch-log-interval.ts';
import type {ConfidenceInterval, IntervalMethod, Verdict} from './comparison.ts';

export type Better = 'higher' | 'lower';

/** From so many runs on the smaller side, the rank interval is narrower than the t interval at the same honesty. */
const leastForRanks = 4;

/** An interval around 0 up to this half-width says that there is no cost worth speaking of. */
const noiseHalfWidth = 0.02;

/** Fraction of TEE off by which TEE on is worse. null: there is nothing to relate it to. */
export function overheadOf(off: number, on: number, better: Better): number | null {
	if (!(off > 0)) return null;
	return better === 'higher' ? (off - on) / off : (on - off) / off;
}

/** The notebook's own ratio: for throughputs the extra time of a token, (off − on)/on. */
export function overheadOverOn(off: number, on: number, better: Better): number | null {
	if (better === 'lower') return overheadOf(off, on, better);
	return on > 0 ? (off - on) / on : null;
}

/** Interval of the overhead by the rules of domain.md §5. null: a side has fewer than two runs, or a value not above 0. */
export function overheadInterval(
	off: readonly number[],
	on: readonly number[],
	better: Better,
): ConfidenceInterval | null {
	const least = Math.min(off.length, on.length);
	if (least < 2) return null;
	const method: IntervalMethod = least < leastForRanks ? 'welch-log' : 'hodges-lehmann-log';
	const interval = method === 'welch-log' ? welchLogInterval(off, on) : hodgesLehmannInterval(off, on);
	return interval === undefined ? null : {...asOverhead(interval, better), level: interval.level, method};
}

/** From logarithms of on/off to overheads: where higher is better a larger ratio is the smaller overhead. */
function asOverhead({low, high}: LogInterval, better: Better): {readonly low: number; readonly high: number} {
	return better === 'higher'
		? {low: -Math.expm1(high), high: -Math.expm1(low)}
		: {low: Math.expm1(low), high: Math.expm1(high)};
}

/** What an interval says of the cost. */
export function verdictOf({low, high}: Pick<ConfidenceInterval, 'low' | 'high'>): Verdict {
	if (low > 0) return 'worse';
	if (high < 0) return 'better';
	return (high - low) / 2 <= noiseHalfWidth ? 'noise' : 'unclear';
}
