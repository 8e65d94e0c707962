import type {HistogramFigure} from '../figures/figure.ts';
import {formatNumber, formatPercent, formatValue, unitText} from '../units/format.ts';
import {type Canvas, createCanvas} from './canvas.ts';
import {type Glyphs, glyphLevels} from './glyphs.ts';
import type {Line} from './line.ts';
import {modeRole} from './meanings.ts';
import type {PaintOptions} from './paint-options.ts';
import {blank, cellsOfLine, fitLine, span} from './spans.ts';
import {cellsOf, padStart} from './text-width.ts';
import {decimalLogTicks, linearTicks, stepDecimals} from './ticks.ts';
import {paintXAxis} from './x-axis.ts';

type Series = HistogramFigure['series'][number];

const rowsOfPanel = 4;
const leastPlotWidth = 8;

/**
 * One panel a series under each other on one axis, so that a shift between them is seen. Heights are shares of the
 * series' own total: off and on may have different numbers of requests.
 */
export function paintHistogram(figure: HistogramFigure, {width, height, glyphs: level}: PaintOptions): readonly Line[] {
	const glyphs = glyphLevels[level];
	const shares = figure.series.map(sharesOf);
	const most = Math.max(0, ...shares.flat());
	const top = glyphs.text(formatPercent(most));
	const tags = figure.series.map(series => `${glyphs.marks[series.role]} ${glyphs.text(series.label)}`);
	const wanted = Math.max(cellsOf(top), ...tags.map(cellsOf)) + 2;
	const gutter = wanted + leastPlotWidth <= width ? wanted : 0;
	const bins = Math.max(1, figure.edges.length - 1);
	const room = Math.max(1, width - gutter);
	const merged = Math.ceil(bins / room);
	const binWidth = merged > 1 ? 1 : Math.max(1, Math.min(6, Math.floor(room / bins)));
	const columns = Math.min(room, Math.ceil(bins / merged) * binWidth);
	const panels = Math.max(1, figure.series.length);
	const rows = height === undefined ? rowsOfPanel : Math.max(2, Math.min(8, Math.floor((height - 3) / panels)));

	const column = (x: number) => (positionIn(figure, x) / merged) * binWidth;
	const notes: Line[] = [];
	const painted = figure.series.flatMap((series, index): readonly Line[] => {
		const canvas = createCanvas(columns, rows);
		drawColumns(canvas, series, shares[index] ?? [], {most, merged, binWidth}, glyphs);
		const left = drawMarkers(canvas, figure, column, glyphs, index === 0);
		notes.push(...left);
		return canvas.lines().map((line, row) => {
			if (gutter === 0) return line;
			const text = row === 0 ? top : row === 1 ? (tags[index] ?? '') : row === rows - 1 ? '0' : '';
			const mark = row === 0 || row === rows - 1 ? glyphs.axis.tick : glyphs.axis.upright;
			const role = row === 1 ? modeRole[series.role] : 'axis';
			return [span(padStart(text, gutter - 2), role), span(` ${mark}`, 'axis'), ...line];
		});
	});

	const from = figure.edges[0] ?? 0;
	const to = figure.edges[bins] ?? 1;
	const isLog = figure.scale === 'log' && from > 0;
	const axis = paintXAxis(
		{
			// The unit stands in the title above.
			title: '',
			unitName: '',
			unit: figure.unit,
			limits: {from, to},
			cell: x => Math.min(columns - 1, Math.floor(column(x))),
			ticks: count => (isLog ? decimalLogTicks(from, to, count) : linearTicks(from, to, count)),
			label: (value, step) =>
				formatValue(value, figure.unit, {
					decimals: stepDecimals(isLog ? 10 ** Math.floor(Math.log10(value) + 1e-9) : step, figure.unit),
				}),
		},
		columns,
		gutter,
		glyphs,
	);
	const lines = [titleLine(figure, notes, width, glyphs), ...painted, ...axis];
	return lines.map(line => fitLine(line, width, glyphs.ellipsis));
}

