import type {Assumptions} from '../../domain/assumptions.ts';
import type {Difference} from '../../domain/comparability.ts';
import type {Measurement} from '../../domain/measurement.ts';
import type {MetricId} from '../../domain/metric.ts';
import type {CellValue, FactsFigure, Figure, TableFigure, TextFigure} from '../../figures/figure.ts';
import {counted} from '../../units/format.ts';
import {priceNote} from '../assumption-notes.ts';
import {change, quantity, text} from '../cells.ts';
import {abridged, formula, lack, note, uncertaintyNotes, warning} from '../notes.ts';
import {nameColumn, valueColumn} from '../side-columns.ts';
import type {View} from '../view.ts';
import {
	type Compare,
	differencesOf,
	type Match,
	type MetricRow,
	markedNodes,
	matchesOf,
	rowsOf,
} from './compute-compare.ts';
import type {Node} from './nodes.ts';

export const needs = 'Compare needs two nodes of the tree: m marks one';

/** What two experiments are compared by, condition by condition. */
const headlines: readonly MetricId[] = ['output_throughput', 'ttft', 'decode_latency', 'energy_per_output_token'];

export function present(result: Compare, view: View): readonly Figure[] {
	const {assumptions, byMode, level} = result;
	const nodes = markedNodes(result, view.marks);
	if (nodes !== null) return marked(nodes, assumptions);
	if (byMode !== null) {
		return [...matchFigures(byMode, ['TEE off', 'TEE on'], assumptions), ...closing([byMode], assumptions)];
	}
	const what =
		level === 'study' || level === 'experiment'
			? 'select a condition to set its TEE off against on'
			: 'this condition has not both TEE off and on';
	return [lack(`${needs}, and another m the other; or ${what}.`)];
}

function marked([a, b]: readonly [Node, Node], assumptions: Assumptions): readonly Figure[] {
	const matches = matchesOf(a, b);
	const names: FactsFigure = {
		kind: 'facts',
		id: 'nodes',
		facts: [
			{label: 'A', value: text(a.name)},
			{label: 'B', value: text(b.name)},
		],
	};
	if (matches.length === 0) {
		return [names, lack('These two have no mode and condition in common: mark a run or a mode of each.')];
	}
	if (a.isExperiment || b.isExperiment) {
		return [
			names,
			conditionsTable(matches, assumptions),
			...unmatchedNote(a, b, matches),
			...closing(matches, assumptions),
		];
	}
	return [
		names,
		...matches.flatMap(match => matchFigures(match, match.isOfModes ? ['TEE off', 'TEE on'] : ['A', 'B'], assumptions)),
		...closing(matches, assumptions),
	];
}

/** Room for most names of metrics; longer ones are cut. */
const labelWidth = 22;

type SideNames = readonly [string, string];

function matchFigures(match: Match, names: SideNames, assumptions: Assumptions): readonly Figure[] {
	const differing = differencesOf(match);
	const rows = rowsOf(match, assumptions);
	return [
		...(differing.length === 0
			? [note(`same-${match.id}`, `${match.title}: no parameter that the files state differs.`)]
			: [differenceWarning(match), differenceTable(match, differing, names)]),
		metricTable(match, rows, names, assumptions.currency),
	];
}

function differenceWarning({id, title, isOfModes}: Match): TextFigure {
	return warning(
		`differs-${id}`,
		isOfModes
			? `${title}: the two sides were not measured alike.`
			: `${title}: the two were not measured alike, and a change may come from what differs.`,
	);
}

function differenceTable({id}: Match, differing: readonly Difference[], [first, second]: SideNames): TableFigure {
	return {
		kind: 'table',
		id: `differences-${id}`,
		title: 'what differs',
		columns: [
			{id: 'parameter', title: 'parameter', align: 'left', priority: 0},
			{id: 'first', title: first, align: 'left', priority: 0, minWidth: 8},
			{id: 'second', title: second, align: 'left', priority: 0, minWidth: 8},
		],
		rows: differing.map(({parameter, off, on}) => ({
			id: parameter,
			cells: {parameter: text(parameter), first: text(off), second: text(on)},
		})),
	};
}

function metricTable(match: Match, rows: readonly MetricRow[], names: SideNames, currency: string): TableFigure {
	const [first, second] = names;
	return {
		kind: 'table',
		id: `metrics-${match.id}`,
		title: `${match.title}: ${first} ${counted(match.first.length, 'run')}, ${second} ${counted(match.second.length, 'run')}`,
		columns: [
			{id: 'metric', title: 'metric', align: 'left', priority: 0, minWidth: labelWidth, names: true},
			valueColumn('first', first, null, 0),
			valueColumn('first-std', '±', null, 3),
			valueColumn('second', second, null, 0),
			valueColumn('second-std', '±', null, 3),
			valueColumn('change', 'change', null, 0),
			valueColumn('interval', '95 % interval', null, 2),
			{id: 'verdict', title: 'verdict', align: 'left', priority: 0},
		],
		rows: rows.map(row => ({
			id: row.id,
			cells: {
				metric: text(row.label),
				...sideCells('first', row.first, currency),
				...sideCells('second', row.second, currency),
				...changeCells(row),
			},
			...(row.verdict === 'not comparable' ? {tone: 'greyed' as const} : {}),
		})),
		interactive: true,
	};
}

