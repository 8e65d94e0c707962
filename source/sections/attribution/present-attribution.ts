import {groupBy} from '../../domain/group-by.ts';
import {isWide} from '../../domain/scope.ts';
import type {Figure, LinesFigure, RangesFigure, TableFigure, TextFigure} from '../../figures/figure.ts';
import {counted, formatNumber} from '../../units/format.ts';
import {change, intervalCell, modeCell, quantity, sizesCell, text, verdictCell} from '../cells.ts';
import {abridged, formula, lack, notComparableNotes, note, uncertaintyNotes} from '../notes.ts';
import {grouped} from '../overhead-table.ts';
import {conditionColumn, modeColumn, nameColumn, valueColumn} from '../side-columns.ts';
import type {Attribution, AttributionRow, Trend} from './compute-attribution.ts';

export const needs = 'Attribution needs a condition with TEE off and on, and TTFT and end-to-end latency of its runs';

/** So many conditions still fit on a picture with two lines each. */
const mostPictured = 12;

/** A rank correlation from here on is called a trend, if there are as many conditions as this. */
const clearTrend = 0.5;

export function present({level, rows, trends, without, runs}: Attribution): readonly Figure[] {
	if (rows.length === 0) return [lack(`${needs}: this ${level} has none.`)];
	const wide = isWide(level);
	const wholes = rows.map(row => ({...row, pair: row.whole}));
	return [
		splitTable(rows, wide),
		phasesTable(rows),
		...pictures(rows),
		...trends.flatMap(trend => [...trendCharts(trend), trendSentence(trend)]),
		...(wide ? [] : [runsTable(runs)]),
		formula(
			'increase = (on − off) / off of the mean end-to-end time; from prefill and from decode: the part of it that mean TTFT and mean decode time bring in, which add up to it. Means of a run’s requests, because only they add up; over runs the median.',
		),
		...sourceNote(rows),
		...withoutNote(without),
		note('queueing', 'Prefill is all that happens until the first token: time in the queue of the server is in it.'),
		...uncertaintyNotes(wholes.map(({pair}) => pair.comparison)),
		...notComparableNotes(wholes),
	];
}

/** `input_64…t_1024`: shorter, lengths are no longer told from each other at a glance. */
const readableName = 15;

function splitTable(rows: readonly AttributionRow[], interactive: boolean): TableFigure {
	return {
		kind: 'table',
		id: 'attribution',
		title: 'increase of the mean end-to-end time, and where it comes from',
		columns: [
			nameColumn('condition', 'condition', readableName),
			valueColumn('off', 'off', 'ms', 3),
			valueColumn('on', 'on', 'ms', 3),
			valueColumn('increase', 'increase', null, 0),
			valueColumn('interval', '95 % interval', null, 2),
			{id: 'verdict', title: 'verdict', align: 'left', priority: 1},
			valueColumn('from-prefill', 'from prefill', null, 0),
			valueColumn('from-decode', 'from decode', null, 0),
			valueColumn('share', 'prefill’s part', null, 5),
			valueColumn('n', 'n', null, 4),
		],
		rows: grouped(rows, ({condition, split, whole}) => ({
			id: condition.id,
			target: condition.id,
			cells: {
				condition: text(condition.name),
				off: quantity(split.off.prefill + split.off.decode, 'ms'),
				on: quantity(split.on.prefill + split.on.decode, 'ms'),
				increase: quantity(split.overhead, 'fraction'),
				interval: intervalCell(whole.comparison),
				verdict: verdictCell(whole.comparison),
				'from-prefill': change(split.fromPrefill),
				'from-decode': change(split.fromDecode),
				share: quantity(split.prefillShare, 'fraction'),
				n: sizesCell(whole.comparison),
			},
			...(split.reason === null ? {} : {tone: 'greyed' as const}),
		})),
		interactive,
	};
}

/** How much each phase grew by itself, and how sure that is. */
function phasesTable(rows: readonly AttributionRow[]): TableFigure {
	return {
		kind: 'table',
		id: 'phases',
		title: 'each phase by itself: its mean time with the TEE off, and its increase',
		columns: [
			conditionColumn,
			valueColumn('prefill-off', 'prefill', 'ms', 2),
			valueColumn('prefill', 'increase', null, 0),
			valueColumn('prefill-interval', 'prefill 95 %', null, 4),
			{id: 'prefill-verdict', title: 'verdict', align: 'left', priority: 1},
			valueColumn('decode-off', 'decode', 'ms', 2),
			valueColumn('decode', 'increase', null, 0),
			valueColumn('decode-interval', 'decode 95 %', null, 4),
			{id: 'decode-verdict', title: 'verdict', align: 'left', priority: 1},
		],
		rows: grouped(rows, ({condition, split, prefill, decode}) => ({
			id: condition.id,
			cells: {
				condition: text(condition.name),
				'prefill-off': quantity(split.off.prefill, 'ms'),
				prefill: quantity(split.prefillOverhead, 'fraction'),
				'prefill-interval': intervalCell(prefill.comparison),
				'prefill-verdict': verdictCell(prefill.comparison),
				'decode-off': quantity(split.off.decode, 'ms'),
				decode: quantity(split.decodeOverhead, 'fraction'),
				'decode-interval': intervalCell(decode.comparison),
				'decode-verdict': verdictCell(decode.comparison),
			},
			...(split.reason === null ? {} : {tone: 'greyed' as const}),
		})),
	};
}

