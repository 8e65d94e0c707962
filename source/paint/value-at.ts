import type {LineSeries} from '../figures/figure.ts';

/** The sample nearest to x; a made-up value between two of them is not a measurement. Null where the cursor is in a gap. */
export function valueAt(series: LineSeries, x: number, gap = Infinity): number | null {
	let nearest = -1;
	let distance = Infinity;
	for (let index = 0; index < series.x.length; index++) {
		const away = Math.abs((series.x[index] ?? NaN) - x);
		if (away < distance) {
			distance = away;
			nearest = index;
		}
	}
	const value = series.y[nearest] ?? NaN;
	const first = series.x[0] ?? NaN;
	const last = series.x[series.x.length - 1] ?? NaN;
	const isInside = x >= Math.min(first, last) && x <= Math.max(first, last);
	const reach = gap === Infinity ? (isInside ? Infinity : 0) : gap / 2;
	return distance <= reach && Number.isFinite(value) ? value : null;
}
