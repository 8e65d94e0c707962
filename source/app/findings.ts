import {type Finding, type Severity, worseSeverity} from '../domain/finding.ts';
import {checkReportOf} from '../sections/findings.ts';
import {memo} from './memo.ts';
import type {State} from './state.ts';
import {findNode, type NodeKey, type Tree, type TreeNode, treeOf} from './tree/tree.ts';

export type FindingIndex = {
	/** The worst at the node or below it. */
	readonly worst: ReadonlyMap<NodeKey, Severity>;
	/** Of a run: what was found about it, its mode or its condition. */
	readonly byRun: ReadonlyMap<string, readonly Finding[]>;
	/** Runs by the worst that was found about the run itself. */
	readonly counts: {readonly ok: number; readonly warning: number; readonly error: number};
};

/** What reading and the checks found, by where it is. */
export function findingIndex({dataset, assumptions}: Pick<State, 'dataset' | 'assumptions'>): FindingIndex {
	return indexed(treeOf(dataset), checkReportOf({dataset, assumptions}).findings);
}

const indexed = memo((tree: Tree, findings: readonly Finding[]): FindingIndex => {
	const worst = new Map<NodeKey, Severity>();
	const own = new Map<string, Severity>();
	const byRun = new Map<string, Finding[]>();
	const rollUp = (node: TreeNode | null, severity: Severity): void => {
		if (node === null) return;
		worst.set(node.key, worseSeverity(worst.get(node.key) ?? null, severity) ?? severity);
		rollUp(node.parent, severity);
	};
	for (const finding of findings) {
		const node = nodeOfFinding(tree, finding);
		rollUp(node, finding.severity);
		if (node.level === 'study' || node.level === 'experiment') continue;
		for (const run of node.runs) byRun.set(run.id, [...(byRun.get(run.id) ?? []), finding]);
		if (node.level !== 'run') continue;
		own.set(node.id, worseSeverity(own.get(node.id) ?? null, finding.severity) ?? finding.severity);
	}
	const severities = [...own.values()];
	const error = severities.filter(severity => severity === 'error').length;
	const warning = severities.filter(severity => severity === 'warning').length;
	// A run that is under way is neither good nor bad yet.
	const finished = tree.root.runs.filter(({running}) => running === undefined).length;
	return {worst, byRun, counts: {ok: finished - error - warning, warning, error}};
});

/** The node that a finding is about; for a file, the run or the folder that it lies in. */
export function nodeOfFinding(tree: Tree, {path}: {readonly path: string}): TreeNode {
	for (let part = path; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('/')))) {
		const node = findNode(tree, part);
		if (node !== null) return node;
	}
	return tree.root;
}
