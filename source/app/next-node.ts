import {openFindings} from './findings.ts';
import {filterOutcome, selectedNode} from './selectors.ts';
import type {State} from './state.ts';
import {type NodeKey, type TreeNode, treeOf} from './tree/tree.ts';

/** The next node in the order of the tree, round its end: a run with something worse than a note, or the outermost node that a filter matches whole. */
export function nextNode(state: State, sought: 'match' | 'finding', by: 1 | -1): NodeKey | null {
	const nodes = [...treeOf(state.dataset).byKey.values()];
	const isSought = sought === 'match' ? matches(state) : hasFinding(state);
	const start = nodes.findIndex(({key}) => key === selectedNode(state).key);
	for (let step = 1; step <= nodes.length; step++) {
		const node = nodes[(start + by * step + nodes.length) % nodes.length];
		if (node !== undefined && isSought(node)) return node.key;
	}
	return null;
}

function hasFinding(state: State): (node: TreeNode) => boolean {
	const {worst} = openFindings(state);
	const isBad = ({key}: TreeNode): boolean => worst.get(key) === 'error' || worst.get(key) === 'warning';
	// The innermost that is wrong: a condition whose runs are fine is wrong itself.
	return node => isBad(node) && !node.children.some(isBad);
}

function matches(state: State): (node: TreeNode) => boolean {
	const {selected} = filterOutcome(state);
	const isWhole = ({runs}: TreeNode): boolean =>
		selected !== null && runs.length > 0 && runs.every(run => selected.has(run));
	return node => isWhole(node) && (node.parent === null || !isWhole(node.parent));
}
