import type {LineSeries, LinesFigure} from '../figures/figure.ts';
import {formatValue} from '../units/format.ts';
import {dotsAcross, dotsDown, drawBraille} from './braille-pen.ts';
import {type Canvas, createCanvas} from './canvas.ts';
import {type Glyphs, glyphLevels} from './glyphs.ts';
import type {GlyphLevel, Line, Role} from './line.ts';
import {drawLines} from './line-pen.ts';
import {paintLegend} from './lines-legend.ts';
import {modeRole} from './meanings.ts';
import {grid, places} from './plot-places.ts';
import {annotate, drawReferences, isOutside} from './plot-references.ts';
import {type Limits, xLimits, yLimits, yTicks} from './plot-scale.ts';
import {blank, fitLine, span} from './spans.ts';
import {cellsOf, padStart} from './text-width.ts';
import {stepDecimals} from './ticks.ts';
import {lineXAxis, paintXAxis, xText} from './x-axis.ts';

/** What charts that stand under each other have to agree on. */
export type LinesFrame = {
	readonly width: number;
	readonly glyphs: GlyphLevel;
	/** Rows of the plot itself, without its title and axis. */
	readonly rows: number;
	readonly x: Limits;
	/** Cells left of the plot. */
	readonly gutter: number;
	readonly isWithXAxis: boolean;
	/** False where the chart above has named the same series. */
	readonly isWithSeries: boolean;
	/** False where the chart above, on the same x axis, has named the windows and markers. */
	readonly isWithLabels: boolean;
};

const leastPlotWidth = 4;

/** The frame of a chart among its peers, those with the same x axis; the labels of all their y axes have room. */
export function framed(peers: readonly LinesFigure[], width: number, glyphs: GlyphLevel, rows: number): LinesFrame {
	const x = xLimits(peers);
	return {
		width,
		glyphs,
		rows,
		x,
		gutter: gutterOf(peers, x, width),
		isWithXAxis: true,
		isWithSeries: true,
		isWithLabels: true,
	};
}

/** Rows of a figure beyond its plot: the line of its title, and the axis with its labels. */
export function linesOverhead(isWithXAxis: boolean): number {
	return isWithXAxis ? 3 : 1;
}

const rowsAtLeast = 3;
const rowsAtEase = 10;

/** Rows of the plot of a figure that is offered so many; without an offer, as many as it takes to be read at ease. */
export function plotRows({minRows, maxRows}: LinesFigure, offered: number | undefined): number {
	const least = Math.max(1, minRows ?? rowsAtLeast);
	const most = Math.max(least, maxRows ?? (offered === undefined ? rowsAtEase : Infinity));
	if (offered === undefined) return Math.max(least, Math.min(most, rowsAtEase));
	return Math.max(least, Math.min(most, Math.floor(offered)));
}

/** Room for the longest label of the y axes and the axis itself; none where the plot would vanish. */
function gutterOf(figures: readonly LinesFigure[], x: Limits, width: number): number {
	const labels = figures.flatMap(figure => {
		const {values, step} = yTicks(yLimits(figure, x), 30);
		return values.map(value => cellsOf(yLabel(figure, value, step)));
	});
	const gutter = Math.max(0, ...labels) + 2;
	return gutter + leastPlotWidth <= width ? gutter : 0;
}

export function paintLines(figure: LinesFigure, frame: LinesFrame): readonly Line[] {
	const glyphs = glyphLevels[frame.glyphs];
	const columns = Math.max(1, frame.width - frame.gutter);
	const rows = Math.max(1, frame.rows);
	const y = yLimits(figure, frame.x);
	const canvas = createCanvas(columns, rows);
	const place = places(figure, frame.x, y, columns, rows);

	drawSeries(canvas, figure, frame, y, glyphs);
	drawReferences(canvas, figure, place, glyphs);
	const notes = frame.isWithLabels ? annotate(canvas, figure, place, glyphs) : [];

	const axis = lineXAxis(figure.xAxis, frame.x, place.x);
	const cursor = figure.cursor ?? null;
	const legend = paintLegend(figure, {
		width: frame.width,
		glyphs,
		cursor: cursor === null ? null : xText(axis, cursor, columns),
		notes,
		isWithSeries: frame.isWithSeries,
	});
	const plot = canvas.lines().map((line, row) => [...edgeOf(figure, y, row, frame, glyphs), ...line]);
	const below = frame.isWithXAxis ? paintXAxis(axis, columns, frame.gutter, glyphs) : [];
	return [legend, ...plot, ...below].map(line => fitLine(line, frame.width, glyphs.ellipsis));
}

function drawSeries(canvas: Canvas, figure: LinesFigure, frame: LinesFrame, y: Limits, glyphs: Glyphs): void {
	const {width, height} = canvas;
	const place = places(figure, frame.x, y, width, height);
	const outside = Array.from({length: width}, (_, cell) => isOutside(figure, place, cell));
	const role = (series: LineSeries, cell: number): Role => (outside[cell] ? 'dim' : modeRole[series.role]);
	const {series, gap} = figure;
	if (glyphs.level === 'braille') {
		const dots = grid(figure, frame.x, y, width * dotsAcross, height * dotsDown);
		drawBraille(canvas, {series, grid: dots, gap, role});
	} else {
		drawLines(canvas, {series, grid: grid(figure, frame.x, y, width, height), gap, glyphs, role});
	}
	for (const one of series) {
		if (one.marks !== true) continue;
		for (let index = 0; index < one.x.length; index++) {
			const column = place.x(one.x[index] ?? NaN);
			const row = place.y(one.y[index] ?? NaN);
			if (column >= 0 && column < width) canvas.put(column, row, glyphs.marks[one.role], role(one, column));
		}
	}
}

/** What stands left of a row: the label of a tick that falls into it, and the axis. */
function edgeOf(figure: LinesFigure, y: Limits, row: number, frame: LinesFrame, glyphs: Glyphs): Line {
	if (frame.gutter === 0) return [];
	const {values, step} = yTicks(y, frame.rows);
	const place = places(figure, frame.x, y, 2, frame.rows);
	const tick = values.find(value => place.y(value) === row);
	const text = tick === undefined ? '' : glyphs.text(yLabel(figure, tick, step));
	const mark = tick === undefined ? glyphs.axis.upright : glyphs.axis.tick;
	if (cellsOf(text) > frame.gutter - 2) return [blank(frame.gutter - 1), span(mark, 'axis')];
	return [span(`${padStart(text, frame.gutter - 2)} ${mark}`, 'axis')];
}

function yLabel(figure: LinesFigure, value: number, step: number): string {
	return formatValue(value, figure.yAxis.unit, {decimals: stepDecimals(step, figure.yAxis.unit)});
}
