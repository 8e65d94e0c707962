import type {Dataset} from '../domain/dataset.ts';
import {type Finding, type Severity, worseSeverity} from '../domain/finding.ts';
import {findingPlaces} from '../sections/finding-places.ts';
import {checkReportOf} from '../sections/findings.ts';
import {memo} from './memo.ts';
import type {State} from './state.ts';
import {isBelow, type Level, type NodeKey, type TreeNode, treeOf} from './tree/tree.ts';

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
	return indexed(dataset, checkReportOf({dataset, assumptions}).findings, nothing);
}

/** The same without what the reader has set aside: what marks and counts on the screen still call for. */
export function openFindings({dataset, assumptions, acknowledged}: State): FindingIndex {
	return indexed(dataset, checkReportOf({dataset, assumptions}).findings, acknowledged);
}

const nothing: ReadonlySet<string> = new Set();

export function findingKey({code, path}: Finding): string {
	return `${code} ${path}`;
}

/** Errors and warnings at the node and below it. */
export function findingsBelow({dataset, assumptions}: State, above: TreeNode): readonly Finding[] {
	return checkReportOf({dataset, assumptions}).findings.filter(
		finding => finding.severity !== 'note' && isBelow(nodeOfFinding(dataset, finding), above),
	);
}

const indexed = memo((dataset: Dataset, all: readonly Finding[], acknowledged: ReadonlySet<string>): FindingIndex => {
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
		const node = nodeOfFinding(dataset, finding);
		rollUp(node, finding.severity);
		if (node.level === 'study' || node.level === 'experiment') continue;
		for (const run of node.runs) byRun.set(run.id, [...(byRun.get(run.id) ?? []), finding]);
		if (node.level !== 'run') continue;
		own.set(node.id, worseSeverity(own.get(node.id) ?? null, finding.severity) ?? finding.severity);
	}
	// A run that is under way is neither good nor bad yet.
	const finished = dataset.runs.filter(({running}) => running === undefined).map(({id}) => own.get(id) ?? null);
	const error = finished.filter(severity => severity === 'error').length;
	const warning = finished.filter(severity => severity === 'warning').length;
	return {worst, byRun, counts: {ok: finished.length - error - warning, warning, error}};
});

/** The node that a finding is about; of a file, where the runs beside it belong. The same as in the section Checks. */
export function nodeOfFinding(dataset: Dataset, {path}: {readonly path: string}): TreeNode {
	const tree = treeOf(dataset);
	const chain = placesIn(dataset)(path);
	const level = levels[chain.length];
	return (level === undefined ? undefined : tree.byKey.get(`${level}:${chain.at(-1) ?? ''}`)) ?? tree.root;
}

const placesIn = memo(findingPlaces);

/** By how many nodes lie on the way from the study. */
const levels: readonly Level[] = ['study', 'experiment', 'condition', 'mode', 'run'];
