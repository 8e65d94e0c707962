import type {Figure, LinesFigure} from '../figures/figure.ts';
import type {View} from '../sections/view.ts';

export type Span = {readonly from: number; readonly to: number};

/** The chart that the reading cursor moves over: the first one, whose x axis the others share. */
export function firstChart(figures: readonly Figure[]): LinesFigure | null {
	return figures.find((figure): figure is LinesFigure => figure.kind === 'lines' && xSpan(figure) !== null) ?? null;
}

/** The whole x axis: as the figure says, else from the first to the last point; null where nothing is drawn. */
export function xSpan({xAxis, series}: LinesFigure): Span | null {
	let from = Number.POSITIVE_INFINITY;
	let to = Number.NEGATIVE_INFINITY;
	for (const {x} of series) {
		for (let index = 0; index < x.length; index++) {
			const value = x[index];
			if (value === undefined || !Number.isFinite(value)) continue;
			from = Math.min(from, value);
			to = Math.max(to, value);
		}
	}
	from = xAxis.from ?? from;
	to = xAxis.to ?? to;
	return from < to ? {from, to} : null;
}

/**
 * The cursor after a step to either side: to the sample that is at least as far away as a cell is wide, so that every
 * press moves it and it always stands on a reading. Without a cursor yet, the middle.
 */
export function stepped(chart: LinesFigure, cursor: number | null, visible: Span, cells: number, by: number): number {
	const scale = scaleOf(chart);
	const from = scale.to(visible.from);
	const to = scale.to(visible.to);
	if (cursor === null) return nearestSample(chart, scale.from((from + to) / 2), 0) ?? visible.from;
	const step = ((to - from) / Math.max(1, cells)) * by;
	const wanted = scale.from(scale.to(cursor) + step);
	return nearestSample(chart, wanted, Math.sign(by), cursor) ?? cursor;
}

/** Half or twice as much of the axis, around the cursor; null where that is all of it. */
export function zoomed(whole: Span, view: Pick<View, 'cursor' | 'zoom'>, closer: boolean): View['zoom'] {
	const visible = view.zoom ?? whole;
	const middle = view.cursor ?? (visible.from + visible.to) / 2;
	const width = (visible.to - visible.from) * (closer ? 0.5 : 2);
	if (width >= whole.to - whole.from) return null;
	return around(whole, middle, width);
}

/** The visible part after the cursor has moved: shifted where it would leave it. */
export function following(whole: Span, zoom: View['zoom'], cursor: number): View['zoom'] {
	if (zoom === null || (cursor >= zoom.from && cursor <= zoom.to)) return zoom;
	return around(whole, cursor, zoom.to - zoom.from);
}

/** Closer than this share of the whole there is nothing more to see. */
const closest = 1 / 4096;

export function canZoomIn(whole: Span, zoom: View['zoom']): boolean {
	return zoom === null || zoom.to - zoom.from > (whole.to - whole.from) * closest;
}

function around(whole: Span, middle: number, width: number): Span {
	const from = Math.max(whole.from, Math.min(whole.to - width, middle - width / 2));
	return {from, to: from + width};
}

function scaleOf({xAxis}: LinesFigure): {readonly to: (x: number) => number; readonly from: (x: number) => number} {
	if (xAxis.scale === 'linear') return {to: x => x, from: x => x};
	return {to: x => Math.log2(Math.max(x, Number.MIN_VALUE)), from: x => 2 ** x};
}

/** The sample nearest to `x`; with a direction, only those on that side of `from`. */
function nearestSample({series}: LinesFigure, x: number, direction: number, from = 0): number | null {
	let best: number | null = null;
	for (const {x: xs} of series) {
		for (let index = 0; index < xs.length; index++) {
			const sample = xs[index];
			if (sample === undefined || !Number.isFinite(sample)) continue;
			if (direction !== 0 && Math.sign(sample - from) !== direction) continue;
			if (best === null || Math.abs(sample - x) < Math.abs(best - x)) best = sample;
		}
	}
	return best;
}
