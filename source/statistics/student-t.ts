import {incompleteBeta} from './incomplete-beta.ts';

/** Quantile of Student's t distribution at probability `p` (0 < p < 1) for `nu` > 0 degrees of freedom, whole or not. */
export function studentT(p: number, nu: number): number | undefined {
	if (!(p > 0 && p < 1) || !(nu > 0)) return undefined;
	if (p === 0.5) return 0;
	const tail = Math.min(p, 1 - p);
	// Bisection on a bracket that doubles until it holds the quantile: slow next to Newton's method, and cannot fail.
	let high = 1;
	while ((studentTail(high, nu) ?? 0) > tail) {
		high *= 2;
		if (!Number.isFinite(high)) return undefined;
	}
	let low = high === 1 ? 0 : high / 2;
	for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
		if ((studentTail(middle, nu) ?? 0) > tail) low = middle;
		else high = middle;
	}
	return p < 0.5 ? -high : high;
}

/** P(T > t) for t ≥ 0. */
export function studentTail(t: number, nu: number): number | undefined {
	if (!(t >= 0)) return undefined;
	const both = incompleteBeta(nu / (nu + t * t), nu / 2, 0.5);
	return both === undefined ? undefined : both / 2;
}