function titleLine(figure: HistogramFigure, notes: readonly Line[], width: number, glyphs: Glyphs): Line {
	const unit = unitText(figure.unit);
	const isNamed = unit === '' || figure.title.endsWith(` ${unit}`);
	let line: Line = [span(glyphs.text(figure.title), 'title'), span(isNamed ? '' : glyphs.text(` ${unit}`), 'dim')];
	const entries = figure.series.map((series): Line => {
		const count = series.counts.reduce((sum, value) => sum + value, 0);
		const text = ` ${series.label} n ${formatNumber(count, 0)}`;
		return [span(glyphs.marks[series.role] + glyphs.text(text), modeRole[series.role])];
	});
	for (const entry of [...entries, ...notes]) {
		const longer = [...line, blank(2), ...entry];
		if (cellsOfLine(longer) <= width) line = longer;
	}
	return line;
}

function sharesOf({counts}: Series): readonly number[] {
	const total = counts.reduce((sum, count) => sum + count, 0);
	return counts.map(count => (total > 0 ? count / total : 0));
}

type Heights = {readonly most: number; readonly merged: number; readonly binWidth: number};

function drawColumns(
	canvas: Canvas,
	series: Series,
	shares: readonly number[],
	{most, merged, binWidth}: Heights,
	glyphs: Glyphs,
): void {
	const role = modeRole[series.role];
	const {fill} = glyphs.bars[series.role];
	const parts = glyphs.columns.length;
	for (let first = 0; first < shares.length; first += merged) {
		// The mean keeps the height of a panel where bins are joined for want of width.
		const group = shares.slice(first, first + merged);
		const share = group.reduce((sum, value) => sum + value, 0) / group.length;
		if (!(share > 0) || !(most > 0)) continue;
		const eighths = Math.max(1, Math.round((share / most) * canvas.height * parts));
		const whole = Math.floor(eighths / parts);
		for (let k = 0; k < binWidth; k++) {
			const x = (first / merged) * binWidth + k;
			for (let y = 0; y < whole; y++) canvas.put(x, canvas.height - 1 - y, fill, role);
			const cap = glyphs.columns[(eighths % parts) - 1];
			if (cap !== undefined) canvas.put(x, canvas.height - 1 - whole, cap, role);
		}
	}
}

/** In bins from the left end; bins are equally wide on the axis, whatever their edges are. */
function positionIn({edges, scale}: HistogramFigure, x: number): number {
	let bin = 0;
	while (bin < edges.length - 2 && x >= (edges[bin + 1] ?? Infinity)) bin++;
	const low = edges[bin] ?? 0;
	const high = edges[bin + 1] ?? low + 1;
	const isLog = scale === 'log' && low > 0 && x > 0;
	return bin + (isLog ? Math.log(x / low) / Math.log(high / low) : (x - low) / (high - low));
}

function drawMarkers(
	canvas: Canvas,
	figure: HistogramFigure,
	column: (x: number) => number,
	glyphs: Glyphs,
	isLabelled: boolean,
): readonly Line[] {
	const left: Line[] = [];
	for (const {x, label} of figure.markers ?? []) {
		const cell = Math.floor(column(x));
		for (let y = 0; y < canvas.height; y++) canvas.putBehind(cell, y, glyphs.marker, 'limit');
		if (!isLabelled) continue;
		const text = glyphs.text(label);
		const isPlaced = Array.from({length: canvas.height}, (_, y) => y).some(
			y =>
				canvas.writeIfFree(cell + 2, y, text, 'limit') ||
				canvas.writeIfFree(cell - 1 - cellsOf(text), y, text, 'limit'),
		);
		if (!isPlaced) left.push([span(`${glyphs.marker} ${text}`, 'limit')]);
	}
	return left;
}
