import type {Assumptions} from '../../domain/assumptions.ts';
import {type Difference, differences} from '../../domain/comparability.ts';
import {runsOf} from '../../domain/compare.ts';
import type {ConfidenceInterval, Verdict} from '../../domain/comparison.ts';
import type {Dataset} from '../../domain/dataset.ts';
import type {Measurement} from '../../domain/measurement.ts';
import {type MetricId, metricIds} from '../../domain/metric.ts';
import {metricDefinitions} from '../../domain/metrics.ts';
import {verdictOf} from '../../domain/overhead.ts';
import type {Run} from '../../domain/run.ts';
import type {Scope} from '../../domain/scope.ts';
import type {SystemInformation} from '../../domain/system-information.ts';
import {type TeeMode, teeModeLabel} from '../../domain/tee-mode.ts';
import type {Json} from '../../units/json.ts';
import {tailPair} from '../derived-pair.ts';
import {type Modes, type Pair, pairOfModes} from '../pair.ts';
import {pairJson} from '../pair-json.ts';
import type {View} from '../view.ts';
import {type Group, type Node, nodeOf} from './nodes.ts';

/** What is selected: the pair itself hangs on what the reader has marked. */
export type Compare = {
	readonly dataset: Dataset;
	readonly assumptions: Assumptions;
	readonly level: Scope['level'];
	readonly selected: Node | null;
	/** TEE off against on of the condition that is selected. */
	readonly byMode: Match | null;
};

/** Runs against runs. */
export type Match = {
	readonly id: string;
	readonly title: string;
	readonly first: readonly Run[];
	readonly second: readonly Run[];
	/** One condition with the TEE off and on: whatever else differs forbids comparing the two. */
	readonly isOfModes: boolean;
};

/** One metric of a match; `change` is second / first − 1. */
export type MetricRow = {
	readonly id: string;
	readonly label: string;
	readonly pair: Pair;
	readonly first: Measurement | null;
	readonly second: Measurement | null;
	readonly change: number | null;
	readonly interval: Pick<ConfidenceInterval, 'low' | 'high'> | null;
	readonly verdict: Verdict;
};

export function compute(scope: Scope): Compare {
	const {dataset, assumptions, level} = scope;
	if (level === 'study') return {dataset, assumptions, level, selected: null, byMode: null};
	const id = {experiment: scope.experiment.id, ...idsOf(scope)};
	const selected = nodeOf(dataset, id[level] ?? '');
	return {dataset, assumptions, level, selected, byMode: level === 'experiment' ? null : modesOf(scope.condition)};
}

function idsOf(scope: Exclude<Scope, {level: 'study'}>): Partial<Record<Scope['level'], string>> {
	if (scope.level === 'experiment') return {};
	const condition = scope.condition.id;
	if (scope.level === 'condition') return {condition};
	return scope.level === 'mode'
		? {condition, mode: scope.mode.id}
		: {condition, mode: scope.mode.id, run: scope.run.id};
}

function modesOf(condition: Parameters<typeof runsOf>[0]): Match | null {
	const [first, second] = [runsOf(condition, 'tee_off'), runsOf(condition, 'tee_on')];
	if (first.length === 0 || second.length === 0) return null;
	return {id: condition.id, title: condition.name, first, second, isOfModes: true};
}

/** The nodes that the marks name. With one mark, it is set against what is selected. */
export function markedNodes({dataset, selected}: Compare, marks: View['marks']): readonly [Node, Node] | null {
	const [a, b] = marks.map(id => (id === null ? null : nodeOf(dataset, id)));
	const first = a ?? b ?? null;
	const second = a != null && b != null ? b : selected;
	return first === null || second === null || first.id === second.id ? null : [first, second];
}

/**
 * What in two nodes belongs together. Two that are of one mode each are set against each other whatever their modes; else
 * by mode, and in experiments by the name of the condition as well.
 */
export function matchesOf(a: Node, b: Node): readonly Match[] {
	const [onlyA, onlyB] = [a.groups, b.groups];
	const [groupA, groupB] = [onlyA[0], onlyB[0]];
	if (onlyA.length === 1 && onlyB.length === 1 && groupA !== undefined && groupB !== undefined) {
		return [matchOf(groupA, groupB, teeTitle(groupA.mode, groupB.mode))];
	}
	const byName = a.isExperiment || b.isExperiment;
	return onlyA.flatMap(group => {
		const other = onlyB.find(({mode, condition}) => mode === group.mode && (!byName || condition === group.condition));
		if (other === undefined) return [];
		const title = byName ? `${group.condition}, ${teeModeLabel[group.mode]}` : teeModeLabel[group.mode];
		return [matchOf(group, other, title)];
	});
}

