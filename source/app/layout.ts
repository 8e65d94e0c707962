import {type Size, type State, widthForBothPanes} from './state.ts';

/** In cells, from the top left corner of the screen. */
export type Rectangle = {readonly x: number; readonly y: number; readonly width: number; readonly height: number};

export type Layout =
	| {readonly kind: 'too small'; readonly needs: Size}
	| {
			readonly kind: 'frame';
			readonly header: Rectangle | null;
			readonly bar: Rectangle | null;
			/** null: not on the screen. It may lie over the section, on a narrow screen. */
			readonly tree: Rectangle | null;
			readonly section: Rectangle;
			readonly footer: Rectangle;
			/** Where a list or text may be laid over the panes. */
			readonly overlay: Rectangle;
	  };

/** Lists and texts that lie over the panes are no wider: lines of prose end somewhere. */
const widestText = 120;

export const smallest: Size = {columns: 60, rows: 16};

/**
 * Where everything is. The tree takes about a third beside the section, and lies over it where there is no room for both:
 * as long as it has the keyboard, or is filtered by what is typed.
 */
export function layoutOf(
	size: Size,
	{expanded, focus, overlay}: Pick<State, 'expanded' | 'focus'> & {readonly overlay: Pick<State['overlay'], 'kind'>},
): Layout {
	const {columns, rows} = size;
	if (columns < smallest.columns || rows < smallest.rows) return {kind: 'too small', needs: smallest};
	const top = expanded ? 0 : 2;
	const body = {x: 0, y: top, width: columns, height: rows - top - 1};
	const beside = hasRoomForBoth(size, expanded);
	const treeWidth = beside ? clamp(Math.round(columns * 0.32), 36, 56) : clamp(columns - 24, 36, 48);
	const tree = {...body, width: treeWidth};
	const overlayWidth = Math.min(columns, widestText);
	return {
		kind: 'frame',
		header: expanded ? null : {x: 0, y: 0, width: columns, height: 1},
		bar: expanded ? null : {x: 0, y: 1, width: columns, height: 1},
		tree: beside || focus === 'tree' || overlay.kind === 'filter' ? tree : null,
		section: beside ? {...body, x: treeWidth, width: columns - treeWidth} : body,
		footer: {x: 0, y: rows - 1, width: columns, height: 1},
		overlay: {...body, width: overlayWidth, x: Math.floor((columns - overlayWidth) / 2)},
	};
}

/** Whether the tree stands beside the section, rather than over it. */
export function hasRoomForBoth({columns}: Size, expanded: boolean): boolean {
	return columns >= widthForBothPanes && !expanded;
}

function clamp(value: number, least: number, most: number): number {
	return Math.max(least, Math.min(most, value));
}
