/**
 * p values adjusted for having looked at all of them (Holm 1979): those below α are significant together at α. In the
 * order given.
 */
export function holm(pValues: readonly number[]): readonly number[] {
	const order = pValues.map((p, index) => ({p, index})).sort((a, b) => a.p - b.p);
	const adjusted = new Array<number>(pValues.length).fill(1);
	let greatest = 0;
	for (const [position, {p, index}] of order.entries()) {
		greatest = Math.max(greatest, Math.min(1, (order.length - position) * p));
		adjusted[index] = greatest;
	}
	return adjusted;
}
