/**
 * Sum with the rounding error of each step carried along (Neumaier 1974): as exact for a million latencies as for ten.
 * 0 of nothing.
 */
export function sum(values: ArrayLike<number>): number {
	let total = 0;
	let lost = 0;
	for (let index = 0; index < values.length; index++) {
		const value = values[index] ?? 0;
		const next = total + value;
		lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
		total = next;
	}
	return total + lost;
}
