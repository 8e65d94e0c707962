/**
 * The demo's clock ticks in whole microseconds. Sums of whole numbers are exact, so the identities between the numbers of
 * a result (end-to-end latency = TTFT + Σ ITL, …) hold to the last digit instead of nearly.
 */
export function fromMilliseconds(value: number): number {
	return Math.round(value * 1000);
}

export function inSeconds(microseconds: number): number {
	return microseconds / 1e6;
}
