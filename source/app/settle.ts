import {paneContent} from './content.ts';
import {clampedPane} from './pane-position.ts';
import {cursorRow, filterOutcome, paneOf, rowsOf} from './selectors.ts';
import type {State} from './state.ts';
import {rowIndex} from './tree/rows.ts';
import {type NodeKey, type Tree, treeOf} from './tree/tree.ts';
import {withPane} from './update-pane.ts';
import {treeHeight} from './update-tree.ts';

/**
 * Brings cursors and scroll positions back into range, whatever has just changed: the data, the filter, the size.
 * Scrolls only as far as the cursor needs, and keeps it at its height on the screen when rows appear above it.
 */
export function settled(before: State, after: State): State {
	return settledPane(settledTree(before, after));
}

function settledTree(before: State, after: State): State {
	const cursor = existing(treeOf(before.dataset), treeOf(after.dataset), after.tree.cursor);
	const state = cursor === after.tree.cursor ? after : {...after, tree: {...after.tree, cursor}};
	const rows = rowsOf(state);
	const index = cursorRow(state);
	const node = rows[index]?.node.key ?? cursor;
	// A filter that hides the node leaves the cursor on the rest of its branch; but not yet while it is typed.
	const hidden = node !== cursor && filterOutcome(state).selected !== null && state.overlay.kind !== 'filter';
	const height = treeHeight(state);
	const arrived = before.dataset === after.dataset ? 0 : index - rowIndexBefore(before, node);
	const top = inSight(state.tree.top + arrived, index, rows.length, height);
	if (top === state.tree.top && !hidden) return state;
	return {...state, tree: {...state.tree, top, cursor: hidden ? node : cursor}};
}

/** The node, or the nearest one above it that is still there. */
function existing(before: Tree, after: Tree, key: NodeKey): NodeKey {
	if (after.byKey.has(key)) return key;
	const parent = before.byKey.get(key)?.parent;
	return parent === undefined || parent === null ? after.root.key : existing(before, after, parent.key);
}

function rowIndexBefore(before: State, key: NodeKey): number {
	const node = treeOf(before.dataset).byKey.get(key);
	return node === undefined ? 0 : rowIndex(rowsOf(before), node);
}

function inSight(top: number, index: number, count: number, height: number): number {
	const shown = Math.max(index - height + 1, Math.min(index, top));
	return Math.max(0, Math.min(count - height, shown));
}

function settledPane(state: State): State {
	if (state.focus !== 'section') return state;
	const pane = paneOf(state);
	const position = clampedPane(pane, paneContent(state));
	if (position.top === pane.top && position.row === pane.row && state.panes[state.section] === pane) return state;
	return withPane(state, {...pane, ...position});
}