/** Prefill and decode of a condition under each other, an experiment a figure. */
function pictures(rows: readonly AttributionRow[]): readonly RangesFigure[] {
	const shown = rows.filter(({split}) => split.reason === null);
	const parts = [...groupBy(shown, ({experiment}) => experiment.id)];
	return parts
		.filter(([, members]) => members.length <= mostPictured)
		.map(([id, members]) => ({
			kind: 'ranges',
			id: `growth-${id}`,
			title: parts.length === 1 ? 'increase of each phase' : `increase of each phase, ${id}`,
			unit: 'fraction',
			reference: 0,
			rows: members.flatMap(({condition, prefill, decode}) =>
				(
					[
						['prefill', prefill],
						['decode', decode],
					] as const
				).map(([phase, {comparison}]) => ({
					label: `${phase} ${condition.name}`,
					point: comparison.overhead,
					low: comparison.ci?.low ?? null,
					high: comparison.ci?.high ?? null,
					verdict: comparison.verdict,
				})),
			),
		}));
}

/** The parts that the phases bring in, under each other on one axis. */
function trendCharts({id, dimension, experiment, points}: Trend): readonly LinesFigure[] {
	const chart = (part: 'fromPrefill' | 'fromDecode', words: string): LinesFigure => ({
		kind: 'lines',
		id: `${part}-${id}`,
		title: `${words} by ${dimension}, ${experiment}`,
		xAxis: {
			title: dimension === 'model size' ? 'billions of parameters' : dimension,
			unit: 'count',
			scale: 'log2',
			group: `trend-${id}`,
		},
		yAxis: {unit: 'fraction'},
		series: [
			{
				id: part,
				label: 'median, in min … max',
				role: 'other',
				x: points.map(({x}) => x),
				y: points.map(point => point[part].median),
				low: points.map(point => point[part].min),
				high: points.map(point => point[part].max),
				marks: true,
			},
		],
		limits: [{y: 0, label: 'none'}],
		minRows: 4,
		maxRows: 7,
	});
	return [chart('fromPrefill', 'from prefill'), chart('fromDecode', 'from decode')];
}

function trendSentence({id, dimension, points, prefill, decode}: Trend): TextFigure {
	const conditions = points.reduce((sum, point) => sum + point.conditions, 0);
	return {
		kind: 'text',
		id: `trend-words-${id}`,
		tone: 'plain',
		text: `By ${dimension}, over ${counted(conditions, 'condition')}: the part from prefill ${verb(prefill)}, that from decode ${verb(decode)}.`,
	};
}

function verb(correlation: number | null): string {
	if (correlation === null) return 'stays the same';
	const rho = `(rank correlation ${formatNumber(correlation, 2)})`;
	if (Math.abs(correlation) < clearTrend) return `has no clear trend ${rho}`;
	return `${correlation > 0 ? 'rises' : 'falls'} ${rho}`;
}

function runsTable(runs: Attribution['runs']): TableFigure {
	return {
		kind: 'table',
		id: 'repetitions',
		title: 'each repetition: mean times of its requests',
		columns: [
			modeColumn,
			{id: 'repetition', title: 'rep', align: 'right', priority: 0},
			valueColumn('prefill', 'prefill', 'ms', 0),
			valueColumn('decode', 'decode', 'ms', 0),
			valueColumn('whole', 'end to end', 'ms', 1),
			{id: 'remark', title: '', align: 'left', priority: 2},
		],
		rows: runs.map(({run, prefill, decode, selected}) => ({
			id: run.id,
			target: run.id,
			cells: {
				mode: modeCell(run.teeMode),
				repetition: text(String(run.repetition), selected ? 'strong' : 'plain'),
				prefill: quantity(prefill, 'ms'),
				decode: quantity(decode, 'ms'),
				whole: quantity(prefill + decode, 'ms'),
				remark: text(selected ? 'selected' : '', 'dim'),
			},
		})),
		interactive: true,
	};
}

function sourceNote(rows: readonly AttributionRow[]): readonly TextFigure[] {
	const stored = rows.filter(({split}) => split.source === 'stored').map(({condition}) => condition.name);
	return stored.length === 0
		? []
		: [
				note(
					'stored',
					`From the means that the benchmark stored, which count empty answers: ${abridged(stored)}. --save-detailed gives the requests.`,
				),
			];
}

function withoutNote(without: readonly string[]): readonly TextFigure[] {
	return without.length === 0
		? []
		: [note('without', `Cannot be split, for want of a mode or of TTFT and end-to-end latency: ${abridged(without)}.`)];
}
