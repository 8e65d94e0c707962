import type {LinesFigure} from '../figures/figure.ts';
import {formatValue} from '../units/format.ts';
import type {GlyphLevel} from './line.ts';
import {type Limits, xLimits, yLimits, yTicks} from './plot-scale.ts';
import {stripLabelWidth} from './strips.ts';
import {cellsOf} from './text-width.ts';
import {stepDecimals} from './ticks.ts';

/** What charts that stand under each other have to agree on. */
export type SharedAxes = {
	readonly x: Limits;
	/** Cells left of every plot. */
	readonly gutter: number;
	/** One for each of the charts. */
	readonly ys: readonly Limits[];
};

export type LinesFrame = {
	readonly width: number;
	readonly glyphs: GlyphLevel;
	/** Rows of the plot itself, without its title and axis. */
	readonly rows: number;
	readonly x: Limits;
	readonly y: Limits;
	readonly gutter: number;
	readonly isWithXAxis: boolean;
	/** False where the chart above has named the same series and the same cursor. */
	readonly isWithSeries: boolean;
	/** False where the chart above, on the same x axis, has named the windows and markers. */
	readonly isWithLabels: boolean;
};

const leastPlotWidth = 4;

/** The axes of charts with the same x axis, so wide that the labels of all their y axes have room. */
export function shareAxes(charts: readonly LinesFigure[], width: number): SharedAxes {
	const x = xLimits(charts);
	const ys = charts.map(chart => yLimits(chart, x));
	const labels = charts.flatMap((chart, index) => {
		const y = ys[index] ?? {from: 0, to: 1};
		if (chart.apart === true) return [stripLabelWidth(chart, y)];
		const {values, step} = yTicks(y, 30);
		return values.map(value => cellsOf(yLabel(chart, value, step)));
	});
	const gutter = Math.max(0, ...labels) + 2;
	// Without labels before without a plot.
	return {x, ys, gutter: gutter + leastPlotWidth <= width ? gutter : 0};
}

export function yLabel({yAxis}: LinesFigure, value: number, step: number): string {
	return formatValue(value, yAxis.unit, {decimals: stepDecimals(step, yAxis.unit)});
}

/** Rows of a figure beyond its plot: the line of its title, and the axis with its labels. */
export function linesOverhead(isWithXAxis: boolean): number {
	return isWithXAxis ? 3 : 1;
}

const rowsAtLeast = 3;
const rowsAtEase = 10;

/**
 * Rows of the plot of a figure that is offered so many; without an offer, as many as it takes to be read at ease. Series that
 * stand apart all have the same number of them.
 */
export function plotRows({minRows, maxRows, apart, series}: LinesFigure, offered: number | undefined): number {
	const each = apart === true ? Math.max(1, series.length) : 1;
	const least = Math.ceil(Math.max(1, minRows ?? rowsAtLeast) / each) * each;
	const most = Math.max(least, maxRows ?? Infinity);
	const rows = Math.max(least, Math.min(most, Math.floor(offered ?? rowsAtEase)));
	return rows - (rows % each);
}
