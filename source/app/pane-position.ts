import type {Move} from './keys.ts';

/** A pane of `lines` rows of text of which `height` are visible, and the lines that the cursor may stand on. */
export type PaneContent = {
	readonly lines: number;
	readonly height: number;
	readonly rows: readonly {readonly row: string; readonly line: number}[];
};

export type PanePosition = {readonly top: number; readonly row: string | null};

/**
 * The cursor goes from row to row as long as the next one is in sight or one line away from it; between and beyond
 * tables the text scrolls under it. So everything can be read with one key.
 */
export function movedPane({top, row}: PanePosition, move: Move, content: PaneContent): PanePosition {
	const {rows, height} = content;
	const bottom = lastTop(content);
	const index = rows.findIndex(candidate => candidate.row === row);
	const scroll = (by: number): PanePosition => {
		const moved = clamp(top + by, bottom);
		return {top: moved, row: nearestRow(rows, index, moved, height) ?? row};
	};
	switch (move) {
		case 'up':
		case 'down':
			return stepped({top, row}, move === 'up' ? -1 : 1, content);
		case 'page up':
			return scroll(1 - height);
		case 'page down':
			return scroll(height - 1);
		case 'half page up':
			return scroll(-Math.max(1, Math.floor(height / 2)));
		case 'half page down':
			return scroll(Math.max(1, Math.floor(height / 2)));
		case 'first':
			return {top: 0, row: rows[0]?.row ?? null};
		case 'last':
			return {top: bottom, row: rows.at(-1)?.row ?? null};
	}
}

/** Within what there is: after another table, another size, other pictures. */
export function clampedPane({top, row}: PanePosition, content: PaneContent): PanePosition {
	const {rows} = content;
	const known = rows.some(candidate => candidate.row === row);
	return {top: clamp(top, lastTop(content)), row: known ? row : (rows[0]?.row ?? null)};
}

function stepped({top, row}: PanePosition, by: 1 | -1, content: PaneContent): PanePosition {
	const {rows, height} = content;
	const index = rows.findIndex(candidate => candidate.row === row);
	const current = rows[index];
	const inSight = current !== undefined && current.line >= top && current.line < top + height;
	const inView = rows.filter(({line}) => line >= top && line < top + height);
	if (!inSight && inView.length > 0) return {top, row: (by === 1 ? inView[0] : inView.at(-1))?.row ?? row};
	const next = rows[index + by];
	if (next === undefined || next.line < top - 1 || next.line > top + height) {
		return {top: clamp(top + by, lastTop(content)), row};
	}
	const least = Math.max(0, next.line - height + 1);
	// The first row brings what stands above the table with it.
	const most = index + by === 0 && next.line < height ? 0 : next.line;
	return {top: Math.min(Math.max(top, least), most), row: next.row};
}

function nearestRow(rows: PaneContent['rows'], index: number, top: number, height: number): string | null {
	const inView = rows.filter(({line}) => line >= top && line < top + height);
	const current = rows[index];
	if (current === undefined || inView.includes(current)) return current?.row ?? inView[0]?.row ?? null;
	return (current.line < top ? inView[0] : inView.at(-1))?.row ?? null;
}

function lastTop({lines, height}: PaneContent): number {
	return Math.max(0, lines - height);
}

function clamp(top: number, bottom: number): number {
	return Math.max(0, Math.min(bottom, top));
}