function teeTitle(a: TeeMode, b: TeeMode): string {
	return a === b ? teeModeLabel[a] : `${teeModeLabel[a]} against ${teeModeLabel[b]}`;
}

function matchOf(a: Group, b: Group, title: string): Match {
	const isOfModes = a.condition === b.condition && a.runs[0]?.experiment === b.runs[0]?.experiment && a.mode !== b.mode;
	return {
		id: `${a.condition} ${a.mode}`,
		title,
		// Whatever was marked first, the TEE is judged against its being off.
		first: isOfModes && a.mode === 'tee_on' ? b.runs : a.runs,
		second: isOfModes && a.mode === 'tee_on' ? a.runs : b.runs,
		isOfModes,
	};
}

/** Every metric that a side has, latencies with their p95. */
export function rowsOf(
	match: Match,
	assumptions: Assumptions,
	ids: readonly MetricId[] = metricIds,
): readonly MetricRow[] {
	const modes: Modes = {
		modes: [
			{id: 'first', teeMode: 'tee_off', runs: match.first},
			{id: 'second', teeMode: 'tee_on', runs: match.second},
		],
	};
	return ids.flatMap(id => {
		const {label, kind} = metricDefinitions[id];
		const pair = pairOfModes(modes, id, assumptions);
		const name = id.startsWith('notebook.') ? id : label;
		if (pair.off === null && pair.on === null) return [];
		const tail = kind === 'latency' ? tailPair(modes, pair, id, assumptions) : null;
		return [
			rowOf(id, name, pair, match),
			...(tail === null || (tail.off === null && tail.on === null)
				? []
				: [rowOf(`${id} p95`, `${name} p95`, tail, match)]),
		];
	});
}

function rowOf(id: string, label: string, pair: Pair, {isOfModes}: Match): MetricRow {
	const {off: first, on: second, comparison} = pair;
	const {ci, overhead, better} = comparison;
	const sign = better === 'higher' ? -1 : 1;
	const bounds = ci === null ? [] : [sign * ci.low, sign * ci.high];
	return {
		id,
		label,
		pair,
		first,
		second,
		// + 0: no change is 0, not −0.
		change: overhead === null ? null : sign * overhead + 0,
		interval: ci === null ? null : {low: Math.min(...bounds), high: Math.max(...bounds)},
		verdict: isOfModes ? comparison.verdict : verdictBetween(pair),
	};
}

/** Of two places that differ by right: what the interval says, if there are two sides at all. */
function verdictBetween({off, on, comparison: {ci, verdict}}: Pair): Verdict {
	if (off === null || on === null) return 'not comparable';
	if (ci !== null) return verdictOf(ci);
	if (off.n === 1 || on.n === 1) return 'single run';
	return verdict === 'not comparable' ? 'unclear' : verdict;
}

const systemFacts: readonly (readonly [string, (system: SystemInformation) => string | null])[] = [
	['GPU', system => system.gpuName],
	['driver', system => system.driverVersion],
	['vLLM', system => system.vllmVersion],
	['host', system => system.hostname],
];

/** Parameters of the benchmark that are not the same, and what is known of the machines. */
export function differencesOf({first, second}: Match): readonly Difference[] {
	const valuesOf = (runs: readonly Run[], pick: (typeof systemFacts)[number][1]) =>
		[...new Set(runs.flatMap(run => (run.systemInformation === null ? [] : (pick(run.systemInformation) ?? []))))]
			.sort()
			.join(', ');
	return [
		...differences(first, second),
		...systemFacts.flatMap(([parameter, pick]) => {
			const [off, on] = [valuesOf(first, pick), valuesOf(second, pick)];
			return off === '' || on === '' || off === on ? [] : [{parameter, off, on}];
		}),
	];
}

export function json({byMode, assumptions}: Compare): Json {
	if (byMode === null) return null;
	return {
		differences: differencesOf(byMode),
		metrics: Object.fromEntries(rowsOf(byMode, assumptions).map(({id, pair}) => [id, pairJson(pair)])),
	};
}
