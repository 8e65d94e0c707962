import type {Measurement} from '../../domain/measurement.ts';
import type {MetricId} from '../../domain/metric.ts';
import {isWide} from '../../domain/scope.ts';
import type {Figure, TableFigure} from '../../figures/figure.ts';
import {priceNote} from '../assumption-notes.ts';
import {duration, overheadCell, quantity, text} from '../cells.ts';
import {formula, lack, notComparableNotes, uncertaintyNotes} from '../notes.ts';
import {overheadRanges, pairedBars, runsWhisker} from '../overhead-pictures.ts';
import {grouped, overheadTable, type PairRow} from '../overhead-table.ts';
import {repetitionBars} from '../repetition-bars.ts';
import {repetitionTable} from '../repetition-table.ts';
import type {Repetition} from '../repetitions.ts';
import {conditionColumn, sideCells, sideColumns, valueColumn} from '../side-columns.ts';
import {spreadTable} from '../spread-table.ts';
import type {Throughput, ThroughputRow} from './compute-throughput.ts';

export const needs = 'Throughput needs a run with at least one completed request';

export function present(result: Throughput): readonly Figure[] {
	const {level, rows, assumptions} = result;
	if (rows.length === 0) return [lack(`${needs}: there is none here.`)];
	const outputs = rows.map(row => ({...row, pair: row.output}));
	const wide = isWide(level);
	return [
		overheadTable(outputs, {id: 'throughput', overhead: 'loss', interactive: wide}),
		...(wide ? pictures(outputs) : drillDown(result)),
		otherRates(rows),
		timeAndCost(rows, assumptions.currency),
		formula(
			'loss = (off − on) / off, of the medians over runs, ± their sample deviation. Extra time per token = (off − on) / on of all tokens a second: what the notebook calls overhead.',
		),
		...uncertaintyNotes(outputs.map(({pair}) => pair.comparison)),
		...notComparableNotes(outputs),
		priceNote(assumptions),
	];
}

function pictures(outputs: readonly PairRow[]): readonly Figure[] {
	return [
		...overheadRanges(outputs, {id: 'losses', title: 'loss of output throughput'}),
		...pairedBars(outputs, {id: 'bars', title: 'output throughput', whisker: runsWhisker}),
	];
}

function drillDown({rows, repetitions, assumptions}: Throughput): readonly Figure[] {
	return [
		repetitionTable(repetitions, {
			id: 'repetitions',
			title: 'each repetition',
			columns: [
				valueColumn('output', 'output', 'tok/s', 0),
				valueColumn('duration', 'duration', null, 2),
				valueColumn('seconds-per-prompt', 'per prompt', 's', 3),
				valueColumn('cost', 'cost', 'money', 3, assumptions.currency),
				valueColumn('requests', 'requests', 'req/s', 4),
				valueColumn('total', 'all tokens', 'tok/s', 5),
			],
			cells: repetition => repetitionCells(repetition, assumptions.currency),
		}),
		...rows.flatMap(({output}) =>
			spreadTable(output, {id: 'spread', title: 'spread of output throughput over the runs'}),
		),
		repetitionBars(repetitions, {id: 'bars', title: 'output throughput of each repetition', unit: 'tok/s'}),
	];
}

function repetitionCells({run, value, values}: Repetition, currency: string) {
	const of = (id: MetricId) => values.get(id)?.value;
	return {
		output: quantity(value?.value, 'tok/s'),
		duration: duration(run.result?.duration),
		'seconds-per-prompt': quantity(of('seconds_per_prompt'), 's'),
		cost: quantity(of('cost'), 'money', currency),
		requests: quantity(of('request_throughput'), 'req/s'),
		total: quantity(of('total_token_throughput'), 'tok/s'),
	};
}

function otherRates(rows: readonly ThroughputRow[]): TableFigure {
	return {
		kind: 'table',
		id: 'other-rates',
		title: 'requests a second, and all tokens (prompts and answers) a second',
		columns: [
			conditionColumn,
			...sideColumns(
				rows.map(({requests}) => requests),
				{prefix: 'requests', unit: 'req/s', priority: 3},
			),
			valueColumn('requests-loss', 'loss', null, 2),
			...sideColumns(
				rows.map(({total}) => total),
				{prefix: 'total', unit: 'tok/s', priority: 2},
			),
			valueColumn('total-loss', 'loss', null, 1),
			valueColumn('extra-time', 'extra time per token', null, 1),
		],
		rows: grouped(rows, ({condition, requests, total}) => ({
			id: condition.id,
			cells: {
				condition: text(condition.name),
				...sideCells('requests', requests),
				'requests-loss': overheadCell(requests.comparison),
				...sideCells('total', total),
				'total-loss': overheadCell(total.comparison),
				'extra-time': quantity(total.comparison.overhead_over_on, 'fraction'),
			},
		})),
	};
}

function timeAndCost(rows: readonly ThroughputRow[], currency: string): TableFigure {
	const durationCell = (measurement: Measurement | null) => duration(measurement?.median);
	return {
		kind: 'table',
		id: 'time-and-cost',
		title: 'time and cost of a run (medians)',
		columns: [
			conditionColumn,
			...sideColumns(
				rows.map(row => row.duration),
				{
					prefix: 'duration',
					unit: null,
					priority: 1,
					titles: {tee_off: 'duration off', tee_on: 'on', unknown: 'duration'},
				},
			),
			...sideColumns(
				rows.map(({secondsPerPrompt}) => secondsPerPrompt),
				{
					prefix: 'seconds-per-prompt',
					unit: 's',
					priority: 2,
					titles: {tee_off: 'per prompt off', tee_on: 'on', unknown: 'per prompt'},
				},
			),
			...sideColumns(
				rows.map(({cost}) => cost),
				{
					prefix: 'cost',
					unit: 'money',
					symbol: currency,
					priority: 3,
					titles: {tee_off: 'cost off', tee_on: 'on', unknown: 'cost'},
				},
			),
		],
		rows: grouped(rows, row => ({
			id: row.condition.id,
			cells: {
				condition: text(row.condition.name),
				...sideCells('duration', row.duration, durationCell),
				...sideCells('seconds-per-prompt', row.secondsPerPrompt),
				...sideCells('cost', row.cost),
			},
		})),
	};
}
