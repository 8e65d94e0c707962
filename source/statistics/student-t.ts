import {incompleteBeta} from './incomplete-beta.ts';
import {logGamma} from './log-gamma.ts';

const mostSteps = 200;

/** Quantile of Student's t distribution at probability `p` (0 < p < 1) for `nu` > 0 degrees of freedom, whole or not. */
export function studentT(p: number, nu: number): number | undefined {
	if (!(p > 0 && p < 1) || !(nu > 0 && nu < Number.POSITIVE_INFINITY)) return undefined;
	if (p === 0.5) return 0;
	const t = quantileOfTail(Math.min(p, 1 - p), nu);
	return t === undefined ? undefined : p < 0.5 ? -t : t;
}

/** P(T > t) for t ≥ 0. */
export function studentTail(t: number, nu: number): number | undefined {
	if (!(t >= 0)) return undefined;
	const both = incompleteBeta(nu / (nu + t * t), nu / 2, 0.5);
	return both === undefined ? undefined : both / 2;
}

/** Newton's method, within a bracket that each step narrows: where a step would leave it, the bracket is halved instead. */
function quantileOfTail(tail: number, nu: number): number | undefined {
	const densityAt = densityOf(nu);
	let low = 0;
	let high = 1;
	while ((studentTail(high, nu) ?? 0) > tail) {
		low = high;
		high *= 2;
		if (!Number.isFinite(high)) return undefined;
	}
	let t = high;
	for (let step = 0; step < mostSteps; step++) {
		const excess = (studentTail(t, nu) ?? 0) - tail;
		if (excess > 0) low = t;
		else high = t;
		const newton = t + excess / densityAt(t);
		const next = newton > low && newton < high ? newton : (low + high) / 2;
		if (Math.abs(next - t) <= Number.EPSILON * t) return next;
		t = next;
	}
	return t;
}

function densityOf(nu: number): (t: number) => number {
	const scale = (logGamma((nu + 1) / 2) ?? 0) - (logGamma(nu / 2) ?? 0) - Math.log(nu * Math.PI) / 2;
	return t => Math.exp(scale - ((nu + 1) / 2) * Math.log1p((t * t) / nu));
}
