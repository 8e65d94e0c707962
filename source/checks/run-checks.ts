import type {Assumptions} from '../domain/assumptions.ts';
import type {Condition, Dataset, Experiment} from '../domain/dataset.ts';
import {type Finding, severities} from '../domain/finding.ts';
import {compareNatural} from '../domain/natural-order.ts';
import type {Run} from '../domain/run.ts';
import type {Trace} from '../domain/trace.ts';
import {notJudged} from './check.ts';
import {type FormerVerdicts, formerVerdicts} from './former-verdicts.ts';
import {gpuTracesOf} from './needs.ts';
import {futureDate} from './rules/future-date.ts';
import {type Basis, type NotJudged, type Verdicts, verdictsOn} from './verdicts.ts';

export type CheckOptions = {
	/** Epoch seconds. */
	readonly now: number;
	/** Codes to judge; all when absent. */
	readonly only?: readonly string[];
};

export type CheckReport = {
	/** Worst first, then by natural order of path. What reading brought up is among them. */
	readonly findings: readonly Finding[];
	readonly notJudged: readonly NotJudged[];
	/** How often a rule was judged of a subject. */
	readonly judged: number;
};

/** Judges a study by every rule of the registry that is not ignored. */
export function runChecks(dataset: Dataset, assumptions: Assumptions, {now, only}: CheckOptions): CheckReport {
	const {ignore} = assumptions;
	const verdicts = verdictsOfStudy(dataset, {assumptions, now});
	const read = [...dataset.findings, ...dataset.runs.flatMap(run => run.findings)].map(finding => asOf(finding, now));
	const isWanted = ({code}: {readonly code: string}): boolean =>
		(only?.includes(code) ?? true) && !(ignore?.includes(code) ?? false);
	return {
		findings: inOrder([...read, ...unsaid(read, verdicts)].filter(isWanted)),
		get notJudged() {
			return verdicts.notJudged.filter(isWanted);
		},
		judged: verdicts.judged,
	};
}

/** What there is to keep of a study that has been judged. null: nothing new, or some of it will not hold at another time. */
export function verdictsToKeep(dataset: Dataset, assumptions: Assumptions, now: number): FormerVerdicts | null {
	if (formerVerdicts(dataset, assumptions, now) !== null) return null;
	const basis = {assumptions, now};
	const bySubject = new Map(subjectsOf(dataset, basis).map(subject => [subject.name, once(subject, basis)]));
	const whole = joined([...bySubject.values()]);
	// What lies ahead of now will have come one day. All other rules look at the data alone.
	const isOfNow = ({code, evidence}: Finding): boolean => code === futureDate.code && 'now' in evidence;
	return whole.findings.some(isOfNow) ? null : {assumptions, now, whole, bySubject};
}

/** What is judged by itself, and keeps its verdicts for as long as it is the same object. */
type Subject = {readonly name: string; readonly of: object; readonly judge: () => Verdicts};

function subjectsOf(dataset: Dataset, basis: Basis): readonly Subject[] {
	const {runs, experiments, looseTraces = []} = dataset;
	return [
		...runs.map(run => ({name: `run ${run.id}`, of: run, judge: () => verdictsOnRun(run, basis)})),
		...experiments.flatMap(experiment => [
			...experiment.conditions.map(condition => ({
				name: `condition ${condition.id}`,
				of: condition,
				judge: () => verdictsOnCondition(condition, basis),
			})),
			{name: `experiment ${experiment.id}`, of: experiment, judge: () => verdictsOnExperiment(experiment, basis)},
		]),
		...looseTraces.map(trace => ({
			name: `log ${trace.path}`,
			of: trace,
			judge: () => verdictsOnLooseTrace(trace, basis),
		})),
		{name: 'study', of: dataset, judge: () => verdictsOnStudy(dataset, basis)},
	];
}

function verdictsOfStudy(dataset: Dataset, basis: Basis): Verdicts {
	const former = formerVerdicts(dataset, basis.assumptions, basis.now);
	const subjects = subjectsOf(dataset, basis);
	if (former === null) return joined(subjects.map(subject => once(subject, basis)));
	for (const {name, of} of subjects) {
		judgedBefore.set(of, {assumptions: basis.assumptions, verdicts: () => former.bySubject.get(name) ?? null});
	}
	return former.whole;
}

