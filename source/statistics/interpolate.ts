/**
 * Height at `position` of the polyline through (x, y); `x` ascends. undefined beyond its ends: the line is not known
 * there.
 */
export function interpolate(x: ArrayLike<number>, y: ArrayLike<number>, position: number): number | undefined {
	const last = x.length - 1;
	if (last < 0 || !(position >= (x[0] ?? 0) && position <= (x[last] ?? 0))) return undefined;
	const right = firstAtOrAfter(x, position);
	const x1 = x[right] ?? position;
	const y1 = y[right];
	if (x1 === position || right === 0) return y1;
	const x0 = x[right - 1] ?? x1;
	const y0 = y[right - 1];
	return y0 === undefined || y1 === undefined ? undefined : y0 + ((y1 - y0) * (position - x0)) / (x1 - x0);
}

/** Index of the first of the ascending `x` that is not below `position`; its length when there is none. */
export function firstAtOrAfter(x: ArrayLike<number>, position: number): number {
	let low = 0;
	let high = x.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((x[middle] ?? 0) < position) low = middle + 1;
		else high = middle;
	}
	return low;
}
