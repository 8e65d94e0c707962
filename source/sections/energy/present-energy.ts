import {isWide} from '../../domain/scope.ts';
import {teeModes} from '../../domain/tee-mode.ts';
import type {Figure, TableFigure, TextFigure} from '../../figures/figure.ts';
import {toKilojoules} from '../../units/convert.ts';
import {counted, formatInterval, formatPercent, formatQuantity} from '../../units/format.ts';
import {change, none, overheadCell, quantity, text} from '../cells.ts';
import {abridged, formula, lack, notComparableNotes, note, uncertaintyNotes, warning} from '../notes.ts';
import {overheadRanges, pairedBars, runsWhisker} from '../overhead-pictures.ts';
import {grouped, overheadTable} from '../overhead-table.ts';
import {isMeasured, type Pair, sidesOf} from '../pair.ts';
import {ratioBy} from '../ratio-by.ts';
import {repetitionBars} from '../repetition-bars.ts';
import {repetitionTable} from '../repetition-table.ts';
import {conditionColumn, sideCells, sideColumns, valueColumn} from '../side-columns.ts';
import {spreadTable} from '../spread-table.ts';
import type {Energy, EnergyRow} from './compute-energy.ts';
import {sizeCharts} from './size-chart.ts';

export const needs = 'Energy needs runs with a GPU power log that covers the benchmark';

export function present(result: Energy): readonly Figure[] {
	const {level, rows, basis} = result;
	if (rows.length === 0) {
		const here = `${counted(basis.runs, 'run')} here, ${basis.logged} with a log.`;
		return [lack(`${needs}: ${here}`), ...unreliableNotes(basis)];
	}
	const perToken = rows.map(row => ({...row, pair: row.perToken}));
	const wide = isWide(level);
	return [
		overheadTable(perToken, {
			id: 'energy',
			title: 'GPU energy for each output token',
			overhead: 'increase',
			interactive: wide,
		}),
		...(wide ? overheadRanges(perToken, {id: 'increases', title: 'increase of energy a token'}) : [drillDown(result)]),
		...(wide ? pairedBars(perToken, {id: 'bars', title: 'energy a token', whisker: runsWhisker}) : []),
		...(wide ? sizeCharts(rows) : runPictures(result)),
		powerTable(rows),
		...variants(rows),
		...notebookComparison(rows),
		formula(
			'J/tok = energy of the boards in the benchmark window / output tokens of completed requests; the integral follows the times of the log. Active: without what the idle boards would have drawn for as long. increase = (on − off) / off of medians over runs.',
		),
		...basisNotes(result),
		...uncertaintyNotes(perToken.map(({pair}) => pair.comparison)),
		...notComparableNotes(perToken),
	];
}

function runPictures({rows, repetitions}: Energy): readonly Figure[] {
	return [
		repetitionBars(repetitions, {id: 'bars', title: 'energy a token of each repetition', unit: 'J/tok'}),
		...rows
			.filter(({perToken}) => isMeasured(perToken))
			.flatMap(({perToken}) => spreadTable(perToken, {id: 'spread', title: 'spread of energy a token over the runs'})),
	];
}

function drillDown({repetitions}: Energy): TableFigure {
	return repetitionTable(repetitions, {
		id: 'repetitions',
		title: 'each repetition',
		columns: [
			valueColumn('per-token', 'a token', 'J/tok', 0),
			valueColumn('energy', 'energy', 'kJ', 1),
			valueColumn('power', 'mean', 'W', 2),
			valueColumn('peak', 'peak', 'W', 4),
			valueColumn('idle', 'idle share', null, 3),
			valueColumn('covered', 'covered', null, 5),
			valueColumn('gaps', 'gaps', 's', 5),
			{id: 'window', title: 'window by', align: 'left', priority: 3},
		],
		cells: ({value, energy}) => ({
			'per-token': quantity(value?.value, 'J/tok'),
			energy: quantity(energy === null ? null : toKilojoules(energy.joules), 'kJ'),
			power: quantity(energy?.meanWatts, 'W'),
			peak: quantity(energy?.peakWatts, 'W'),
			idle: quantity(energy?.idleShare, 'fraction'),
			covered: quantity(energy?.coverage, 'fraction'),
			gaps: quantity(energy?.gapSeconds, 's'),
			window: text(energy?.window.source ?? ''),
		}),
	});
}

