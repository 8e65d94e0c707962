/** Ranks from 1; equal values share the mean of theirs. */
export function ranks(values: readonly number[]): readonly number[] {
	const order = values.map((value, index) => ({value, index})).sort((a, b) => a.value - b.value);
	const result = new Array<number>(values.length).fill(0);
	for (let start = 0; start < order.length; ) {
		let end = start;
		while (end + 1 < order.length && order[end + 1]?.value === order[start]?.value) end++;
		for (const {index} of order.slice(start, end + 1)) result[index] = (start + end) / 2 + 1;
		start = end + 1;
	}
	return result;
}
