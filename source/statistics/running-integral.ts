import {firstAtOrAfter} from './interpolate.ts';

/**
 * The integral of the polyline through (x, y) from its first point up to any position, in logarithmic time each: for
 * windows that slide. Before the first point it is 0, behind the last point it stays.
 */
export function runningIntegral(x: ArrayLike<number>, y: ArrayLike<number>): (position: number) => number {
	const until = new Float64Array(x.length);
	for (let index = 1; index < x.length; index++) {
		const width = (x[index] ?? 0) - (x[index - 1] ?? 0);
		until[index] = (until[index - 1] ?? 0) + (width * ((y[index] ?? 0) + (y[index - 1] ?? 0))) / 2;
	}
	return position => {
		const right = firstAtOrAfter(x, position);
		if (right === 0) return 0;
		if (right === x.length) return until[x.length - 1] ?? 0;
		const x0 = x[right - 1] ?? 0;
		const y0 = y[right - 1] ?? 0;
		const slope = ((y[right] ?? 0) - y0) / ((x[right] ?? 0) - x0);
		const width = position - x0;
		return (until[right - 1] ?? 0) + width * (y0 + (slope * width) / 2);
	};
}