type Judged = {readonly assumptions: Assumptions; readonly verdicts: () => Verdicts | null};

const judgedBefore = new WeakMap<object, Judged>();

/**
 * A run, condition or experiment is judged once, as of the first time: parts of the tree whose runs are the same are the
 * same objects, and the explorer asks again after every few runs that it reads.
 */
function once({of, judge}: Subject, {assumptions}: Basis): Verdicts {
	const before = judgedBefore.get(of);
	const known = before?.assumptions === assumptions ? before.verdicts() : null;
	if (known !== null) return known;
	const verdicts = judge();
	judgedBefore.set(of, {assumptions, verdicts: () => verdicts});
	return verdicts;
}

function verdictsOnRun(run: Run, basis: Basis): Verdicts {
	const about = {scope: 'run', path: run.id} as const;
	// Its log grows by the second: it is judged once, when the result is there.
	const isUnderWay = run.running !== undefined;
	const traces = isUnderWay ? [] : gpuTracesOf(run);
	return joined([
		verdictsOn('run', about, basis, (rule, context) => rule.judge(run, context)),
		...traces.map(trace => verdictsOn('trace', about, basis, (rule, context) => rule.judge(trace, run, context))),
		...(traces.length > 0
			? []
			: [
					verdictsOn('trace', about, basis, () =>
						notJudged(isUnderWay ? 'the run is under way' : 'no GPU trace beside the result'),
					),
				]),
	]);
}

/** No number rests on a log that belongs to no run: whatever is wrong with it is no more than a note. */
function verdictsOnLooseTrace(trace: Trace, basis: Basis): Verdicts {
	const verdicts = verdictsOn('trace', {scope: 'file', path: trace.path}, basis, (rule, context) =>
		rule.judge(trace, null, context),
	);
	return {...verdicts, findings: verdicts.findings.map(finding => ({...finding, severity: 'note'}))};
}

function verdictsOnCondition(condition: Condition, basis: Basis): Verdicts {
	return verdictsOn('condition', {scope: 'condition', path: condition.id}, basis, (rule, context) =>
		rule.judge(condition, context),
	);
}

function verdictsOnExperiment(experiment: Experiment, basis: Basis): Verdicts {
	return verdictsOn('experiment', {scope: 'experiment', path: experiment.id}, basis, (rule, context) =>
		rule.judge(experiment, context),
	);
}

function verdictsOnStudy(dataset: Dataset, basis: Basis): Verdicts {
	return verdictsOn('study', {scope: 'study', path: ''}, basis, (rule, context) => rule.judge(dataset, context));
}

/** Seconds since its last row within which a log is taken to be still written. */
const stillWritten = 120;

/** While a run is under way its log has no result yet: that is no mistake, unless its recording is known to have ended. */
function asOf(finding: Finding, now: number): Finding {
	const {modified, recording} = finding.evidence;
	if (finding.code !== 'csv-orphan' || recording !== undefined) return finding;
	if (typeof modified !== 'number' || modified < now - stillWritten) return finding;
	return {
		...finding,
		severity: 'note',
		message: 'This log was written within the last two minutes and has no result yet: its run is probably under way.',
		advice: 'Check again when the run is done; cai-tui check --watch waits for it.',
	};
}

function joined(parts: readonly Verdicts[]): Verdicts {
	return {
		findings: parts.flatMap(part => part.findings),
		notJudged: parts.flatMap(part => part.notJudged),
		judged: parts.reduce((sum, part) => sum + part.judged, 0),
	};
}

/** What the rules found and reading has not said already of the same subject. */
function unsaid(read: readonly Finding[], {findings}: Verdicts): readonly Finding[] {
	const said = new Set(read.map(({code, path}) => `${code} ${path}`));
	return findings.filter(({code, path}) => !said.has(`${code} ${path}`));
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
	return [...findings].sort(
		(a, b) =>
			severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
			compareNatural(a.path, b.path) ||
			compareNatural(a.code, b.code),
	);
}
