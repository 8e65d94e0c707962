import {select} from './select.ts';

/**
 * Quantile of type 7 (Hyndman & Fan 1996), as numpy, vLLM and R compute it by default: linear between the order
 * statistics around (n − 1)·p. `p` is a fraction. undefined: no values, a value that is not a number, or p outside 0 … 1.
 */
export function quantile(values: ArrayLike<number>, p: number): number | undefined {
	return quantileInPlace(new Float64Array(values), p);
}

/** Like `quantile`, of values in ascending order. */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number | undefined {
	const position = positionOf(sorted.length, p);
	if (position === undefined) return undefined;
	const below = sorted[position.rank];
	if (below === undefined) return undefined;
	return finite(between(below, sorted[position.rank + 1] ?? below, position.share));
}

/** Like `quantile`, without a copy: reorders `values`. Meant for the hundred thousands of latencies of a run. */
export function quantileInPlace(values: Float64Array, p: number): number | undefined {
	const position = positionOf(values.length, p);
	if (position === undefined || values.some(Number.isNaN)) return undefined;
	const below = select(values, position.rank);
	if (below === undefined) return undefined;
	if (position.share === 0) return finite(below);
	// select leaves everything above the rank behind it, so the next order statistic is the least of those.
	let above = Number.POSITIVE_INFINITY;
	for (let index = position.rank + 1; index < values.length; index++) above = Math.min(above, values[index] ?? above);
	return finite(between(below, above, position.share));
}

function positionOf(count: number, p: number): {readonly rank: number; readonly share: number} | undefined {
	if (count === 0 || !(p >= 0 && p <= 1)) return undefined;
	const position = (count - 1) * p;
	const rank = Math.floor(position);
	return {rank, share: position - rank};
}

/** From the nearer end, so that rounding is numpy's to the last digit. */
function between(below: number, above: number, share: number): number {
	const gap = above - below;
	return share < 0.5 ? below + gap * share : above - gap * (1 - share);
}

function finite(value: number): number | undefined {
	return Number.isFinite(value) ? value : undefined;
}
