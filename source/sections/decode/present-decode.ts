import {isWide} from '../../domain/scope.ts';
import {teeModes} from '../../domain/tee-mode.ts';
import type {Figure, TableFigure} from '../../figures/figure.ts';
import {counted} from '../../units/format.ts';
import {latencyHistogram} from '../answered-histogram.ts';
import {change, overheadCell, quantity, text} from '../cells.ts';
import {sourceNotes} from '../latency-sources.ts';
import {formula, lack, notComparableNotes, note, uncertaintyNotes} from '../notes.ts';
import {overheadRanges, pairedBars, tailWhisker} from '../overhead-pictures.ts';
import {grouped, overheadTable, type PairRow} from '../overhead-table.ts';
import {isMeasured, type Pair, sidesOf} from '../pair.ts';
import {ratioBy} from '../ratio-by.ts';
import {repetitionBars} from '../repetition-bars.ts';
import {repetitionTable} from '../repetition-table.ts';
import {conditionColumn, sideCells, sideColumns, valueColumn} from '../side-columns.ts';
import {spreadTable} from '../spread-table.ts';
import type {Decode, DecodeRow} from './compute-decode.ts';

export const needs = 'Decode needs runs with per-request arrays, or stored TPOT or ITL percentiles';

export function present(result: Decode): readonly Figure[] {
	const {level, rows, samples, sources, read} = result;
	if (rows.length === 0) return [lack(`${needs}: none of ${counted(read, 'run')} here has either.`)];
	const exact = rows.some(({decode}) => isMeasured(decode));
	const main = measuredRows(rows, row => (exact ? row.decode : row.tpot));
	const name = exact ? 'decode time' : 'TPOT';
	const wide = isWide(level);
	return [
		...(exact
			? []
			: [
					lack(
						'The exact decode time needs per-request arrays: the runs here were saved without --save-detailed. TPOT and ITL are as stored.',
					),
				]),
		overheadTable(main, {id: 'decode', title: `median ${name}`, overhead: 'increase', interactive: wide}),
		...(wide ? [] : [drillDown(result)]),
		...ifAny(
			measuredRows(rows, ({tail}) => tail),
			'decode-p95',
			'p95 of decode time',
		),
		...(exact
			? ifAny(
					measuredRows(rows, ({tpot}) => tpot),
					'tpot',
					'median TPOT (decode time for each further token)',
				)
			: []),
		...ifAny(
			measuredRows(rows, ({itl}) => itl),
			'itl',
			'median ITL (gap between chunks, over all gaps of a run)',
		),
		...(wide ? overheadRanges(main, {id: 'increases', title: `increase of median ${name}`}) : []),
		...(wide
			? pairedBars(main, {id: 'bars', title: `median ${name}`, whisker: tailWhisker})
			: [repetitionBars(result.repetitions, {id: 'bars', title: `median ${name} of each repetition`, unit: 'ms'})]),
		...latencyHistogram(samples, {id: 'distribution', title: 'decode time of the answered requests'}),
		...(wide
			? []
			: main.flatMap(({pair}) => spreadTable(pair, {id: 'spread', title: `spread of median ${name} over the runs`}))),
		...notebookComparison(rows),
		formula(
			'decode time = Σ ITL of a request, exactly; TPOT = decode time / (output tokens − 1). Median and p95 over the answered requests of a run, then the median over runs ± their sample deviation; increase = (on − off) / off.',
		),
		...sourceNotes('TPOT', sources),
		...uncertaintyNotes(main.map(({pair}) => pair.comparison)),
		...notComparableNotes(main),
	];
}

function measuredRows(rows: readonly DecodeRow[], pairOf: (row: DecodeRow) => Pair): readonly PairRow[] {
	return rows.map(row => ({...row, pair: pairOf(row)})).filter(({pair}) => isMeasured(pair));
}

function ifAny(rows: readonly PairRow[], id: string, title: string): readonly TableFigure[] {
	return rows.length === 0 ? [] : [overheadTable(rows, {id, title, overhead: 'increase'})];
}

function drillDown({repetitions}: Decode): TableFigure {
	return repetitionTable(repetitions, {
		id: 'repetitions',
		title: 'each repetition',
		columns: [
			valueColumn('decode', 'decode', 'ms', 0),
			valueColumn('decode-p95', 'p95', 'ms', 2),
			valueColumn('tpot', 'TPOT', 'ms', 1),
			valueColumn('itl', 'ITL', 'ms', 1),
			valueColumn('itl-p95', 'p95', 'ms', 3),
			valueColumn('notebook', 'notebook', 'ms', 4),
		],
		cells: ({values}) => ({
			decode: quantity(values.get('decode_latency')?.value, 'ms'),
			'decode-p95': quantity(values.get('decode_latency')?.p95, 'ms'),
			tpot: quantity(values.get('tpot')?.value, 'ms'),
			itl: quantity(values.get('itl')?.value, 'ms'),
			'itl-p95': quantity(values.get('itl')?.p95, 'ms'),
			notebook: quantity(values.get('notebook.decode_latency')?.value, 'ms'),
		}),
	});
}

/** How far the notebook's product of a median and a mean is from the exact median. */
function notebookComparison(rows: readonly DecodeRow[]): readonly Figure[] {
	const both = rows.filter(row => approximations(row).length > 0);
	if (both.length === 0) return [];
	const modes = teeModes.filter(mode => both.some(row => approximations(row).some(side => side.mode === mode)));
	const titles = {tee_off: 'off differs', tee_on: 'on differs', unknown: 'differs'} as const;
	return [
		{
			kind: 'table',
			id: 'notebook',
			title: 'the notebook’s decode latency against the exact one',
			columns: [
				conditionColumn,
				...sideColumns(
					both.map(({notebook}) => notebook),
					{prefix: 'notebook', unit: 'ms', priority: 1},
				),
				...modes.map(mode => valueColumn(`by-${mode}`, titles[mode], null, 0)),
				valueColumn('notebook-increase', 'its increase', null, 2),
			],
			rows: grouped(both, row => ({
				id: row.condition.id,
				cells: {
					condition: text(row.condition.name),
					...sideCells('notebook', row.notebook),
					...Object.fromEntries(approximations(row).map(({mode, by}) => [`by-${mode}`, change(by)])),
					'notebook-increase': overheadCell(row.notebook.comparison),
				},
			})),
		},
		note(
			'notebook-why',
			'The notebook multiplies the median TPOT by the mean output length (notebook.decode_latency): a median times a mean of another distribution, of answers that include the empty ones.',
		),
	];
}

function approximations({decode, notebook}: DecodeRow) {
	return sidesOf(notebook).flatMap(({mode, measurement}) => {
		const exact = sidesOf(decode).find(side => side.mode === mode)?.measurement.median;
		return exact === undefined || exact === 0 ? [] : [{mode, by: ratioBy(measurement.median, exact)}];
	});
}
