import {type Position, shortestMove} from './cursor-move.ts';
import {blank, type Cell, hasCertainWidth} from './row.ts';
import {plain, type Style, spaceLooks, transition} from './style.ts';

/** Collects what is sent to the terminal, and knows where that leaves its cursor and in which style. */
export class Pen {
	/** What has been written so far. */
	output = '';
	style: Style;
	position: Position | undefined;
	readonly #columns: number;

	constructor(columns: number, style: Style = plain, position?: Position) {
		this.#columns = columns;
		this.style = style;
		this.position = position;
	}

	/** A pen in the same place that has written nothing yet: to try a way of going on. */
	fork(): Pen {
		return new Pen(this.#columns, this.style, this.position);
	}

	/** Goes the way that a fork has tried. */
	follow(fork: Pen): void {
		this.output += fork.output;
		this.style = fork.style;
		this.position = fork.position;
	}

	moveTo(row: number, column: number): void {
		this.output += shortestMove(this.position, row, column);
		this.position = {row, column};
	}

	/** Writes a cell at the cursor. */
	write(cell: Cell): void {
		this.#prepare(cell);
		this.output += cell.text;
		this.#advance(hasCertainWidth(cell.text) ? cell.width : undefined);
	}

	/** Erases cells from the cursor on, which stays where it is; without a count, the rest of the row. */
	erase(count?: number): void {
		this.#prepare(blank);
		this.output += erasure(count);
	}

	/** Leaves the terminal in its own style. */
	rest(): void {
		this.output += transition(this.style, plain);
		this.style = plain;
	}

	#prepare(cell: Cell): void {
		const change = changeTo(this.style, cell);
		if (change !== '') this.style = cell.style;
		this.output += change;
	}

	#advance(width: number | undefined): void {
		if (this.position === undefined) return;
		const {row, column} = this.position;
		const next = column === undefined || width === undefined ? undefined : column + width;
		// After the last cell terminals disagree on whether the cursor stands on it or behind it.
		this.position = {row, column: next !== undefined && next < this.#columns ? next : undefined};
	}
}

/** What has to be sent before a cell for it to look right: nothing, where it is a space that does so already. */
export function changeTo(from: Style, {text, style}: Cell): string {
	return text === ' ' && spaceLooks(from, style) ? '' : transition(from, style);
}

/** Erasing fills with the background of the moment, so it is only done in one that is the terminal's own. */
export function erasure(count?: number): string {
	if (count === undefined) return '\x1b[K';
	return count === 1 ? '\x1b[X' : `\x1b[${count}X`;
}
