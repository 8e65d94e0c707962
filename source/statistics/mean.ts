import {sum} from './sum.ts';

/** Arithmetic mean. undefined: no values, or one that is not a finite number. */
export function mean(values: ArrayLike<number>): number | undefined {
	if (values.length === 0) return undefined;
	const value = sum(values) / values.length;
	return Number.isFinite(value) ? value : undefined;
}
