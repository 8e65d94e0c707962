import type {Assumptions} from '../domain/assumptions.ts';
import type {Dataset} from '../domain/dataset.ts';
import {type Finding, severities} from '../domain/finding.ts';
import {compareNatural} from '../domain/natural-order.ts';
import type {Run} from '../domain/run.ts';
import {notJudged} from './check.ts';
import {gpuTracesOf} from './needs.ts';
import {type NotJudged, type Thresholds, type Verdicts, verdictsOn} from './verdicts.ts';

export type CheckOptions = {
	/** Epoch seconds. */
	readonly now: number;
	/** Codes to judge; all when absent. */
	readonly only?: readonly string[];
	/** Codes to leave out. */
	readonly ignore?: readonly string[];
	/** Limits by `code.name`, over the rules' own. */
	readonly thresholds?: Thresholds;
};

export type CheckReport = {
	/** Worst first, then by natural order of path. What reading brought up is among them. */
	readonly findings: readonly Finding[];
	readonly notJudged: readonly NotJudged[];
	/** How often a rule was judged of a subject. */
	readonly judged: number;
};

const noThresholds: Thresholds = {};

/** Judges a study by every rule of the registry. */
export function runChecks(dataset: Dataset, assumptions: Assumptions, options: CheckOptions): CheckReport {
	const thresholds = options.thresholds ?? noThresholds;
	const {now} = options;
	const parts: readonly Verdicts[] = [
		...dataset.runs.map(run => verdictsOnRun(run, {assumptions, thresholds, now})),
		...dataset.experiments.flatMap(experiment => [
			...experiment.conditions.map(condition =>
				verdictsOn({path: condition.id, scope: 'condition', thresholds}, (check, threshold) =>
					check.scope === 'condition' ? check.judge(condition, {dataset, assumptions, now, threshold}) : null,
				),
			),
			verdictsOn({path: experiment.id, scope: 'experiment', thresholds}, (check, threshold) =>
				check.scope === 'experiment' ? check.judge(experiment, {dataset, assumptions, now, threshold}) : null,
			),
		]),
		verdictsOn({path: '', scope: 'study', thresholds}, (check, threshold) =>
			check.scope === 'study' ? check.judge(dataset, {dataset, assumptions, now, threshold}) : null,
		),
	];
	const read = [...dataset.findings, ...dataset.runs.flatMap(run => run.findings)];
	const isWanted = ({code}: {readonly code: string}): boolean =>
		(options.only?.includes(code) ?? true) && !(options.ignore?.includes(code) ?? false);
	return {
		findings: inOrder([...read, ...unsaid(read, parts)].filter(isWanted)),
		notJudged: parts.flatMap(part => part.notJudged).filter(isWanted),
		judged: parts.reduce((sum, part) => sum + part.judged, 0),
	};
}

type Basis = {readonly assumptions: Assumptions; readonly thresholds: Thresholds; readonly now: number};

const judgedRuns = new WeakMap<Run, {readonly basis: Basis; readonly verdicts: Verdicts}>();

/** A run is judged once, as of the first time: the explorer asks again after every run that it reads. */
function verdictsOnRun(run: Run, basis: Basis): Verdicts {
	const known = judgedRuns.get(run);
	if (known?.basis.assumptions === basis.assumptions && known.basis.thresholds === basis.thresholds) {
		return known.verdicts;
	}
	const subject = {path: run.id, scope: 'run' as const, thresholds: basis.thresholds};
	const traces = gpuTracesOf(run);
	const verdicts = joined([
		verdictsOn(subject, (check, threshold) => (check.scope === 'run' ? check.judge(run, {...basis, threshold}) : null)),
		...traces.map(trace =>
			verdictsOn(subject, (check, threshold) =>
				check.scope === 'trace' ? check.judge(trace, run, {...basis, threshold}) : null,
			),
		),
		...(traces.length > 0
			? []
			: [verdictsOn(subject, check => (check.scope === 'trace' ? notJudged('no GPU trace beside the result') : null))]),
	]);
	judgedRuns.set(run, {basis, verdicts});
	return verdicts;
}

function joined(parts: readonly Verdicts[]): Verdicts {
	return {
		findings: parts.flatMap(part => part.findings),
		notJudged: parts.flatMap(part => part.notJudged),
		judged: parts.reduce((sum, part) => sum + part.judged, 0),
	};
}

/** What the rules found and reading has not said already of the same subject. */
function unsaid(read: readonly Finding[], parts: readonly Verdicts[]): readonly Finding[] {
	const said = new Set(read.map(({code, path}) => `${code} ${path}`));
	return parts.flatMap(part => part.findings).filter(({code, path}) => !said.has(`${code} ${path}`));
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
	return [...findings].sort(
		(a, b) =>
			severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
			compareNatural(a.path, b.path) ||
			compareNatural(a.code, b.code),
	);
}
