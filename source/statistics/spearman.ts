import {mean} from './mean.ts';
import {ranks} from './ranks.ts';

/** Spearman's rank correlation, −1 … 1. undefined: fewer than two pairs, or one side is all equal. */
export function spearman(x: readonly number[], y: readonly number[]): number | undefined {
	if (x.length !== y.length || x.length < 2 || [...x, ...y].some(Number.isNaN)) return undefined;
	const a = centred(ranks(x));
	const b = centred(ranks(y));
	const scale = Math.sqrt(dot(a, a) * dot(b, b));
	return scale === 0 ? undefined : Math.min(1, Math.max(-1, dot(a, b) / scale));
}

function centred(values: readonly number[]): readonly number[] {
	const centre = mean(values) ?? 0;
	return values.map(value => value - centre);
}

function dot(a: readonly number[], b: readonly number[]): number {
	return a.reduce((total, value, index) => total + value * (b[index] ?? 0), 0);
}
