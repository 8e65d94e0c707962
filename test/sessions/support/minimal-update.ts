import type {Cell} from './screen.ts';

export type MinimalUpdate = {readonly cells: number; readonly bytes: number};

const move = 6;
const changeOfStyle = 8;
/** A run is joined with the next over fewer unchanged cells than this. */
const joined = 4;

/**
 * The cells in which two screens differ, and about the bytes that an update of just those takes: six for a move to a
 * run, eight for a change of style, and the characters. The yardstick of the project's claims about bytes a key press;
 * it knows nothing of how frames are painted.
 */
export function minimalUpdate(
	before: readonly (readonly Cell[])[],
	after: readonly (readonly Cell[])[],
): MinimalUpdate {
	let cells = 0;
	let bytes = 0;
	let style: string | undefined;
	for (const [y, row] of after.entries()) {
		let last: number | undefined;
		for (const [x, cell] of row.entries()) {
			if (isSame(before[y]?.[x], cell)) continue;
			cells++;
			bytes += last === undefined || x - last > joined ? move : textBytes(row.slice(last + 1, x));
			if (styleOf(cell) !== style) bytes += changeOfStyle;
			style = styleOf(cell);
			bytes += textBytes([cell]);
			last = x;
		}
	}
	return {cells, bytes};
}

function isSame(before: Cell | undefined, after: Cell): boolean {
	return before !== undefined && before.text === after.text && styleOf(before) === styleOf(after);
}

function styleOf({foreground, background, attributes}: Cell): string {
	return `${foreground}/${background}/${attributes}`;
}

function textBytes(cells: readonly Cell[]): number {
	return Buffer.byteLength(cells.map(cell => cell.text).join(''));
}
