import {plot} from 'asciichart';
import type {LineSeries} from '../figures/figure.ts';
import type {Canvas} from './canvas.ts';
import {type Envelope, envelope, type Grid} from './envelope.ts';
import type {Glyphs} from './glyphs.ts';
import type {Role} from './line.ts';

type DrawnCell = {readonly x: number; readonly y: number; readonly character: string};

export type LinePen = {
	readonly series: readonly LineSeries[];
	readonly grid: Grid;
	readonly gap: number | undefined;
	readonly glyphs: Glyphs;
	readonly role: (series: LineSeries, x: number) => Role;
};

/** Draws with asciichart: one row of a value in each column, in line-drawing characters or in ASCII. */
export function drawLines(canvas: Canvas, {series, grid, gap, glyphs, role}: LinePen): void {
	for (const one of series) {
		if (!one.low || !one.high) continue;
		// Few points have error bars, a line of many has a band: between two levels nothing was measured.
		const reach = one.marks === true ? 0 : gap;
		const low = envelope(one.x, one.low, grid, reach);
		const high = envelope(one.x, one.high, grid, reach);
		const fill = one.marks === true ? glyphs.axis.upright : glyphs.band;
		for (let x = 0; x < canvas.width; x++) {
			const first = high.top[x] ?? -1;
			const last = low.bottom[x] ?? -1;
			for (let y = first; first !== -1 && y <= last; y++) canvas.put(x, y, fill, role(one, x));
		}
	}
	const level = new Set<number>();
	for (const one of series) {
		const line = envelope(one.x, one.y, grid, gap);
		const symbols = one.role === 'tee_off' ? glyphs.lines.broken : glyphs.lines.unbroken;
		for (const {start, rows} of stretches(line)) {
			for (const {x, y, character} of drawStretch(start, rows, canvas.height, symbols)) {
				const cell = y * canvas.width + x;
				const isLevel = character === symbols[4];
				// Where two lines run level in the same row they take turns, so that neither disappears under the other.
				if (isLevel && level.has(cell) && (x & 2) === 0) continue;
				if (isLevel) level.add(cell);
				canvas.put(x, y, character, role(one, x));
			}
		}
	}
}

/** Stretches without a gap, each with one row a column. */
function stretches(line: Envelope): readonly {readonly start: number; readonly rows: readonly number[]}[] {
	const found: {start: number; rows: number[]}[] = [];
	for (let column = 0; column < line.top.length; column++) {
		if (line.top[column] === -1) continue;
		const current = found.at(-1);
		if (current !== undefined && line.joined[column] === 1 && current.start + current.rows.length === column) {
			current.rows.push(column);
		} else {
			found.push({start: column, rows: [column]});
		}
	}
	return found.map(({start, rows}) => ({start, rows: reduced(line, rows)}));
}

/**
 * asciichart knows one value a column, so two columns show the least and the greatest of both, in the order that
 * continues the line: a spike inside of a column keeps its height.
 */
function reduced({top, bottom}: Envelope, columns: readonly number[]): readonly number[] {
	const rows: number[] = [];
	for (let index = 0; index < columns.length; index += 2) {
		const pair = columns.slice(index, index + 2);
		const first = Math.min(...pair.map(column => top[column] ?? 0));
		const last = Math.max(...pair.map(column => bottom[column] ?? 0));
		const before = rows.at(-1) ?? bottom[columns[0] ?? 0] ?? last;
		if (pair.length === 1) rows.push(Math.abs(before - first) > Math.abs(before - last) ? first : last);
		else if (Math.abs(before - first) < Math.abs(before - last)) rows.push(first, last);
		else rows.push(last, first);
	}
	return rows;
}

/**
 * The values are given in rows already, between 0 and `height`, so that asciichart has nothing to scale: its own axis
 * (first column) is cut off. It draws the way from each value to the next, hence the first one twice.
 */
function drawStretch(
	start: number,
	rows: readonly number[],
	canvasHeight: number,
	symbols: readonly string[],
): readonly DrawnCell[] {
	const height = Math.max(1, canvasHeight - 1);
	const values = rows.map(row => height - row);
	const drawing = plot([values[0] ?? 0, ...values], {
		min: 0,
		max: height,
		height,
		offset: 1,
		symbols,
		// One character, or it would shift the first column of the drawing.
		format: () => ' ',
	});
	return drawing
		.split('\n')
		.flatMap((text, y) =>
			Array.from(text.slice(1), (character, x) => ({x: start + x, y, character})).filter(
				({character}) => character !== ' ',
			),
		);
}
