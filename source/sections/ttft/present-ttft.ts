import {isWide} from '../../domain/scope.ts';
import {type TeeMode, teeModes} from '../../domain/tee-mode.ts';
import type {Figure, TableFigure, TextFigure} from '../../figures/figure.ts';
import {toMilliseconds} from '../../units/convert.ts';
import {counted} from '../../units/format.ts';
import {latencyHistogram} from '../answered-histogram.ts';
import {change, quantity, text} from '../cells.ts';
import {sourceNotes} from '../latency-sources.ts';
import {formula, lack, notComparableNotes, note, uncertaintyNotes} from '../notes.ts';
import {overheadRanges, pairedBars, tailWhisker} from '../overhead-pictures.ts';
import {grouped, overheadTable} from '../overhead-table.ts';
import {sidesOf} from '../pair.ts';
import {ratioBy} from '../ratio-by.ts';
import {repetitionBars} from '../repetition-bars.ts';
import {repetitionTable} from '../repetition-table.ts';
import {conditionColumn, sideCells, sideColumns, valueColumn} from '../side-columns.ts';
import {spreadTable} from '../spread-table.ts';
import type {Ttft, TtftRow} from './compute-ttft.ts';

export const needs = 'TTFT needs runs with per-request times to the first token, or stored TTFT percentiles';

/** The notebook's medians are told apart from ours from here on. */
const tolerance = 0.005;

export function present(result: Ttft): readonly Figure[] {
	const {level, rows, samples, sources, read} = result;
	if (rows.length === 0) return [lack(`${needs}: none of ${counted(read, 'run')} here has either.`)];
	const medians = rows.map(row => ({...row, pair: row.median}));
	const tails = rows.map(row => ({...row, pair: row.tail})).filter(({pair}) => sidesOf(pair).length > 0);
	const wide = isWide(level);
	return [
		overheadTable(medians, {id: 'ttft', title: 'median TTFT', overhead: 'increase', interactive: wide}),
		...(wide ? [] : [drillDown(result)]),
		...(tails.length === 0 ? [] : [overheadTable(tails, {id: 'ttft-p95', title: 'p95 of TTFT', overhead: 'increase'})]),
		...(wide ? overheadRanges(medians, {id: 'increases', title: 'increase of median TTFT'}) : []),
		...(wide
			? pairedBars(medians, {id: 'bars', title: 'median TTFT', whisker: tailWhisker})
			: [repetitionBars(result.repetitions, {id: 'bars', title: 'median TTFT of each repetition', unit: 'ms'})]),
		...latencyHistogram(samples, {id: 'distribution', title: 'TTFT of the answered requests'}),
		...(wide
			? []
			: rows.flatMap(row => spreadTable(row.median, {id: 'spread', title: 'spread of median TTFT over the runs'}))),
		...notebookComparison(rows),
		formula(
			'TTFT: from sending a request to its first token. Median and p95 over the answered requests of a run, then the median over runs ± their sample deviation; increase = (on − off) / off.',
		),
		...sourceNotes('TTFT', sources),
		...uncertaintyNotes(medians.map(({pair}) => pair.comparison)),
		...notComparableNotes(medians),
	];
}

function drillDown({repetitions}: Ttft): TableFigure {
	return repetitionTable(repetitions, {
		id: 'repetitions',
		title: 'each repetition',
		columns: [
			valueColumn('median', 'median', 'ms', 0),
			valueColumn('p95', 'p95', 'ms', 1),
			valueColumn('notebook', "notebook's median", 'ms', 4),
			{id: 'source', title: 'source', align: 'left', priority: 3},
		],
		cells: ({value, values}) => ({
			median: quantity(value?.value, 'ms'),
			p95: quantity(value?.p95, 'ms'),
			notebook: quantity(milliseconds(values.get('notebook.ttft')?.value), 'ms'),
			source: text(value?.source ?? '', 'dim'),
		}),
	});
}

const differsTitles: Readonly<Record<TeeMode, string>> = {
	tee_off: 'off is off by',
	tee_on: 'on is off by',
	unknown: 'is off by',
};

/** The notebook takes failed and empty requests, whose TTFT is 0, for answers. */
function notebookComparison(rows: readonly TtftRow[]): readonly (TableFigure | TextFigure)[] {
	const comparable = rows.filter(({notebook}) => sidesOf(notebook).length > 0);
	if (comparable.length === 0) return [];
	const differing = comparable.filter(row => sideDifferences(row).some(({by}) => Math.abs(by) > tolerance));
	if (differing.length === 0) {
		return [
			note(
				'notebook',
				'The notebook’s medians (notebook.ttft, in seconds) are the same here: every request was answered.',
			),
		];
	}
	return [
		{
			kind: 'table',
			id: 'notebook',
			title: 'the notebook’s medians, with the zeros of failed and empty requests',
			columns: [
				conditionColumn,
				...sideColumns(
					differing.map(({notebook}) => notebook),
					{prefix: 'notebook', unit: 'ms', priority: 1},
				),
				...teeModes
					.filter(mode => differing.some(row => sideDifferences(row).some(side => side.mode === mode)))
					.map(mode => valueColumn(`by-${mode}`, differsTitles[mode], null, 0)),
			],
			rows: grouped(differing, row => ({
				id: row.condition.id,
				cells: {
					condition: text(row.condition.name),
					...sideCells('notebook', row.notebook, measurement => quantity(milliseconds(measurement?.median), 'ms')),
					...Object.fromEntries(sideDifferences(row).map(({mode, by}) => [`by-${mode}`, change(by)])),
				},
			})),
		},
	];
}

function sideDifferences({median, notebook}: TtftRow) {
	return sidesOf(notebook).flatMap(({mode, measurement}) => {
		const own = sidesOf(median).find(side => side.mode === mode)?.measurement.median;
		return own === undefined || own === 0 ? [] : [{mode, by: ratioBy(toMilliseconds(measurement.median), own)}];
	});
}

function milliseconds(value: number | undefined): number | null {
	return value === undefined ? null : toMilliseconds(value);
}
