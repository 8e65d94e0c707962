import {shortestMove} from './cursor-move.ts';
import {changeOf, erasure, Pen} from './pen.ts';
import {blankRow, parseRow, type Row} from './row.ts';
import {plain, type Style} from './style.ts';

export type Size = {readonly columns: number; readonly rows: number};

/** A row as it stands on the screen. */
type Shown = {readonly line: string; readonly row: Row};

/** Cells that did not change are rewritten rather than jumped over when that is shorter; it never is over wider gaps. */
const widestGap = 12;

/**
 * Turns frames (rows of text with SGR sequences, joined by line feeds) into what has to be sent for the screen to show
 * them: the cells that changed and no others, row by row, by the shortest way that was found.
 */
export class FramePainter {
	#size: Size;
	#shown: (Shown | undefined)[] = [];

	constructor(size: Size) {
		this.#size = size;
	}

	/** From now on frames have another size, and what the screen shows is unknown. */
	resize(size: Size): void {
		this.#size = size;
		this.#shown = [];
	}

	/** The screen has been cleared. */
	cleared(): void {
		const row = blankRow(this.#size.columns);
		this.#shown = Array.from({length: this.#size.rows}, () => ({line: '', row}));
	}

	/** What the screen shows is unknown: the next frame is sent whole. */
	forget(): void {
		this.#shown = [];
	}

	/** What to send for the screen to show the frame; '' when it does already. Nothing is erased before it is redrawn. */
	paint(frame: string): string {
		const {columns, rows} = this.#size;
		const lines = frame.split('\n');
		const pen = new Pen(columns);
		for (let y = 0; y < rows; y++) {
			const line = lines[y] ?? '';
			const shown = this.#shown[y];
			if (shown?.line === line) continue;
			const row = parseRow(line, columns);
			paintRow(pen, y, row, shown?.row);
			this.#shown[y] = {line, row};
		}
		pen.rest();
		return pen.output;
	}
}

function paintRow(pen: Pen, y: number, row: Row, before: Row | undefined): void {
	const columns = row.texts.length;
	let x = nextChange(row, before, 0);
	while (x < columns) {
		reach(pen, y, x, row);
		const blankEnd = endOfBlank(row, x);
		const erased = blankEnd > x && eraseBlank(pen, y, x, blankEnd, row, before);
		if (!erased) pen.write(textAt(row, x), styleAt(row, x), widthAt(row, x));
		x = nextChange(row, before, erased ? blankEnd : x + widthAt(row, x));
	}
}

/** Brings the cursor to a cell: by a move, or by writing again the cells before it, whichever is shorter. */
function reach(pen: Pen, y: number, x: number, row: Row): void {
	const from = pen.position;
	if (from?.row === y && from.column === x) return;
	const move = shortestMove(from, y, x).length + changeOf(pen.style, textAt(row, x), styleAt(row, x)).length;
	const start = from?.row === y ? from.column : undefined;
	if (start === undefined || start > x || x - start > widestGap || rewriting(pen.style, row, start, x) > move) {
		pen.moveTo(y, x);
		return;
	}
	for (let gap = start; gap < x; gap += widthAt(row, gap))
		pen.write(textAt(row, gap), styleAt(row, gap), widthAt(row, gap));
}

/** Bytes of the cells from `start` to `end`, and of the change of style that the cell at `end` then needs. */
function rewriting(style: Style, row: Row, start: number, end: number): number {
	let bytes = 0;
	let current = style;
	for (let x = start; x <= end; x += widthAt(row, x)) {
		const text = textAt(row, x);
		const change = changeOf(current, text, styleAt(row, x));
		if (change !== '') current = styleAt(row, x);
		bytes += change.length + (x < end ? Buffer.byteLength(text) : 0);
	}
	return bytes;
}

/** Erases the blank cells from x to blankEnd if that is shorter than writing spaces; says whether it did. */
function eraseBlank(pen: Pen, y: number, x: number, blankEnd: number, row: Row, before: Row | undefined): boolean {
	const columns = row.texts.length;
	const last = lastChange(row, before, x, blankEnd);
	const length = last + 1 - x;
	const toEnd = blankEnd === columns;
	const erase = erasure(toEnd ? undefined : length);
	const next = toEnd ? columns : nextChange(row, before, blankEnd);
	// Erasing leaves the cursor where it is: the way to the next cell is longer by a move.
	const way = next < columns ? shortestMove({row: y, column: x}, y, next).length : 0;
	const wayAfterSpaces =
		next < columns ? Math.min(next - last - 1, shortestMove({row: y, column: last + 1}, y, next).length) : 0;
	if (erase.length + way >= length + wayAfterSpaces) return false;
	pen.erase(toEnd ? undefined : length);
	return true;
}

function nextChange(row: Row, before: Row | undefined, from: number): number {
	let x = from;
	while (x < row.texts.length && !isChanged(row, before, x)) x++;
	return x;
}

/** The last changed cell of x … end − 1, where x itself is one. */
function lastChange(row: Row, before: Row | undefined, x: number, end: number): number {
	let last = end - 1;
	while (last > x && !isChanged(row, before, last)) last--;
	return last;
}

function isChanged(row: Row, before: Row | undefined, x: number): boolean {
	return before === undefined || row.texts[x] !== before.texts[x] || row.styles[x] !== before.styles[x];
}

function endOfBlank(row: Row, from: number): number {
	let x = from;
	while (x < row.texts.length && row.texts[x] === ' ' && row.styles[x] === plain) x++;
	return x;
}

function textAt(row: Row, x: number): string {
	return row.texts[x] ?? ' ';
}

function styleAt(row: Row, x: number): Style {
	return row.styles[x] ?? plain;
}

function widthAt(row: Row, x: number): number {
	return row.texts[x + 1] === '' ? 2 : 1;
}
