import {mannWhitneyCounts} from './mann-whitney.ts';
import {median} from './median.ts';
import type {LogInterval} from './welch-log-interval.ts';

/**
 * Shift of ln(second/first): the median of all pairwise differences D of logarithms, with the exact distribution-free
 * interval [D₍ₖ₋₁₎, D₍ₙₘ₋ₖ₎] (from 0), k the largest rank with P(U ≤ k − 1) ≤ (1 − level)/2, at least 1. `level` of the
 * result is what that interval reaches exactly: 0.90 for three and three, where no rank interval reaches 0.95.
 *
 * @see Hodges & Lehmann 1963
 */
export function hodgesLehmannInterval(
	first: readonly number[],
	second: readonly number[],
	level = 0.95,
): LogInterval | undefined {
	if ([...first, ...second].some(value => !(value > 0 && value < Number.POSITIVE_INFINITY))) return undefined;
	const differences = second.flatMap(b => first.map(a => Math.log(b) - Math.log(a))).sort((a, b) => a - b);
	const rank = exactRank(first.length, second.length, level);
	const point = median(differences);
	if (rank === undefined || point === undefined) return undefined;
	const low = differences[rank.k - 1];
	const high = differences[differences.length - rank.k];
	return low === undefined || high === undefined ? undefined : {point, low, high, level: rank.level};
}

function exactRank(n: number, m: number, level: number): {readonly k: number; readonly level: number} | undefined {
	const counts = mannWhitneyCounts(n, m);
	if (counts === undefined || !(level > 0 && level < 1)) return undefined;
	const all = counts.reduce((total, count) => total + count, 0);
	const allowed = ((1 - level) / 2) * all;
	let k = 1;
	let below = counts[0] ?? 0;
	// The interval must not turn over: k stays within the lower half.
	while (below + (counts[k] ?? all) <= allowed && k + 1 <= (n * m + 1) / 2) {
		below += counts[k] ?? 0;
		k++;
	}
	return {k, level: 1 - (2 * below) / all};
}
