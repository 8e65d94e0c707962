import type {LineSeries, LinesFigure} from '../figures/figure.ts';
import {decimalsFor, formatValue} from '../units/format.ts';
import {printable} from '../units/printable.ts';
import type {Canvas} from './canvas.ts';
import {envelope, type Grid} from './envelope.ts';
import type {Glyphs} from './glyphs.ts';
import type {Line, Role} from './line.ts';
import {cellGrid, type PlotSize} from './plot-places.ts';
import type {Limits} from './plot-scale.ts';
import {blank, span} from './spans.ts';
import {cellsOf, cut} from './text-width.ts';
import {valueAt} from './value-at.ts';

// Series in rows of their own: which is which is said by where they stand, for which nobody needs colours.

export type StripPen = {
	readonly figure: LinesFigure;
	readonly size: PlotSize;
	readonly glyphs: Glyphs;
	readonly role: (series: LineSeries, x: number) => Role;
};

/**
 * Each series as columns from the least value of the axis on, which is a mark as well: only what is not known is blank. They
 * never fill their uppermost row, so that the strips stay apart from each other.
 */
export function drawStrips(canvas: Canvas, {figure, size, glyphs, role}: StripPen): void {
	const height = stripHeight(figure, canvas.height);
	const steps = glyphs.levels.length;
	const grid: Grid = {...cellGrid(figure, size), rows: height * steps - 1};
	figure.series.forEach((one, index) => {
		const {top, bottom} = envelope(one.x, one.y, grid, figure.gap);
		for (let x = 0; x < canvas.width; x++) {
			const uppermost = top[x] ?? -1;
			if (uppermost === -1) continue;
			// Halfway between the least and the greatest: neither a spike nor a dip of one reading goes unseen.
			const level = grid.rows - Math.round((uppermost + (bottom[x] ?? uppermost)) / 2);
			for (let row = 0; row * steps < level; row++) {
				const glyph = glyphs.levels[Math.min(steps, level - row * steps) - 1] ?? '';
				canvas.put(x, (index + 1) * height - 1 - row, glyph, role(one, x));
			}
		}
	});
}

type Gutter = {readonly rows: number; readonly gutter: number; readonly y: Limits};

/** What stands left of the rows: name and reading at the foot of each strip, and an axis without ticks. */
export function stripEdges(figure: LinesFigure, {rows, gutter, y}: Gutter, glyphs: Glyphs): readonly Line[] {
	if (gutter === 0) return [];
	const height = stripHeight(figure, rows);
	const names = namesOf(figure);
	const {shown} = readingsOf(figure, y);
	const room = gutter - 2;
	return Array.from({length: rows}, (_, row): Line => {
		const axis = span(glyphs.axis.upright, 'axis');
		const index = Math.floor(row / height);
		const name = glyphs.text(names[index] ?? '');
		const reading = glyphs.text(shown[index] ?? '');
		const isFoot = row % height === height - 1;
		if (!isFoot || cellsOf(`${name}${reading}`) > room) return [blank(room + 1), axis];
		return [span(name), blank(room - cellsOf(`${name}${reading}`)), span(`${reading} `, 'strong'), axis];
	});
}

/** Cells of the widest name and reading. Readings leave room for both ends of the axis, so that it does not move with them. */
export function stripLabelWidth(figure: LinesFigure, y: Limits): number {
	const {shown, widest} = readingsOf(figure, y);
	const names = Math.max(0, ...namesOf(figure).map(cellsOf));
	return shown.length === 0 ? names : names + 1 + widest;
}

const mostNameWidth = 12;

function namesOf({series}: LinesFigure): readonly string[] {
	return series.map(({label}) => cut(printable(label), mostNameWidth, '…'));
}

/** At the cursor, if there is one; none where there is nothing to say of any. */
function readingsOf(figure: LinesFigure, y: Limits): {readonly shown: readonly string[]; readonly widest: number} {
	const {series, yAxis, gap} = figure;
	const cursor = figure.cursor ?? null;
	const values = series.map(one => (cursor === null ? one.reading : valueAt(one, cursor, gap)));
	if (values.every(value => value === undefined)) return {shown: [], widest: 0};
	// Of the axis, not of what happens to be read: the width does not change with every reading.
	const decimals = decimalsFor([Math.max(Math.abs(y.from), Math.abs(y.to))], yAxis.unit);
	const text = (value: number | null | undefined): string => formatValue(value, yAxis.unit, {decimals});
	const shown = values.map(text);
	return {shown, widest: Math.max(...[...shown, text(y.from), text(y.to)].map(cellsOf))};
}

/** `0 … 400`: what an empty and a full strip mean. */
export function stripScale({yAxis}: LinesFigure, {from, to}: Limits): string {
	const decimals = Number.isInteger(from) && Number.isInteger(to) ? 0 : decimalsFor([from, to], yAxis.unit);
	return [from, to].map(end => formatValue(end, yAxis.unit, {decimals})).join(' … ');
}

function stripHeight({series}: LinesFigure, rows: number): number {
	return Math.max(1, Math.floor(rows / Math.max(1, series.length)));
}
