// The plainest way to each statistic, by loops over sorted copies: what the program's own functions are held against.
// Nothing here may import from source/statistics or source/domain's formulas.

export function sorted(values: Iterable<number>): number[] {
	return [...values].sort((a, b) => a - b);
}

/** numpy.percentile(values, 100·p), linear. */
export function naiveQuantile(values: Iterable<number>, p: number): number {
	const all = sorted(values);
	const position = (all.length - 1) * p;
	const below = Math.floor(position);
	const above = Math.min(below + 1, all.length - 1);
	return all[below]! + (all[above]! - all[below]!) * (position - below);
}

export function naiveMedian(values: Iterable<number>): number {
	return naiveQuantile(values, 0.5);
}

export function naiveMean(values: Iterable<number>): number {
	let total = 0;
	let count = 0;
	for (const value of values) {
		total += value;
		count += 1;
	}
	return total / count;
}

/** numpy.std(values, ddof=lost) */
export function naiveDeviation(values: Iterable<number>, lost: 0 | 1): number {
	const all = [...values];
	const centre = naiveMean(all);
	let squares = 0;
	for (const value of all) squares += (value - centre) ** 2;
	return Math.sqrt(squares / (all.length - lost));
}

/** numpy.trapezoid(values, dx=1) */
export function naiveUnitTrapezoid(values: readonly number[]): number {
	let total = 0;
	for (let index = 0; index + 1 < values.length; index += 1) total += (values[index]! + values[index + 1]!) / 2;
	return total;
}
