import {shortestMove} from './cursor-move.ts';
import {changeTo, erasure, type Pen} from './pen.ts';
import {blank, type Cell, isSame, type Row} from './row.ts';
import type {Style} from './style.ts';

/** Cells that did not change are rewritten rather than jumped over when that is shorter; it never is over wider gaps. */
const widestGap = 12;

/** Bytes of the shortest move onwards. */
const leastMove = 3;

/** Rows of more styles than this are painted in one pass: to try one for each would take longer than it saves. */
const mostStyles = 8;

/**
 * Paints the cells of a row that differ from those before, all of them where it is not known what was there. Either
 * from left to right, or in one pass for each style: two interleaved series of a chart change colour at every cell, and
 * jumping over a cell is shorter than two changes of colour. The search for the shorter way can be left out.
 */
export function paintRow(pen: Pen, y: number, row: Row, before: Row | undefined, isHurried: boolean): void {
	const changed = row.map((cell, x) => before === undefined || !isSame(cell, before[x]));
	const inOrder = pen.fork();
	paintCells(inOrder, y, row, [...changed], () => true);
	const byStyle = isHurried ? undefined : paintedByStyle(pen, y, row, changed);
	pen.follow(byStyle !== undefined && byStyle.output.length < inOrder.output.length ? byStyle : inOrder);
}

/** undefined where passes have nothing to save: no style comes twice, and none is set already. */
function paintedByStyle(pen: Pen, y: number, row: Row, changed: readonly boolean[]): Pen | undefined {
	const {styles, runs} = stylesOf(row, changed);
	if (styles.size < 2 || styles.size > mostStyles) return undefined;
	if (runs === styles.size && !styles.has(pen.style)) return undefined;
	const byStyle = pen.fork();
	const pending = [...changed];
	for (const style of new Set([pen.style, ...styles])) {
		paintCells(byStyle, y, row, pending, cell => cell.style === style);
	}
	return byStyle;
}

/** The styles of the changed cells, and how many runs of one style there are. */
function stylesOf(row: Row, changed: readonly boolean[]): {readonly styles: ReadonlySet<Style>; readonly runs: number} {
	const styles = new Set<Style>();
	let runs = 0;
	let last: Style | undefined;
	for (const [x, cell] of row.entries()) {
		if (!changed[x] || cell.style === last) continue;
		last = cell.style;
		styles.add(last);
		runs++;
	}
	return {styles, runs};
}

type Wanted = (cell: Cell) => boolean;

/** Paints the pending cells that are wanted, and strikes off what it has painted. */
function paintCells(pen: Pen, y: number, row: Row, pending: boolean[], wanted: Wanted): void {
	const next = (from: number): number => {
		let x = from;
		while (x < row.length && !(pending[x] && wanted(cellAt(row, x)))) x++;
		return x;
	};
	let writtenTo = 0;
	for (let x = next(0); x < row.length; x = next(x)) {
		reach(pen, y, x, row);
		const blankTo = x < writtenTo ? x : endOfBlank(row, x);
		const erased = blankTo > x ? erasable(y, x, blankTo, pending, next) : undefined;
		if (erased === undefined) {
			writtenTo = blankTo;
			pen.write(cellAt(row, x));
		} else pen.erase(x + erased === row.length ? undefined : erased);
		pending.fill(false, x, x + (erased ?? cellAt(row, x).width));
	}
}

function endOfBlank(row: Row, from: number): number {
	let x = from;
	while (x < row.length && isSame(row[x], blank)) x++;
	return x;
}

/** Brings the cursor to a cell: by a move, or by writing again the cells before it, whichever is shorter. */
function reach(pen: Pen, y: number, x: number, row: Row): void {
	const start = pen.position?.row === y ? pen.position.column : undefined;
	if (start === x) return;
	const change = changeTo(pen.style, cellAt(row, x)).length;
	if (start !== undefined && start < x && x - start <= widestGap) {
		const bytes = rewriting(pen.style, row, start, x) - change;
		if (bytes <= leastMove || bytes <= shortestMove(pen.position, y, x).length) {
			for (let gap = start; gap < x; gap += cellAt(row, gap).width) pen.write(cellAt(row, gap));
			return;
		}
	}
	pen.moveTo(y, x);
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

/** How many of the blank cells from x to blankTo are better erased than written as spaces; undefined: none. */
function erasable(
	y: number,
	x: number,
	blankTo: number,
	pending: readonly boolean[],
	next: (from: number) => number,
): number | undefined {
	const columns = pending.length;
	const last = pending.lastIndexOf(true, blankTo - 1);
	const length = last + 1 - x;
	if (blankTo === columns) return length > erasure().length ? blankTo - x : undefined;
	const after = next(blankTo);
	// Erasing leaves the cursor where it is: the way to the next cell is longer by a move.
	const way = after < columns ? shortestMove({row: y, column: x}, y, after).length : 0;
	const wayAfterSpaces = after < columns ? Math.min(after - last - 1, 4) : 0;
	return erasure(length).length + way < length + wayAfterSpaces ? length : undefined;
}

function cellAt(row: Row, x: number): Cell {
	return row[x] ?? blank;
}
