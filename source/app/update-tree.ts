import {moved} from './keys.ts';
import type {Message} from './message.ts';
import {cursorRow, filterOutcome, layout, rowsOf} from './selectors.ts';
import type {State} from './state.ts';
import {lineage, type NodeKey, type TreeNode, treeOf} from './tree/tree.ts';

type TreeMessage = Extract<
	Message,
	{type: 'tree moved' | 'cursor put' | 'node folded' | 'branch unfolded' | 'filter set'}
>;

export function updateTree(state: State, message: TreeMessage): State {
	switch (message.type) {
		case 'tree moved': {
			const rows = rowsOf(state);
			const row = rows[moved(cursorRow(state), message.move, rows.length, treeHeight(state))];
			return row === undefined ? state : withCursor(state, row.node.key);
		}
		case 'cursor put':
			return withCursor(state, message.node);
		case 'node folded':
			return withFolds(state, new Map([[message.node, message.unfolded]]));
		case 'branch unfolded': {
			const node = treeOf(state.dataset).byKey.get(message.node);
			return node === undefined ? state : withFolds(state, new Map(branches(node).map(({key}) => [key, true])));
		}
		case 'filter set':
			return {...state, tree: {...state.tree, filter: message.text, filterFolds: new Map()}};
	}
}

/** The cursor on a node that may be folded away or filtered out: what hides it gives way. */
export function revealed(state: State, key: NodeKey): State {
	const node = treeOf(state.dataset).byKey.get(key);
	if (node === undefined) return state;
	const {selected} = filterOutcome(state);
	const hidden = selected !== null && !node.runs.some(run => selected.has(run));
	const open = hidden ? updateTree(state, {type: 'filter set', text: ''}) : state;
	const above = lineage(node)
		.slice(1)
		.map(({key: parent}) => [parent, true] as const);
	return withCursor(withFolds(open, new Map(above)), key);
}

/** Rows of the tree's pane, without its border. */
export function treeHeight(state: State): number {
	const placed = layout(state);
	return placed.kind === 'too small' || placed.tree === null ? 1 : placed.tree.height - 2;
}

function withCursor(state: State, cursor: NodeKey): State {
	if (cursor === state.tree.cursor && state.tree.wanted === null) return state;
	return {...state, tree: {...state.tree, cursor, wanted: null}};
}

function withFolds(state: State, changes: ReadonlyMap<NodeKey, boolean>): State {
	const member = filterOutcome(state).selected === null ? 'folds' : 'filterFolds';
	return {...state, tree: {...state.tree, [member]: new Map([...state.tree[member], ...changes])}};
}

/** The node and all below it that can be unfolded. */
function branches(node: TreeNode): readonly TreeNode[] {
	return node.children.length === 0 ? [] : [node, ...node.children.flatMap(branches)];
}
