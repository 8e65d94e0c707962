/** Below this a difference is the rounding of the arithmetic. */
const roundingError = 1e-9;

/** value / reference − 1; 0 where they differ by no more than rounding. */
export function ratioBy(value: number, reference: number): number {
	const by = value / reference - 1;
	return Math.abs(by) < roundingError ? 0 : by;
}
