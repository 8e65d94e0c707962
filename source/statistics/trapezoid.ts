/**
 * Integral of the polyline through (x, y) from `from` to `to`, by trapezoids; the edges are interpolated. Outside of the
 * points the line is not known and adds nothing. `x` ascends (equal neighbours are a step); no NaN. undefined for fewer
 * than two points, or where the window misses them.
 */
export function trapezoid(
	x: ArrayLike<number>,
	y: ArrayLike<number>,
	from = Number.NEGATIVE_INFINITY,
	to = Number.POSITIVE_INFINITY,
): number | undefined {
	if (x.length < 2 || x.length !== y.length || !(from <= to)) return undefined;
	if (to < (x[0] ?? 0) || from > (x[x.length - 1] ?? 0)) return undefined;
	let total = 0;
	for (let index = 1; index < x.length; index++) {
		const x0 = x[index - 1] ?? 0;
		const x1 = x[index] ?? 0;
		if (x1 <= from || x0 >= to || x1 <= x0) continue;
		const y0 = y[index - 1] ?? 0;
		const slope = ((y[index] ?? 0) - y0) / (x1 - x0);
		// From the segment's own start: at epoch seconds a double has no digits left for the middle of a small interval.
		const left = Math.max(0, from - x0);
		const right = Math.min(x1, to) - x0;
		total += (right - left) * (y0 + (slope * (left + right)) / 2);
	}
	return Number.isFinite(total) ? total : undefined;
}
