import type {LineSeries, LinesFigure} from '../figures/figure.ts';
import {drawBraille} from './braille-pen.ts';
import {type Canvas, createCanvas} from './canvas.ts';
import {type Glyphs, glyphLevels} from './glyphs.ts';
import type {Line, Role} from './line.ts';
import {drawLines} from './line-pen.ts';
import {type LinesFrame, yLabel} from './lines-frame.ts';
import {paintLegend} from './lines-legend.ts';
import {modeRole} from './meanings.ts';
import {cellGrid, dotGrid, type Places, type PlotSize, places} from './plot-places.ts';
import {annotate, drawReferences, isOutside} from './plot-references.ts';
import {yTicks} from './plot-scale.ts';
import {blank, fitLine, span} from './spans.ts';
import {drawStrips, stripEdges} from './strips.ts';
import {cellsOf, cut, padStart} from './text-width.ts';
import {lineXAxis, paintXAxis, xText} from './x-axis.ts';

/** y against x: a line that says what it is, the plot with its y axis, and the x axis with its labels. */
export function paintLines(figure: LinesFigure, frame: LinesFrame): readonly Line[] {
	const glyphs = glyphLevels[frame.glyphs];
	const columns = Math.max(1, frame.width - frame.gutter);
	const rows = Math.max(1, frame.rows);
	const size: PlotSize = {columns, rows, x: frame.x, y: frame.y};
	const canvas = createCanvas(columns, rows);
	const place = places(figure, size, frame.glyphs);

	drawSeries(canvas, figure, size, place, glyphs);
	if (isEmpty(canvas)) writeLack(canvas, glyphs);
	drawReferences(canvas, figure, place, glyphs);
	const notes = frame.isWithLabels ? annotate(canvas, figure, place, glyphs) : [];

	const axis = lineXAxis(figure.xAxis, frame.x, place.x);
	const cursor = figure.cursor ?? null;
	const legend = paintLegend(figure, {
		width: frame.width,
		glyphs,
		y: frame.y,
		cursor: cursor === null ? null : xText(axis, cursor, columns),
		notes,
		isWithSeries: frame.isWithSeries,
	});
	const edge = figure.apart === true ? stripEdges(figure, frame, glyphs) : edges(figure, frame, place, glyphs);
	const plot = canvas.lines().map((line, row) => [...(edge[row] ?? []), ...line]);
	const below = frame.isWithXAxis ? paintXAxis(axis, columns, frame.gutter, glyphs) : [];
	return [legend, ...plot, ...below].map(line => fitLine(line, frame.width, glyphs.ellipsis));
}

function drawSeries(canvas: Canvas, figure: LinesFigure, size: PlotSize, place: Places, glyphs: Glyphs): void {
	const {width} = canvas;
	const outside = Array.from({length: width}, (_, cell) => isOutside(figure, place, cell));
	const role = (series: LineSeries, cell: number): Role => (outside[cell] ? 'dim' : modeRole[series.role]);
	if (figure.apart === true) {
		drawStrips(canvas, {figure, size, glyphs, role});
		return;
	}
	const {series, gap} = figure;
	const limits = (figure.limits ?? []).map(({y}) => y);
	if (glyphs.level === 'braille') drawBraille(canvas, {series, grid: dotGrid(figure, size), gap, limits, role});
	else drawLines(canvas, {series, grid: cellGrid(figure, size), gap, glyphs, role});
	const marked = new Map<string, LineSeries['role']>();
	for (const one of series) {
		if (one.marks !== true) continue;
		for (let index = 0; index < one.x.length; index++) {
			const column = place.x(one.x[index] ?? NaN);
			const row = place.y(one.y[index] ?? NaN);
			if (column < 0 || column >= width) continue;
			const before = marked.get(`${column} ${row}`);
			marked.set(`${column} ${row}`, one.role);
			const isShared = before !== undefined && before !== one.role;
			canvas.put(column, row, isShared ? glyphs.sharedMark : glyphs.marks[one.role], role(one, column));
		}
	}
}

function isEmpty(canvas: Canvas): boolean {
	for (let y = 0; y < canvas.height; y++) {
		for (let x = 0; x < canvas.width; x++) if (!canvas.isBlank(x, y)) return false;
	}
	return true;
}

/** An empty frame would look like a chart that has not been drawn yet. */
function writeLack(canvas: Canvas, glyphs: Glyphs): void {
	const text = cut('no values here', canvas.width, glyphs.ellipsis);
	const x = Math.floor((canvas.width - cellsOf(text)) / 2);
	canvas.write(x, Math.floor((canvas.height - 1) / 2), text, 'dim');
}

/** What stands left of each row: the label of a tick that falls into it, and the axis. */
function edges(figure: LinesFigure, frame: LinesFrame, place: Places, glyphs: Glyphs): readonly Line[] {
	const {gutter, rows, y} = frame;
	if (gutter === 0) return [];
	const {values, step} = yTicks(y, rows);
	return Array.from({length: rows}, (_, row): Line => {
		const tick = values.find(value => place.y(value) === row);
		const text = tick === undefined ? '' : glyphs.text(yLabel(figure, tick, step));
		const mark = tick === undefined ? glyphs.axis.upright : glyphs.axis.tick;
		if (cellsOf(text) > gutter - 2) return [blank(gutter - 1), span(mark, 'axis')];
		return [span(`${padStart(text, gutter - 2)} ${mark}`, 'axis')];
	});
}
