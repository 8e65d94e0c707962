import type {LinesFigure} from '../figures/figure.ts';
import type {Canvas} from './canvas.ts';
import type {Glyphs} from './glyphs.ts';
import type {Line, Role} from './line.ts';
import type {Places} from './plot-places.ts';
import {span} from './spans.ts';
import {cellsOf} from './text-width.ts';

/** Whether a cell lies in none of the figure's windows; their edges belong to them. */
export function isOutside(figure: LinesFigure, place: Places, cell: number): boolean {
	const windows = figure.windows ?? [];
	return windows.length > 0 && !windows.some(({from, to}) => cell >= place.x(from) && cell <= place.x(to));
}

/** Limits, edges of windows, markers and the cursor: behind the data, in the cells that it leaves blank. In strips the cursor lies over it. */
export function drawReferences(canvas: Canvas, figure: LinesFigure, place: Places, glyphs: Glyphs): void {
	const {width, height} = canvas;
	const cursor = figure.cursor ?? null;
	const isApart = figure.apart === true;
	if (cursor !== null) {
		const x = place.x(cursor);
		for (let y = 0; y < height; y++) {
			// Between full strips nothing is blank, and the reading stands beside them.
			if (isApart) canvas.put(x, y, glyphs.cursor, 'cursor');
			canvas.putBehind(x, y, glyphs.cursor, 'cursor');
			canvas.recolour(x, y, 'cursor');
		}
	}
	for (const {x: value} of figure.markers ?? []) {
		for (let y = 0; y < height; y++) canvas.putBehind(place.x(value), y, glyphs.marker, 'limit');
	}
	for (const {from, to} of figure.windows ?? []) {
		for (const edge of [from, to]) {
			for (let y = 0; y < height; y++) canvas.putBehind(place.x(edge), y, glyphs.window, 'window');
		}
	}
	for (const {y: value} of isApart ? [] : (figure.limits ?? [])) {
		for (let x = 0; x < width; x++) canvas.putBehind(x, place.y(value), glyphs.limit, 'limit');
	}
}

/** Writes the labels of windows and markers where nothing stands; gives back those that found no room. */
export function annotate(canvas: Canvas, figure: LinesFigure, place: Places, glyphs: Glyphs): readonly Line[] {
	const left: Line[] = [];
	for (const {x, label} of figure.markers ?? []) {
		const text = glyphs.text(label);
		const column = place.x(x);
		const isPlaced = writeBeside(canvas, column, column, text, 'limit');
		if (!isPlaced) left.push([span(`${glyphs.marker} ${text}`, 'limit')]);
	}
	for (const {from, to, label} of figure.windows ?? []) {
		const text = glyphs.text(label);
		const isPlaced = writeBeside(canvas, place.x(from), place.x(to), text, 'window');
		if (!isPlaced) left.push([span(`${glyphs.window} ${text}`, 'window')]);
	}
	return left;
}

/** Right of the first line or left of the second, in the uppermost row with room. */
function writeBeside(canvas: Canvas, first: number, second: number, text: string, role: Role): boolean {
	for (let y = 0; y < canvas.height; y++) {
		if (canvas.writeIfFree(first + 2, y, text, role)) return true;
		if (canvas.writeIfFree(second - 1 - cellsOf(text), y, text, role)) return true;
	}
	return false;
}
