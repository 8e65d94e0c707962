import {shortestMove} from './cursor-move.ts';
import {changeTo, erasure, type Pen} from './pen.ts';
import {blank, type Cell, isSame, type Row} from './row.ts';
import type {Style} from './style.ts';

/** Cells that did not change are rewritten rather than jumped over when that is shorter; it never is over wider gaps. */
const widestGap = 12;

/** Rows of more styles than this are painted in one pass: to try one for each would take longer than it saves. */
const mostStyles = 8;

/**
 * Paints the cells of a row that differ from those before, all of them where it is not known what was there. Either
 * from left to right, or in one pass for each style: two interleaved series of a chart change colour at every cell, and
 * jumping over a cell is shorter than two changes of colour.
 */
export function paintRow(pen: Pen, y: number, row: Row, before: Row | undefined): void {
	const changed = row.map((cell, x) => before === undefined || !isSame(cell, before[x]));
	const inOrder = pen.fork();
	paintCells(inOrder, y, row, [...changed], () => true);
	const styles = new Set([pen.style, ...row.filter((_, x) => changed[x]).map(cell => cell.style)]);
	if (styles.size > mostStyles) {
		pen.follow(inOrder);
		return;
	}
	const byStyle = pen.fork();
	for (const style of styles) paintCells(byStyle, y, row, changed, cell => cell.style === style);
	pen.follow(byStyle.output.length < inOrder.output.length ? byStyle : inOrder);
}

type Wanted = (cell: Cell) => boolean;

/** Paints the pending cells that are wanted, and strikes off what it has painted. */
function paintCells(pen: Pen, y: number, row: Row, pending: boolean[], wanted: Wanted): void {
	const next = (from: number): number => {
		let x = from;
		while (x < row.length && !(pending[x] && wanted(cellAt(row, x)))) x++;
		return x;
	};
	for (let x = next(0); x < row.length; x = next(x)) {
		reach(pen, y, x, row);
		const erased = erasable(y, x, row, pending, next);
		if (erased === undefined) pen.write(cellAt(row, x));
		else pen.erase(x + erased === row.length ? undefined : erased);
		pending.fill(false, x, x + (erased ?? cellAt(row, x).width));
	}
}

/** Brings the cursor to a cell: by a move, or by writing again the cells before it, whichever is shorter. */
function reach(pen: Pen, y: number, x: number, row: Row): void {
	const start = pen.position?.row === y ? pen.position.column : undefined;
	if (start === x) return;
	const move = shortestMove(pen.position, y, x).length + changeTo(pen.style, cellAt(row, x)).length;
	if (start === undefined || start > x || x - start > widestGap || rewriting(pen.style, row, start, x) > move) {
		pen.moveTo(y, x);
		return;
	}
	for (let gap = start; gap < x; gap += cellAt(row, gap).width) pen.write(cellAt(row, gap));
}

/** Bytes of the cells from `start` to `end`, and of the change of style that the cell at `end` then needs. */
function rewriting(style: Style, row: Row, start: number, end: number): number {
	let bytes = 0;
	let current = style;
	for (let x = start; x <= end; x += cellAt(row, x).width) {
		const cell = cellAt(row, x);
		const change = changeTo(current, cell);
		if (change !== '') current = cell.style;
		bytes += change.length + (x < end ? Buffer.byteLength(cell.text) : 0);
	}
	return bytes;
}

/** How many blank cells from x on are better erased than written as spaces; undefined: none. */
function erasable(
	y: number,
	x: number,
	row: Row,
	pending: readonly boolean[],
	next: (from: number) => number,
): number | undefined {
	let end = x;
	while (end < row.length && isSame(row[end], blank)) end++;
	if (end === x) return undefined;
	const last = pending.lastIndexOf(true, end - 1);
	const length = last + 1 - x;
	if (end === row.length) return length > erasure().length ? end - x : undefined;
	const after = next(end);
	// Erasing leaves the cursor where it is: the way to the next cell is longer by a move.
	const way = after < row.length ? shortestMove({row: y, column: x}, y, after).length : 0;
	const wayAfterSpaces = after < row.length ? Math.min(after - last - 1, 4) : 0;
	return erasure(length).length + way < length + wayAfterSpaces ? length : undefined;
}

function cellAt(row: Row, x: number): Cell {
	return row[x] ?? blank;
}
