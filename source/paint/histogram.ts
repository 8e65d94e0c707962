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
	const bins = Math.max(1, figure.edges.length - 1);
	const tags = figure.series.map(series => `${glyphs.marks[series.role]} ${glyphs.text(series.label)}`);
	const unmerged = gridOf(bins, width, [...tags, topOf(figure.series.map(series => sharesOf(series, 1)))]);
	const {gutter, merged, binWidth, columns} =
		unmerged.merged > 1 ? gridOf(bins, width, [...tags, widestTop]) : unmerged;
	const shares = figure.series.map(series => sharesOf(series, merged));
	const most = Math.max(0, ...shares.flat());
	const top = topOf(shares);
	const panels = Math.max(1, figure.series.length);
	const rows = height === undefined ? rowsOfPanel : Math.max(2, Math.min(8, Math.floor((height - 3) / panels)));

	const column = (x: number) => (positionIn(figure, x) / merged) * binWidth;
	const notes: Line[] = [];
	const painted = figure.series.flatMap((series, index): readonly Line[] => {
		const canvas = createCanvas(columns, rows);
		drawColumns(canvas, series, shares[index] ?? [], {most, binWidth}, glyphs);
		const left = drawMarkers(canvas, figure, column, glyphs, index === 0);
		notes.push(...left);
		return canvas.lines().map((line, row) => {
			if (gutter === 0) return line;
			const text = row === 0 ? glyphs.text(top) : row === 1 ? (tags[index] ?? '') : row === rows - 1 ? '0' : '';
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

/** Label of the upper end of the panels: the greatest share. */
function topOf(shares: readonly (readonly number[])[]): string {
	return formatPercent(Math.max(0, ...shares.flat()));
}

const widestTop = '100.0 %';

type BinGrid = {
	/** Cells left of the panels, of the widest label and the axis. */
	readonly gutter: number;
	/** Bins that share a column of cells because there are more of them than cells. */
	readonly merged: number;
	/** Cells that a bin, or so many bins, are wide. */
	readonly binWidth: number;
	readonly columns: number;
};

function gridOf(bins: number, width: number, labels: readonly string[]): BinGrid {
	const wanted = Math.max(...labels.map(cellsOf)) + 2;
	const gutter = wanted + leastPlotWidth <= width ? wanted : 0;
	const room = Math.max(1, width - gutter);
	const merged = Math.ceil(bins / room);
	const binWidth = merged > 1 ? 1 : Math.min(widestBin, Math.floor(room / bins));
	return {gutter, merged, binWidth, columns: Math.min(room, Math.ceil(bins / merged) * binWidth)};
}

const widestBin = 6;

/** Shares of the series' total, of so many bins together. */
function sharesOf({counts}: Series, merged: number): readonly number[] {
	const total = counts.reduce((sum, count) => sum + count, 0);
	return Array.from({length: Math.ceil(counts.length / merged)}, (_, index) => {
		const group = counts.slice(index * merged, (index + 1) * merged);
		return total > 0 ? group.reduce((sum, count) => sum + count, 0) / total : 0;
	});
}

type Heights = {readonly most: number; readonly binWidth: number};

function drawColumns(
	canvas: Canvas,
	series: Series,
	shares: readonly number[],
	{most, binWidth}: Heights,
	glyphs: Glyphs,
): void {
	const role = modeRole[series.role];
	const {fill} = glyphs.bars[series.role];
	const parts = glyphs.columns.length;
	shares.forEach((share, index) => {
		if (!(share > 0) || !(most > 0)) return;
		// A bin that is not empty is not drawn as nothing.
		const height = Math.max(1, Math.round((share / most) * canvas.height * parts));
		const whole = Math.floor(height / parts);
		const cap = glyphs.columns[(height % parts) - 1];
		for (let x = index * binWidth; x < (index + 1) * binWidth; x++) {
			for (let y = 0; y < whole; y++) canvas.put(x, canvas.height - 1 - y, fill, role);
			if (cap !== undefined) canvas.put(x, canvas.height - 1 - whole, cap, role);
		}
	});
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
