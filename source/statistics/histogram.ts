export type Histogram = {
	/** Edges k and k + 1 bound bin k; the last bin holds its upper edge. */
	readonly edges: readonly number[];
	readonly counts: readonly number[];
	/** Values that no bin can hold: outside the given range, or not above 0 on a log axis. */
	readonly leftOut: number;
};

export type HistogramOptions = {
	readonly bins: number;
	/** log: edges are equally spaced in log₁₀. */
	readonly scale: 'linear' | 'log';
	/** The least and greatest value where they are not given. Give them so that two samples share their bins. */
	readonly from?: number;
	readonly to?: number;
};

/**
 * Counts in equal bins. undefined: no range, neither given nor from a value that a bin could hold. A single value gets a
 * range of its own around it.
 */
export function histogram(values: ArrayLike<number>, options: HistogramOptions): Histogram | undefined {
	const {bins, scale} = options;
	const toAxis = scale === 'log' ? Math.log10 : (value: number) => value;
	const positions = Array.from(values, toAxis).filter(Number.isFinite);
	const [least, greatest] = extent(positions);
	const from = options.from === undefined ? least : toAxis(options.from);
	const to = options.to === undefined ? greatest : toAxis(options.to);
	if (!Number.isInteger(bins) || bins < 1 || !Number.isFinite(from) || !Number.isFinite(to) || from > to)
		return undefined;
	const [low, high] = from === to ? aroundOne(from, scale) : [from, to];
	const counts = new Array<number>(bins).fill(0);
	let placed = 0;
	for (const position of positions) {
		if (position < low || position > high) continue;
		const bin = Math.min(bins - 1, Math.floor(((position - low) / (high - low)) * bins));
		counts[bin] = (counts[bin] ?? 0) + 1;
		placed++;
	}
	const fromAxis = scale === 'log' ? (position: number) => 10 ** position : (position: number) => position;
	const edges = Array.from({length: bins + 1}, (_, k) => fromAxis(low + ((high - low) * k) / bins));
	return {edges, counts, leftOut: values.length - placed};
}

function extent(values: readonly number[]): readonly [number, number] {
	let least = Number.POSITIVE_INFINITY;
	let greatest = Number.NEGATIVE_INFINITY;
	for (const value of values) {
		least = Math.min(least, value);
		greatest = Math.max(greatest, value);
	}
	return [least, greatest];
}

function aroundOne(position: number, scale: HistogramOptions['scale']): readonly [number, number] {
	const half = scale === 'log' ? 0.05 : Math.max(Math.abs(position) * 0.05, 0.5);
	return [position - half, position + half];
}
