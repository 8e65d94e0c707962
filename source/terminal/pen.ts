import {type Position, shortestMove} from './cursor-move.ts';
import {hasCertainWidth} from './row.ts';
import {plain, type Style, spaceLooks, transition} from './style.ts';

/** Collects what is sent to the terminal, and knows where that leaves its cursor and in which style. */
export class Pen {
	/** What has been written so far. */
	output = '';
	style: Style = plain;
	position: Position | undefined;
	readonly #columns: number;

	constructor(columns: number) {
		this.#columns = columns;
	}

	moveTo(row: number, column: number): void {
		this.output += shortestMove(this.position, row, column);
		this.position = {row, column};
	}

	/** Writes a cell at the cursor, which moves on by `width`. */
	write(text: string, style: Style, width: number): void {
		this.#prepare(text, style);
		this.output += text;
		this.#advance(hasCertainWidth(text) ? width : undefined);
	}

	/** Erases cells from the cursor on, which stays where it is; without a count, the rest of the row. */
	erase(count?: number): void {
		this.#prepare(' ', plain);
		this.output += erasure(count);
	}

	/** Leaves the terminal in its own style. */
	rest(): void {
		this.output += transition(this.style, plain);
		this.style = plain;
	}

	#prepare(text: string, style: Style): void {
		const change = changeOf(this.style, text, style);
		if (change !== '') this.style = style;
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

/** What leads from one style to text in another: nothing, where the text is a space that looks right already. */
export function changeOf(from: Style, text: string, to: Style): string {
	return text === ' ' && spaceLooks(from, to) ? '' : transition(from, to);
}

/** Erasing fills with the background of the moment, so it is only done in one that is the terminal's own. */
export function erasure(count?: number): string {
	if (count === undefined) return '\x1b[K';
	return count === 1 ? '\x1b[X' : `\x1b[${count}X`;
}
