import type {Dataset} from '../../domain/dataset.ts';
import type {Run} from '../../domain/run.ts';
import {type Selection, scopeId} from '../../domain/scope.ts';
import {teeModeLabel} from '../../domain/tee-mode.ts';

export type Level = Selection['level'];

/** Unlike an id, unique over all levels: an experiment `a/b` and a condition `b` of an experiment `a` have the same id. */
export type NodeKey = `${Level}:${string}`;

export type TreeNode = {
	readonly key: NodeKey;
	readonly id: string;
	readonly level: Level;
	readonly name: string;
	readonly selection: Selection;
	readonly parent: TreeNode | null;
	readonly children: readonly TreeNode[];
	/** Of the node and all below it. */
	readonly runs: readonly Run[];
};

export type Tree = {
	readonly root: TreeNode;
	readonly byKey: ReadonlyMap<NodeKey, TreeNode>;
	/** Outermost first. */
	readonly byId: ReadonlyMap<string, readonly TreeNode[]>;
};

const trees = new WeakMap<Dataset, Tree>();

/** The dataset as nodes, built once for each. */
export function treeOf(dataset: Dataset): Tree {
	const known = trees.get(dataset);
	if (known !== undefined) return known;
	const tree = build(dataset);
	trees.set(dataset, tree);
	return tree;
}

export function keyOfSelection(selection: Selection): NodeKey {
	return `${selection.level}:${scopeId(selection)}`;
}

/** The node with this id; of several, the one in the branch of `near`, else the outermost. */
export function findNode(tree: Tree, id: string, near: TreeNode | null = null): TreeNode | null {
	const candidates = tree.byId.get(id) ?? [];
	return candidates.find(node => near !== null && isBelow(node, near)) ?? candidates[0] ?? null;
}

/** The node itself, its parent, … the root. */
export function lineage(node: TreeNode): readonly TreeNode[] {
	return node.parent === null ? [node] : [node, ...lineage(node.parent)];
}

export function isBelow(node: TreeNode, ancestor: TreeNode): boolean {
	return lineage(node).some(({key}) => key === ancestor.key);
}

type Growing = {-readonly [Member in keyof TreeNode]: TreeNode[Member]};

function build(dataset: Dataset): Tree {
	const byKey = new Map<NodeKey, TreeNode>();
	const byId = new Map<string, TreeNode[]>();
	const grow = (
		parent: TreeNode | null,
		name: string,
		selection: Selection,
		runs: readonly Run[],
		children: (node: TreeNode) => readonly TreeNode[],
	): TreeNode => {
		const key = keyOfSelection(selection);
		const node: Growing = {
			key,
			id: scopeId(selection),
			level: selection.level,
			name,
			selection,
			parent,
			children: [],
			runs,
		};
		byKey.set(key, node);
		byId.set(node.id, [...(byId.get(node.id) ?? []), node]);
		node.children = children(node);
		return node;
	};
	const nameOf = experimentNames(dataset);
	const root = grow(null, 'whole study', {level: 'study'}, dataset.runs, study =>
		dataset.experiments.map(experiment => {
			const runs = experiment.conditions.flatMap(condition => condition.modes.flatMap(mode => mode.runs));
			return grow(study, nameOf(experiment.id), {level: 'experiment', experiment}, runs, above =>
				experiment.conditions.map(condition => {
					const own = condition.modes.flatMap(mode => mode.runs);
					return grow(above, condition.name, {level: 'condition', experiment, condition}, own, parent =>
						condition.modes.map(mode => {
							const selection: Selection = {level: 'mode', experiment, condition, mode};
							return grow(parent, teeModeLabel[mode.teeMode], selection, mode.runs, group =>
								mode.runs.map(run =>
									grow(group, runName(run, mode.runs), {...selection, level: 'run', run}, [run], () => []),
								),
							);
						}),
					);
				}),
			);
		}),
	);
	return {root, byKey, byId};
}

/** The last part of its path, or all of it where that is not unique. */
function experimentNames(dataset: Dataset): (id: string) => string {
	const names = new Map(dataset.experiments.map(({id, name}) => [id, name]));
	const uses = new Map<string, number>();
	for (const name of names.values()) uses.set(name, (uses.get(name) ?? 0) + 1);
	return id => {
		const name = names.get(id) ?? id;
		return name !== '' && uses.get(name) === 1 ? name : id === '' ? '(top folder)' : id;
	};
}

function runName(run: Run, siblings: readonly Run[]): string {
	const unique = siblings.every(other => other === run || other.repetition !== run.repetition);
	return unique ? `run ${run.repetition}` : (run.id.split('/').at(-1) ?? run.id);
}
