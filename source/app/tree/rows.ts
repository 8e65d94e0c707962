import type {Run} from '../../domain/run.ts';
import {memo} from '../memo.ts';
import type {Selected} from './filter.ts';
import type {NodeKey, Tree, TreeNode} from './tree.ts';

export type TreeRow = {
	readonly node: TreeNode;
	readonly depth: number;
	readonly unfolded: boolean;
};

export type Folds = ReadonlyMap<NodeKey, boolean>;

/** Nodes from the root down as far as they are unfolded, without those that the filter leaves nothing of. */
export const visibleRows = memo(
	(tree: Tree, folds: Folds, filterFolds: Folds, selected: Selected): readonly TreeRow[] => {
		const rows: TreeRow[] = [];
		const add = (node: TreeNode, depth: number): void => {
			const unfolded = isUnfolded(node, folds, filterFolds, selected);
			rows.push({node, depth, unfolded});
			if (!unfolded) return;
			for (const child of node.children) {
				if (selected === null || child.runs.some(run => selected.has(run))) add(child, depth + 1);
			}
		};
		add(tree.root, 0);
		return rows;
	},
);

/**
 * As the user left it; else experiments are open, so that overheads are seen at once, and what is below is closed.
 * Under a filter a node that is matched in part is open too: it is what the matches have in common.
 */
export function isUnfolded(node: TreeNode, folds: Folds, filterFolds: Folds, selected: Selected): boolean {
	if (node.children.length === 0) return false;
	if (node.level === 'study') return true;
	const byDefault = node.level === 'experiment';
	if (selected === null) return folds.get(node.key) ?? byDefault;
	return filterFolds.get(node.key) ?? (isPartial(node.runs, selected) || (folds.get(node.key) ?? byDefault));
}

function isPartial(runs: readonly Run[], selected: ReadonlySet<Run>): boolean {
	const first = runs[0];
	return first !== undefined && runs.some(run => selected.has(run) !== selected.has(first));
}

/** Index of the node's row, or of the nearest node above it that has one. */
export function rowIndex(rows: readonly TreeRow[], node: TreeNode): number {
	const index = rows.findIndex(row => row.node.key === node.key);
	if (index !== -1) return index;
	return node.parent === null ? 0 : rowIndex(rows, node.parent);
}
