import type {LinesFigure} from '../figures/figure.ts';
import {linearTicks, niceStep, type Ticks} from './ticks.ts';

export type Limits = {readonly from: number; readonly to: number};

/** The least and greatest finite number of several lists; null where there is none. */
export function extent(lists: readonly ArrayLike<number>[]): Limits | null {
	let from = Infinity;
	let to = -Infinity;
	for (const list of lists) {
		for (let index = 0; index < list.length; index++) {
			const value = list[index] ?? NaN;
			if (value < from && value > -Infinity) from = value;
			if (value > to && value < Infinity) to = value;
		}
	}
	return from <= to ? {from, to} : null;
}

/** What of x is shown: as the figure asks for, else all of it. Always wider than nothing. */
export function xLimits(figures: readonly LinesFigure[]): Limits {
	const isLog = figures.some(figure => figure.xAxis.scale === 'log2');
	const all = figures.flatMap(figure => figure.series.map(series => series.x));
	const seen = extent(isLog ? all.map(positive) : all);
	const asked = figures.map(({xAxis}) => xAxis);
	const from = firstNumber(asked.map(axis => axis.from)) ?? seen?.from ?? (isLog ? 1 : 0);
	const to = firstNumber(asked.map(axis => axis.to)) ?? seen?.to ?? (isLog ? 2 : 1);
	if (isLog) {
		const low = from > 0 ? from : (seen?.from ?? 1);
		return to > low ? {from: low, to} : {from: low / 2, to: low * 2};
	}
	return to > from ? {from, to} : {from: from - 0.5, to: from + 0.5};
}

function positive(list: ArrayLike<number>): readonly number[] {
	return Array.from(list).filter(value => value > 0);
}

function firstNumber(candidates: readonly (number | undefined)[]): number | undefined {
	return candidates.find(candidate => candidate !== undefined && Number.isFinite(candidate));
}

/**
 * What of y is shown: everything drawn, from zero where that is not far and means none, and as much more as the figure asks for. Nothing
 * that was measured is cut off. A limit is drawn when that does not squeeze what was measured into half of the height.
 */
export function yLimits(figure: LinesFigure, visible: Limits): Limits {
	const lists = figure.series.flatMap(({y, low, high}) => [y, ...(low ? [low] : []), ...(high ? [high] : [])]);
	const xs = figure.series.flatMap(({x, low, high}) => [x, ...(low ? [x] : []), ...(high ? [x] : [])]);
	const seen = extent(lists.map((list, index) => within(xs[index] ?? [], list, visible)));
	const {from: askedFrom, to: askedTo} = figure.yAxis;
	let from = seen?.from ?? askedFrom ?? 0;
	let to = seen?.to ?? askedTo ?? Math.max(1, from);
	const hasZero = figure.yAxis.unit !== '°C';
	if (hasZero && askedFrom === undefined && from > 0 && (from <= 0.6 * to || from === to)) from = 0;
	if (hasZero && askedTo === undefined && to < 0 && to >= 0.6 * from) to = 0;
	from = Math.min(from, askedFrom ?? Infinity);
	to = Math.max(to, askedTo ?? -Infinity);
	for (const {y} of figure.limits ?? []) {
		if (y > to && y - from <= 2 * (to - from)) to = y;
		if (y < from && to - y <= 2 * (to - from)) from = y;
	}
	if (!(to > from)) {
		to = from === 0 ? 1 : from + Math.abs(from) * 0.1;
		from = from === 0 ? 0 : from - Math.abs(from) * 0.1;
	}
	// A little air, to a round number: a fraction of the ticks' step wastes less than going on to the next tick.
	const fine = niceStep((to - from) / 50);
	const low = from === askedFrom || from === 0 ? from : Math.floor(from / fine + 1e-9) * fine;
	const high = to === askedTo ? to : Math.ceil(to / fine - 1e-9) * fine;
	return high > low ? {from: low, to: high} : {from, to};
}

function within(xs: ArrayLike<number>, ys: ArrayLike<number>, visible: Limits): ArrayLike<number> {
	const first = xs[0] ?? NaN;
	const last = xs[xs.length - 1] ?? NaN;
	if (first >= visible.from && last <= visible.to) return ys;
	return Array.from(ys).filter((_, index) => {
		const x = xs[index] ?? NaN;
		return x >= visible.from && x <= visible.to;
	});
}

/** Rows from which ticks between the ends fall evenly enough into rows. */
const rowsForSteps = 6;

/** Share of the axis that ticks should span: one at 500 alone says little of an axis up to 700. */
const wellSpanned = 0.75;

/** Ticks of y for a plot of so many rows: one every two or three; of a low plot its ends, and its middle where it has one. */
export function yTicks({from, to}: Limits, rows: number): Ticks {
	if (rows < rowsForSteps) return endTicks({from, to}, rows);
	const most = Math.max(3, Math.floor(rows / 2.5));
	const spans = ({values}: Ticks): boolean => (values.at(-1) ?? 0) - (values[0] ?? 0) >= wellSpanned * (to - from);
	const counts = 2 * (most + 1) <= rows ? [most, most + 1] : [most];
	return counts.map(count => linearTicks(from, to, count)).find(spans) ?? endTicks({from, to}, rows);
}

/** The lowest and the highest of fine ticks, which are in the lowest and in the highest row; zero in place of what is beside it. */
function endTicks({from, to}: Limits, rows: number): Ticks {
	const {values, step} = linearTicks(from, to, finest);
	const [low, high] = [values[0], values.at(-1)];
	if (low === undefined || high === undefined || low === high) return {values, step};
	const row = (to - from) / rows;
	const ends = rows === 1 ? [high] : [low, high].map(end => (from < 0 && to > 0 && Math.abs(end) < row ? 0 : end));
	const middle = values[(values.length - 1) / 2] ?? Number.NaN;
	// No decimals for the sake of the middle alone.
	const isWhole = ends.every(Number.isInteger);
	const hasMiddle = rows >= 3 && rows % 2 === 1 && values.length % 2 === 1 && isWhole === Number.isInteger(middle);
	return {values: hasMiddle ? [...ends, middle] : ends, step: isWhole ? Math.max(1, step) : step};
}

/** As many ticks as a high plot has: their labels have room beside every plot. */
const finest = 12;
