import {attributionOf, phasesOf, type Attribution as Split} from '../../domain/attribution.ts';
import type {ConditionParameters} from '../../domain/condition-parameters.ts';
import {groupBy} from '../../domain/group-by.ts';
import type {Run} from '../../domain/run.ts';
import type {Scope} from '../../domain/scope.ts';
import {median} from '../../statistics/median.ts';
import {spearman} from '../../statistics/spearman.ts';
import type {Json} from '../../units/json.ts';
import {derivedPair} from '../derived-pair.ts';
import {type Pair, type Place, pairOf, placesIn} from '../pair.ts';
import {pairJson} from '../pair-json.ts';
import {modesIn} from '../repetitions.ts';

export type AttributionRow = Place & {
	readonly split: Split;
	/** Mean time of a request of each run: as a whole, to its first token, and from there on. */
	readonly whole: Pair;
	readonly prefill: Pair;
	readonly decode: Pair;
};

/** Over the conditions of one value. */
type Spread = {readonly median: number; readonly min: number; readonly max: number};

/** What conditions vary, and how the parts of the overhead go with it. */
export type Trend = {
	readonly id: string;
	readonly dimension: Dimension['title'];
	readonly experiment: string;
	readonly points: readonly {
		readonly x: number;
		readonly conditions: number;
		readonly fromPrefill: Spread;
		readonly fromDecode: Spread;
	}[];
	/** Rank correlations with the value, over the conditions. */
	readonly prefill: number | null;
	readonly decode: number | null;
};

export type Attribution = {
	readonly level: Scope['level'];
	readonly rows: readonly AttributionRow[];
	readonly trends: readonly Trend[];
	/** Conditions that have both modes, and lack the latencies to split. */
	readonly without: readonly string[];
	readonly runs: readonly {
		readonly run: Run;
		readonly prefill: number;
		readonly decode: number;
		readonly selected: boolean;
	}[];
};

type Dimension = {
	readonly title: 'model size' | 'input length' | 'output length' | 'concurrency' | 'request rate';
	readonly of: (parameters: ConditionParameters) => number | null;
};

const dimensions: readonly Dimension[] = [
	{title: 'model size', of: ({modelSize}) => modelSize},
	{title: 'input length', of: ({inputLength}) => inputLength},
	{title: 'output length', of: ({outputLength}) => outputLength},
	{title: 'concurrency', of: ({level, levelKind}) => (levelKind === 'concurrency' ? level : null)},
	{title: 'request rate', of: ({level, levelKind}) => (levelKind === 'request rate' ? level : null)},
];

/** Two values make a line and no trend. */
const leastValues = 3;

export function compute(scope: Scope): Attribution {
	const places = placesIn(scope);
	const found = places.map(place => ({...place, split: attributionOf(place.condition)}));
	const rows = found.flatMap(({split, ...place}) => (split === null ? [] : [rowOf(place, split, scope)]));
	return {
		level: scope.level,
		rows,
		trends: trendsOf(rows),
		without: found
			.filter(({split, condition}) => split === null && condition.modes.length > 1)
			.map(({condition}) => condition.name),
		runs: modesIn(scope).flatMap(({runs}) =>
			runs.flatMap(run => {
				const phases = phasesOf(run);
				const selected = scope.level === 'run' && scope.run.id === run.id;
				return phases === null ? [] : [{run, prefill: phases.prefill, decode: phases.decode, selected}];
			}),
		),
	};
}

function rowOf(place: Place, split: Split, {assumptions}: Scope): AttributionRow {
	const base = pairOf(place.condition, 'e2el', assumptions);
	const pair = (part: (phases: {readonly prefill: number; readonly decode: number}) => number) =>
		derivedPair(place.condition, {
			base,
			unit: 'ms',
			numberOf: run => {
				const phases = phasesOf(run);
				return phases === null ? null : part(phases);
			},
		});
	return {
		...place,
		split,
		whole: pair(({prefill, decode}) => prefill + decode),
		prefill: pair(({prefill}) => prefill),
		decode: pair(({decode}) => decode),
	};
}

/** Within an experiment: across experiments everything else differs too. */
function trendsOf(rows: readonly AttributionRow[]): readonly Trend[] {
	const comparable = rows.filter(({split}) => split.reason === null);
	return [...groupBy(comparable, ({experiment}) => experiment.id)].flatMap(([experiment, members]) =>
		dimensions.flatMap(dimension => trendOf(experiment, members, dimension)),
	);
}

function trendOf(experiment: string, rows: readonly AttributionRow[], {title, of}: Dimension): readonly Trend[] {
	const known = rows.flatMap(({condition, split}) => {
		const x = of(condition.parameters);
		return x === null || !Number.isFinite(x) || x <= 0 ? [] : [{x, ...split}];
	});
	const byValue = [...groupBy(known, ({x}) => x)].sort(([a], [b]) => a - b);
	if (byValue.length < leastValues) return [];
	const correlation = (part: 'fromPrefill' | 'fromDecode') =>
		spearman(
			known.map(({x}) => x),
			known.map(split => split[part]),
		) ?? null;
	return [
		{
			id: `${title} ${experiment}`,
			dimension: title,
			experiment,
			points: byValue.flatMap(([x, members]) => {
				const [fromPrefill, fromDecode] = [
					spreadOf(members.map(split => split.fromPrefill)),
					spreadOf(members.map(split => split.fromDecode)),
				];
				if (fromPrefill === undefined || fromDecode === undefined) return [];
				return [{x, conditions: members.length, fromPrefill, fromDecode}];
			}),
			prefill: correlation('fromPrefill'),
			decode: correlation('fromDecode'),
		},
	];
}

function spreadOf(values: readonly number[]): Spread | undefined {
	const middle = median(values);
	return middle === undefined ? undefined : {median: middle, min: Math.min(...values), max: Math.max(...values)};
}

export function json({rows, trends}: Attribution): Json {
	return {
		rows: rows.map(({experiment, condition, split, whole, prefill, decode}) => ({
			experiment: experiment.id,
			condition: condition.name,
			overhead: split.overhead,
			from_prefill: split.fromPrefill,
			from_decode: split.fromDecode,
			prefill_share: split.prefillShare,
			source: split.source,
			reason: split.reason,
			mean_e2el: pairJson(whole),
			mean_ttft: pairJson(prefill),
			mean_decode: pairJson(decode),
		})),
		trends: trends.map(({dimension, experiment, points, prefill, decode}) => ({
			dimension,
			experiment,
			points,
			rank_correlation: {from_prefill: prefill, from_decode: decode},
		})),
	};
}
