/** A line of the table that `npm run bench` prints: what was measured, against what, and the bar that it has to meet. */
export type Measurement = {
	readonly what: string;
	readonly measured: string;
	readonly against: string;
	readonly ratio: number | null;
	/** The greatest ratio, or the greatest value in words, that the project allows itself. */
	readonly bar: string;
	readonly isMet: boolean | null;
};

/** `scripts/bench.mjs` collects these lines; what else a bench prints, it prints as it is. */
export function report(measurement: Measurement): void {
	console.log(JSON.stringify({measurement}));
}

/** The value below which a share of the others lies, by nearest rank; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const milliseconds = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
