import type {Run} from '../domain/run.ts';
import {tableOf} from './content.ts';
import {nodeOfFinding} from './findings.ts';
import {paneOf, selectedNode} from './selectors.ts';
import type {State} from './state.ts';
import {findNode, type NodeKey, treeOf} from './tree/tree.ts';

/** The node that the row under the cursor is about; of a file that is no run, the folder that it lies in. */
export function rowTarget(state: State): NodeKey | null {
	const {row} = paneOf(state);
	const target = tableOf(state)?.rows.find(({id}) => id === row)?.target;
	if (target === undefined) return null;
	const tree = treeOf(state.dataset);
	const node = findNode(tree, target, selectedNode(state)) ?? nodeOfFinding(state.dataset, {path: target});
	return node === tree.root ? null : node.key;
}

/** The run of the row under the cursor, else the one selected in the tree; null: neither is a run. */
export function runAtHand(state: State): Run | null {
	const target = state.focus === 'section' ? rowTarget(state) : null;
	const node = (target === null ? undefined : treeOf(state.dataset).byKey.get(target)) ?? selectedNode(state);
	return node.selection.level === 'run' ? node.selection.run : null;
}