function powerTable(rows: readonly EnergyRow[]): TableFigure {
	const inverse = (pair: Pair) =>
		Object.fromEntries(
			sidesOf(pair).map(({mode, measurement: {median}}) => [
				`per-joule-${mode}`,
				median > 0 ? quantity(1 / median, 'tok/J') : none,
			]),
		);
	return {
		kind: 'table',
		id: 'power',
		title: 'tokens for each joule, and power in the window',
		columns: [
			conditionColumn,
			...sideColumns(
				rows.map(row => row.perToken),
				{prefix: 'per-joule', unit: 'tok/J', priority: 1},
			),
			...sideColumns(
				rows.map(row => row.power),
				{
					prefix: 'power',
					unit: 'W',
					priority: 2,
					titles: {tee_off: 'mean off', tee_on: 'on', unknown: 'mean'},
				},
			),
			...sideColumns(
				rows.map(row => row.peak),
				{
					prefix: 'peak',
					unit: 'W',
					priority: 4,
					titles: {tee_off: 'peak off', tee_on: 'on', unknown: 'peak'},
				},
			),
			valueColumn('idle', 'idle share', null, 3),
		],
		rows: grouped(rows, row => ({
			id: row.condition.id,
			cells: {
				condition: text(row.condition.name),
				...inverse(row.perToken),
				...sideCells('power', row.power),
				...sideCells('peak', row.peak),
				idle: quantity(row.idleShare, 'fraction'),
			},
		})),
	};
}

/** The same overhead without idle power, and with the CPU packages; each only where its data exist. */
function variants(rows: readonly EnergyRow[]): readonly Figure[] {
	const active = rows.map(row => ({...row, pair: row.active})).filter(({pair}) => isMeasured(pair));
	const withCpu = rows.map(row => ({...row, pair: row.withCpu})).filter(({pair}) => isMeasured(pair));
	return [
		...(active.length === 0
			? []
			: [
					overheadTable(active, {
						id: 'active',
						title: 'active energy for each output token, above idle',
						overhead: 'increase',
					}),
				]),
		...(withCpu.length === 0
			? [
					note(
						'cpu',
						'No CPU power log here: energy is that of the GPU boards; what the TEE costs the CPU is not in it.',
					),
				]
			: [
					overheadTable(withCpu, {
						id: 'with-cpu',
						title: 'GPU and CPU energy for each output token',
						overhead: 'increase',
					}),
				]),
	];
}

function notebookComparison(rows: readonly EnergyRow[]): readonly Figure[] {
	const both = rows.filter(row => differences(row).length > 0);
	if (both.length === 0) return [];
	const titles = {tee_off: 'off differs', tee_on: 'on differs', unknown: 'differs'} as const;
	const modes = teeModes.filter(mode => both.some(row => differences(row).some(side => side.mode === mode)));
	return [
		{
			kind: 'table',
			id: 'notebook',
			title: 'the notebook’s energy a token against this one',
			columns: [
				conditionColumn,
				...sideColumns(
					both.map(({notebook}) => notebook),
					{prefix: 'notebook', unit: 'J/tok', priority: 1},
				),
				...modes.map(mode => valueColumn(`by-${mode}`, titles[mode], null, 0)),
				valueColumn('increase', 'its increase', null, 2),
			],
			rows: grouped(both, row => ({
				id: row.condition.id,
				cells: {
					condition: text(row.condition.name),
					...sideCells('notebook', row.notebook),
					...Object.fromEntries(differences(row).map(({mode, by}) => [`by-${mode}`, change(by)])),
					increase: overheadCell(row.notebook.comparison),
				},
			})),
		},
		note(
			'notebook-why',
			'The notebook takes every row of the log as one second (notebook.energy_per_output_token): the idle lead-in and tail are in it, and time between slower readings is not.',
		),
	];
}

function differences({perToken, notebook}: EnergyRow) {
	return sidesOf(notebook).flatMap(({mode, measurement}) => {
		const own = sidesOf(perToken).find(side => side.mode === mode)?.measurement.median;
		return own === undefined || own === 0 ? [] : [{mode, by: ratioBy(measurement.median, own)}];
	});
}

function basisNotes({rows, basis}: Energy): readonly TextFigure[] {
	const {runs, measured, windows, boards, period, gapSeconds} = basis;
	const idle = rows.flatMap(({idleShare}) => idleShare ?? []);
	const sentences = [
		`Measured in ${measured} of ${counted(runs, 'run')}.`,
		`Window by ${windows.map(({source, runs: number}) => `${source} (${number})`).join(', ')}.`,
		...(period === null ? [] : [`A reading every ${formatQuantity({value: period, unit: 's'})}.`]),
		gapSeconds > 0
			? `${formatQuantity({value: gapSeconds, unit: 's'})} in gaps of the logs, bridged by straight lines.`
			: 'No gaps.',
		...(boards > 1 ? [`Up to ${boards} boards, summed.`] : []),
		idle.length === 0
			? 'The logs show no idle machine before or after a run: idle power is not known.'
			: `Idle share ${shareText(idle)}.`,
	];
	return [note('basis', sentences.join(' ')), ...unreliableNotes(basis)];
}

function unreliableNotes({unreliable}: Energy['basis']): readonly TextFigure[] {
	if (unreliable.length === 0) return [];
	const named = unreliable.map(({run, reason}) => `${run} (${reason})`);
	return [warning('unreliable', `Not to be relied on: ${abridged(named)}.`)];
}

function shareText(shares: readonly number[]): string {
	const [least, greatest] = [Math.min(...shares), Math.max(...shares)];
	const text = formatPercent(least, {decimals: 0});
	return text === formatPercent(greatest, {decimals: 0}) ? text : formatInterval(least, greatest, 'fraction', 0);
}
