import type {Assumptions} from '../../domain/assumptions.ts';
import type {Verdict} from '../../domain/comparison.ts';
import type {Condition, Experiment, Ignored} from '../../domain/dataset.ts';
import type {Finding} from '../../domain/finding.ts';
import {conditionsIn, experimentsIn, runsIn, type Scope} from '../../domain/scope.ts';
import {type Totals, totalsOf} from '../../domain/totals.ts';
import {median} from '../../statistics/median.ts';
import {sum} from '../../statistics/sum.ts';
import type {Json} from '../../units/json.ts';
import {findingsAt, findingsIn} from '../findings.ts';
import type {PairRow} from '../overhead-table.ts';
import {pairOf} from '../pair.ts';
import {placeNames} from '../place-names.ts';
import {type Repetition, repetitionsIn} from '../repetitions.ts';

export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** One line of the overview: an experiment of the study, or a condition of an experiment. */
export type OverviewRow = {
	readonly id: string;
	readonly name: string;
	readonly totals: Totals;
	/** Output throughput; of an experiment the median over its comparable conditions. */
	readonly loss: number | null;
	readonly verdicts: VerdictCounts;
	readonly findings: readonly Finding[];
};

export type Overview = {
	readonly level: Scope['level'];
	readonly totals: Totals;
	readonly verdicts: VerdictCounts;
	readonly rows: readonly OverviewRow[];
	/** Of one condition or below: its output throughput, and its runs. */
	readonly throughput: readonly PairRow[];
	readonly repetitions: readonly (Repetition & {readonly findings: readonly Finding[]})[];
	readonly findings: readonly Finding[];
	/** What a reader calls the node or file of a path. */
	readonly nameOf: (path: string) => string;
	/** Runs of which nothing says whether the TEE was on, and their experiments. */
	readonly modeless: {readonly runs: number; readonly experiments: readonly string[]};
	/** Of the whole study, where all its runs are in the scope. */
	readonly ignored: readonly Ignored[];
	readonly synthetic: boolean;
	readonly assumptions: Assumptions;
};

export function compute(scope: Scope): Overview {
	const {dataset, assumptions, level} = scope;
	const runs = runsIn(scope);
	const modeless = runs.filter(({teeMode}) => teeMode === 'unknown');
	return {
		level,
		totals: totalsOf(runs, assumptions),
		verdicts: countVerdicts(conditionsIn(scope), assumptions),
		rows: rowsOf(scope),
		throughput: throughputOf(scope),
		repetitions: repetitionsIn(scope, 'output_throughput', ['cost']).map(repetition => ({
			...repetition,
			findings: findingsAt(scope, repetition.run.id),
		})),
		findings: findingsIn(scope),
		nameOf: placeNames(scope),
		modeless: {runs: modeless.length, experiments: [...new Set(modeless.map(({experiment}) => experiment))]},
		ignored: runs.length === dataset.runs.length ? dataset.ignored : [],
		synthetic: dataset.synthetic,
		assumptions,
	};
}

function throughputOf(scope: Scope): readonly PairRow[] {
	if (scope.level === 'study' || scope.level === 'experiment') return [];
	const {experiment, condition, assumptions} = scope;
	return [{experiment, condition, pair: pairOf(condition, 'output_throughput', assumptions)}];
}

function rowsOf(scope: Scope): readonly OverviewRow[] {
	const {dataset, assumptions} = scope;
	if (scope.level === 'study') {
		const experiments = experimentsIn(scope);
		const isUnique = (name: string) => experiments.filter(experiment => experiment.name === name).length === 1;
		return experiments.map(experiment => ({
			...rowOf({dataset, assumptions, level: 'experiment', experiment}),
			id: experiment.id,
			name: isUnique(experiment.name) ? experiment.name : experiment.id,
		}));
	}
	if (scope.level !== 'experiment') return [];
	const {experiment} = scope;
	return experiment.conditions.map(condition => ({
		...rowOf({dataset, assumptions, level: 'condition', experiment, condition}),
		id: condition.id,
		name: condition.name,
	}));
}

function rowOf(scope: Scope): Omit<OverviewRow, 'id' | 'name'> {
	const conditions = conditionsIn(scope);
	return {
		totals: totalsOf(runsIn(scope), scope.assumptions),
		loss: medianLoss(conditions, scope.assumptions),
		verdicts: countVerdicts(conditions, scope.assumptions),
		findings: findingsIn(scope),
	};
}

function comparisonsOf(conditions: readonly Condition[], assumptions: Assumptions) {
	return conditions.map(condition => pairOf(condition, 'output_throughput', assumptions).comparison);
}

function medianLoss(conditions: Experiment['conditions'], assumptions: Assumptions): number | null {
	const losses = comparisonsOf(conditions, assumptions)
		.filter(({verdict}) => verdict !== 'not comparable')
		.flatMap(({overhead}) => overhead ?? []);
	return median(losses) ?? null;
}

function countVerdicts(conditions: readonly Condition[], assumptions: Assumptions): VerdictCounts {
	const comparisons = comparisonsOf(conditions, assumptions);
	const of = (verdict: Verdict) => comparisons.filter(comparison => comparison.verdict === verdict).length;
	return {
		worse: of('worse'),
		better: of('better'),
		noise: of('noise'),
		unclear: of('unclear'),
		'single run': of('single run'),
		'not comparable': of('not comparable'),
	};
}

/** Files and folders: many of one kind in one folder are told together. */
export function filesIgnored(ignored: readonly Ignored[]): number {
	return sum(ignored.map(({times = 1}) => times));
}

export function json({totals, verdicts: counts, rows, findings, modeless, ignored, synthetic}: Overview): Json {
	return {
		...totalsJson(totals),
		verdicts: counts,
		findings: severityCounts(findings),
		mode_unknown: modeless.runs,
		ignored: filesIgnored(ignored),
		synthetic,
		rows: rows.map(row => ({
			id: row.id,
			...totalsJson(row.totals),
			loss: row.loss,
			verdicts: row.verdicts,
			findings: severityCounts(row.findings),
		})),
	};
}

function totalsJson({experiments, conditions, runs, durationSeconds, cost}: Totals) {
	return {experiments, conditions, runs, duration_s: durationSeconds, cost};
}

export function severityCounts(findings: readonly Finding[]) {
	const of = (severity: Finding['severity']) => findings.filter(finding => finding.severity === severity).length;
	return {error: of('error'), warning: of('warning'), note: of('note')};
}
