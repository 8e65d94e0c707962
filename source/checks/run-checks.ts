import type {Assumptions} from '../domain/assumptions.ts';
import type {Condition, Dataset, Experiment} from '../domain/dataset.ts';
import {type Finding, severities} from '../domain/finding.ts';
import type {Run} from '../domain/run.ts';
import type {Check, CheckContext, Judgement, RunContext} from './check.ts';
import {checks} from './registry.ts';

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

export type Thresholds = Readonly<Record<string, number>>;

/** A rule that could not be judged of a subject, and why: not the same as "ok". */
export type NotJudged = {
	readonly code: string;
	readonly path: string;
	readonly reason: string;
};

export type CheckReport = {
	/** Worst first, then by natural order of path. What reading brought up is among them. */
	readonly findings: readonly Finding[];
	readonly notJudged: readonly NotJudged[];
	/** How often a rule was judged of a subject. */
	readonly judged: number;
};

type Verdicts = {
	readonly findings: readonly Finding[];
	readonly notJudged: readonly NotJudged[];
	readonly judged: number;
};

const noThresholds: Thresholds = {};

/** Judges a study by every rule of the registry. */
export function runChecks(dataset: Dataset, assumptions: Assumptions, options: CheckOptions): CheckReport {
	const thresholds = options.thresholds ?? noThresholds;
	const context = {dataset, assumptions, now: options.now};
	const parts: Verdicts[] = [
		{findings: [...dataset.findings, ...dataset.runs.flatMap(run => run.findings)], notJudged: [], judged: 0},
		...dataset.runs.map(run => verdictsOfRun(run, assumptions, thresholds, options.now)),
		...dataset.experiments.flatMap(experiment => [
			...experiment.conditions.map(condition => verdictsOf('condition', condition, context, thresholds)),
			verdictsOf('experiment', experiment, context, thresholds),
		]),
		verdictsOf('study', dataset, context, thresholds),
	];
	const wanted = ({code}: {readonly code: string}): boolean =>
		(options.only === undefined || options.only.includes(code)) && !(options.ignore ?? []).includes(code);
	return {
		findings: inOrder(parts.flatMap(part => part.findings).filter(wanted)),
		notJudged: parts.flatMap(part => part.notJudged).filter(wanted),
		judged: parts.reduce((sum, part) => sum + part.judged, 0),
	};
}

const judgedRuns = new WeakMap<Run, {assumptions: Assumptions; thresholds: Thresholds; verdicts: Verdicts}>();

/** A run is judged once: the explorer asks again after every run that it reads. */
function verdictsOfRun(run: Run, assumptions: Assumptions, thresholds: Thresholds, now: number): Verdicts {
	const known = judgedRuns.get(run);
	if (known?.assumptions === assumptions && known.thresholds === thresholds) return known.verdicts;
	const verdicts = collect(run.id, 'run', thresholds, (check, threshold) =>
		check.scope === 'run' ? check.judge(run, {assumptions, now, threshold}) : null,
	);
	judgedRuns.set(run, {assumptions, thresholds, verdicts});
	return verdicts;
}

type Judge = (check: Check, threshold: RunContext['threshold']) => Judgement | null;

function verdictsOf(
	...[scope, subject, context, thresholds]:
		| readonly ['condition', Condition, Omit<CheckContext, 'threshold'>, Thresholds]
		| readonly ['experiment', Experiment, Omit<CheckContext, 'threshold'>, Thresholds]
		| readonly ['study', Dataset, Omit<CheckContext, 'threshold'>, Thresholds]
): Verdicts {
	if (scope === 'study') {
		return collect('', scope, thresholds, (check, threshold) =>
			check.scope === 'study' ? check.judge(subject, {...context, threshold}) : null,
		);
	}
	if (scope === 'experiment') {
		return collect(subject.id, scope, thresholds, (check, threshold) =>
			check.scope === 'experiment' ? check.judge(subject, {...context, threshold}) : null,
		);
	}
	return collect(subject.id, scope, thresholds, (check, threshold) =>
		check.scope === 'condition' ? check.judge(subject, {...context, threshold}) : null,
	);
}

function collect(path: string, scope: Finding['scope'], thresholds: Thresholds, judge: Judge): Verdicts {
	const findings: Finding[] = [];
	const notJudged: NotJudged[] = [];
	let judged = 0;
	for (const check of checks) {
		const judgement = judge(check, name => limit(check, name, thresholds));
		if (judgement === null) continue;
		if (judgement.kind === 'not judged') {
			notJudged.push({code: check.code, path, reason: judgement.reason});
			continue;
		}
		judged += 1;
		for (const evidence of judgement.findings) {
			findings.push({
				code: check.code,
				severity: evidence.severity ?? check.severity,
				scope: evidence.path === undefined || evidence.path === path ? scope : 'run',
				path: evidence.path ?? path,
				message: evidence.message,
				evidence: evidence.evidence,
				advice: evidence.advice ?? check.advice,
			});
		}
	}
	return {findings, notJudged, judged};
}

function limit(check: Check, name: string, thresholds: Thresholds): number {
	const own = check.thresholds[name];
	if (own === undefined) throw new Error(`${check.code} has no threshold ${name}`);
	return thresholds[`${check.code}.${name}`] ?? own.value;
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
	return [...findings].sort(
		(a, b) =>
			severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
			a.path.localeCompare(b.path, 'en', {numeric: true}),
	);
}
