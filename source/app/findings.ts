import {type Finding, type Severity, worseSeverity} from '../domain/finding.ts';
import {checkReportOf} from '../sections/findings.ts';
import {memo} from './memo.ts';
import type {State} from './state.ts';
import {findNode, isBelow, type NodeKey, type Tree, type TreeNode, treeOf} from './tree/tree.ts';

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
	return indexed(treeOf(dataset), checkReportOf({dataset, assumptions}).findings, nothing);
}

/** The same without what the reader has set aside: what marks and counts on the screen still call for. */
export function openFindings({dataset, assumptions, acknowledged}: State): FindingIndex {
	return indexed(treeOf(dataset), checkReportOf({dataset, assumptions}).findings, acknowledged);
}

const nothing: ReadonlySet<string> = new Set();

export function findingKey({code, path}: Finding): string {
	return `${code} ${path}`;
}

/** Errors and warnings at the node and below it. */
export function findingsBelow({dataset, assumptions}: State, above: TreeNode): readonly Finding[] {
	const tree = treeOf(dataset);
	return checkReportOf({dataset, assumptions}).findings.filter(
		finding => finding.severity !== 'note' && isBelow(nodeOfFinding(tree, finding), above),
	);
}

const indexed = memo((tree: Tree, all: readonly Finding[], acknowledged: ReadonlySet<string>): FindingIndex => {
	const findings = acknowledged.size === 0 ? all : all.filter(finding => !acknowledged.has(findingKey(finding)));
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