/** Units differ from row to row: each cell says its own. */
function sideCells(id: string, measurement: Measurement | null, currency: string): Readonly<Record<string, CellValue>> {
	if (measurement === null) return {};
	const {median, unit, std} = measurement;
	const symbol = unit.startsWith('money') ? currency : undefined;
	return {[id]: quantity(median, unit, symbol), [`${id}-std`]: quantity(std, unit, symbol)};
}

function changeCells({change: by, interval, verdict}: MetricRow): Readonly<Record<string, CellValue>> {
	return {
		change: change(by),
		interval: {kind: 'interval', low: interval?.low ?? null, high: interval?.high ?? null, unit: 'fraction'},
		verdict: {kind: 'verdict', verdict},
	};
}

function conditionsTable(matches: readonly Match[], assumptions: Assumptions): TableFigure {
	const rows = matches.map(match => ({
		match,
		metrics: rowsOf(match, assumptions, headlines),
		differs: differencesOf(match),
	}));
	const titles: Readonly<Record<string, string>> = {
		output_throughput: 'output',
		ttft: 'TTFT',
		decode_latency: 'decode',
		energy_per_output_token: 'J/tok',
	};
	return {
		kind: 'table',
		id: 'conditions',
		title: 'change from A to B, condition by condition',
		columns: [
			nameColumn('condition'),
			...headlines.flatMap((id, index) => [
				valueColumn(id, titles[id] ?? id, null, index),
				{id: `${id}-verdict`, title: '', align: 'left', priority: index === 0 ? 0 : index + 2} as const,
			]),
			{id: 'differs', title: 'differs in', align: 'left', priority: 1, minWidth: 10},
		],
		rows: rows.map(({match, metrics, differs}) => ({
			id: match.id,
			cells: {
				condition: text(match.title),
				...Object.fromEntries(
					metrics
						.filter(({id}) => headlines.some(headline => headline === id))
						.flatMap(row => [
							[row.id, change(row.change)],
							[`${row.id}-verdict`, {kind: 'verdict', verdict: row.verdict} satisfies CellValue],
						]),
				),
				differs: text(differs.map(({parameter}) => parameter).join(', '), 'dim'),
			},
		})),
		interactive: true,
	};
}

function unmatchedNote(a: Node, b: Node, matches: readonly Match[]): readonly TextFigure[] {
	const matched = new Set(matches.map(({id}) => id));
	const rest = (node: Node) => [
		...new Set(
			node.groups.filter(({condition, mode}) => !matched.has(`${condition} ${mode}`)).map(({condition}) => condition),
		),
	];
	const parts = [['A', rest(a)] as const, ['B', rest(b)] as const].flatMap(([side, names]) =>
		names.length === 0 ? [] : [`in ${side} alone: ${abridged(names)}`],
	);
	return parts.length === 0 ? [] : [note('unmatched', `Without a counterpart, ${parts.join('; ')}.`)];
}

function closing(matches: readonly Match[], assumptions: Assumptions): readonly Figure[] {
	const ofModes = matches.every(({isOfModes}) => isOfModes);
	const [first, second] = ofModes ? ['off', 'on'] : ['A', 'B'];
	return [
		formula(
			`change = ${second} / ${first} − 1 of the medians over runs, ± their sample deviation; worse or better as the metric has it, so less throughput and more latency are worse. p95: of the requests of each run.`,
		),
		...uncertaintyNotes(
			matches.flatMap(match => {
				const [row] = rowsOf(match, assumptions, ['output_throughput']);
				return row === undefined ? [] : [{...row.pair.comparison, verdict: row.verdict}];
			}),
		),
		...manyNote(matches, assumptions),
		priceNote(assumptions),
	];
}

/** The metrics of one pair are many chances to err. */
function manyNote(matches: readonly Match[], assumptions: Assumptions): readonly TextFigure[] {
	const [first, ...others] = matches;
	if (first === undefined || others.length > 2) return [];
	const intervals = matches.flatMap(match => rowsOf(match, assumptions)).filter(({interval}) => interval !== null);
	return intervals.length < 10
		? []
		: [
				note(
					'many',
					`${intervals.length} intervals at 95 % stand here: about one in twenty misses the truth by chance.`,
				),
			];
}
