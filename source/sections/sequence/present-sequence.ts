import {isWide} from '../../domain/scope.ts';
import type {Figure, LinesFigure, TableFigure, TextFigure} from '../../figures/figure.ts';
import {formatNumber, formatPercent} from '../../units/format.ts';
import {count, intervalCell, measured, none, overheadCell, quantity, sizesCell, text, verdictCell} from '../cells.ts';
import {abridged, formula, lack, note, uncertaintyNotes} from '../notes.ts';
import {repetitionTable} from '../repetition-table.ts';
import {sideCells, sideColumns, valueColumn} from '../side-columns.ts';
import type {View} from '../view.ts';
import type {Grid, LengthCell, Margin, Sequence} from './compute-sequence.ts';
import {heatmap, looksOf} from './heatmaps.ts';

export const needs = 'Sequence needs conditions that differ in the length of prompts or answers';

/** A rank correlation from here on is called a trend. */
const clearTrend = 0.5;

export function variants({grids}: Sequence): readonly string[] {
	return looksOf(grids).map(({name}) => name);
}

export function present({level, grids, repetitions}: Sequence, view: View): readonly Figure[] {
	if (grids.length === 0) return [lack(`${needs}: this ${level} has none.`)];
	const looks = looksOf(grids);
	const look = looks[view.variant % Math.max(1, looks.length)];
	const wide = isWide(level);
	const pairs = grids.flatMap(grid => grid.cells.map(({throughput}) => throughput));
	const several = grids.length > 1;
	return [
		...grids.flatMap((grid, index) => [
			...(look === undefined ? [] : [heatmap(grid, look, several ? `${look.name}, ${nameOf(grid)}` : look.name)]),
			...marginChart(grid),
			...trendNote(grid),
			lengthTable(grid, {interactive: index === 0 && wide, title: `lengths: ${nameOf(grid)}`}),
			...marginTables(grid),
		]),
		...(wide ? [] : [runsTable(repetitions)]),
		...(looks.length > 1 ? [note('variants', `v shows ${looks.map(({name}) => name).join(' · ')}.`)] : []),
		formula(
			'loss = (off − on) / off of output tokens a second, increase = (on − off) / off of TTFT and of decode time Σ ITL, of medians over runs. By length: the median, least and greatest loss over the lengths of the other side.',
		),
		...uncertaintyNotes(pairs.map(({comparison}) => comparison)),
		...greyedNote(grids),
	];
}

function nameOf({model, experiment}: Grid): string {
	return model === '' || experiment.endsWith(model) ? experiment : `${model}, ${experiment}`;
}

function lengthTable(grid: Grid, options: {readonly title: string; readonly interactive: boolean}): TableFigure {
	const {cells} = grid;
	const throughputs = cells.map(({throughput}) => throughput);
	const paired = throughputs.some(({off, on}) => off !== null || on !== null);
	return {
		kind: 'table',
		id: `lengths-${grid.id}`,
		title: options.title,
		columns: [
			valueColumn('input', 'input', 'tok', 0),
			valueColumn('output', 'output', 'tok', 0),
			...sideColumns(throughputs, {
				prefix: 'value',
				unit: 'tok/s',
				priority: 1,
				titles: {tee_off: 'TEE off', tee_on: 'TEE on', unknown: 'output'},
			}),
			...(paired
				? [
						valueColumn('loss', 'loss', null, 0),
						valueColumn('interval', '95 % interval', null, 2),
						valueColumn('n', 'n', null, 3),
						{id: 'verdict', title: 'verdict', align: 'left', priority: 0} as const,
						valueColumn('ttft', 'TTFT increase', null, 4),
						valueColumn('decode', 'decode increase', null, 4),
						valueColumn('total-loss', 'loss of all tokens', null, 5),
					]
				: [valueColumn('n-unknown', 'n', null, 2)]),
			...(cells.some(({selected}) => selected) ? [{id: 'remark', title: '', align: 'left', priority: 2} as const] : []),
		],
		rows: cells.map(cell => ({...rowOf(cell), cells: cellsOf(cell), ...toneOf(cell, paired)})),
		interactive: options.interactive,
	};
}

function rowOf({input, output, conditions: [first]}: LengthCell) {
	return {id: `${input} ${output}`, ...(first === undefined ? {} : {target: first.id})};
}

function cellsOf({input, output, throughput, total, ttft, decode, selected}: LengthCell) {
	return {
		input: count(input),
		output: count(output),
		...sideCells('value', throughput, measured),
		loss: overheadCell(throughput.comparison),
		interval: intervalCell(throughput.comparison),
		n: sizesCell(throughput.comparison),
		'n-unknown': throughput.unknown === null ? none : count(throughput.unknown.n),
		verdict: verdictCell(throughput.comparison),
		ttft: overheadCell(ttft.comparison),
		decode: overheadCell(decode.comparison),
		'total-loss': overheadCell(total.comparison),
		remark: text(selected ? 'selected' : '', 'strong'),
	};
}

function toneOf({throughput}: LengthCell, paired: boolean) {
	return paired && throughput.comparison.verdict === 'not comparable' ? {tone: 'greyed' as const} : {};
}

/** The loss over each length: the median over the other, in the range of all. */
function marginChart(grid: Grid): readonly LinesFigure[] {
	const charts = [
		{id: 'by-input', title: 'loss by input length', margins: grid.byInput},
		{id: 'by-output', title: 'loss by output length', margins: grid.byOutput},
	].filter(({margins}) => margins.length > 1 && margins.every(({length}) => length > 0));
	return charts.map(({id, title, margins}) => ({
		kind: 'lines',
		id: `${id}-${grid.id}`,
		title,
		xAxis: {title: 'tokens', unit: 'count', scale: 'log2', group: `lengths-${grid.id}`},
		yAxis: {unit: 'fraction'},
		series: [
			{
				id: 'loss',
				label: 'median, in min … max',
				role: 'other',
				x: margins.map(({length}) => length),
				y: margins.map(({median}) => median),
				low: margins.map(({min}) => min),
				high: margins.map(({max}) => max),
				marks: true,
			},
		],
		limits: [{y: 0, label: 'no loss'}],
		minRows: 5,
		maxRows: 8,
	}));
}

function marginTables(grid: Grid): readonly TableFigure[] {
	const tables = [
		{id: 'input', title: 'loss by input length', margins: grid.byInput},
		{id: 'output', title: 'loss by output length', margins: grid.byOutput},
	].filter(({margins}) => margins.length > 1);
	return tables.map(({id, title, margins}) => ({
		kind: 'table',
		id: `by-${id}-table-${grid.id}`,
		title,
		columns: [
			valueColumn('length', id, 'tok', 0),
			valueColumn('median', 'median loss', null, 0),
			valueColumn('min', 'least', null, 1),
			valueColumn('max', 'greatest', null, 1),
			valueColumn('cells', 'combinations', null, 2),
		],
		rows: margins.map(marginRow),
	}));
}

function marginRow({length, cells, median, min, max}: Margin) {
	return {
		id: String(length),
		cells: {
			length: count(length),
			median: quantity(median, 'fraction'),
			min: quantity(min, 'fraction'),
			max: quantity(max, 'fraction'),
			cells: count(cells),
		},
	};
}

function trendNote({id, byInput, byOutput, trend}: Grid): readonly TextFigure[] {
	const sentences = [
		...trendSentence('input', byInput, trend.input),
		...trendSentence('output', byOutput, trend.output),
	];
	return sentences.length === 0
		? []
		: [{kind: 'text', id: `trend-${id}`, tone: 'plain', text: sentences.join(' ')} as const];
}

function trendSentence(side: string, margins: readonly Margin[], correlation: number | null): readonly string[] {
	const [first, last] = [margins[0], margins.at(-1)];
	if (first === undefined || last === undefined || first === last) return [];
	const verb =
		correlation === null || Math.abs(correlation) < clearTrend
			? 'has no clear trend'
			: correlation < 0
				? 'falls'
				: 'rises';
	const rho = correlation === null ? '' : ` (rank correlation ${formatNumber(correlation, 2)})`;
	return [
		`By ${side} length the loss ${verb}${rho}: ${formatPercent(first.median, {decimals: 1})} at ${formatNumber(first.length, 0)}, ${formatPercent(last.median, {decimals: 1})} at ${formatNumber(last.length, 0)} tokens.`,
	];
}

function runsTable(repetitions: Sequence['repetitions']): TableFigure {
	return repetitionTable(repetitions, {
		id: 'repetitions',
		title: 'each repetition of these lengths',
		columns: [
			valueColumn('output', 'output', 'tok/s', 0),
			valueColumn('ttft', 'TTFT', 'ms', 1),
			valueColumn('decode', 'decode', 'ms', 1),
		],
		cells: ({value, values}) => ({
			output: quantity(value?.value, 'tok/s'),
			ttft: quantity(values.get('ttft')?.value, 'ms'),
			decode: quantity(values.get('decode_latency')?.value, 'ms'),
		}),
	});
}

function greyedNote(grids: readonly Grid[]): readonly TextFigure[] {
	const greyed = grids
		.flatMap(({cells}) => cells)
		.filter(({throughput: {comparison, unknown}}) => comparison.verdict === 'not comparable' && unknown === null);
	const parts = greyed.map(
		({input, output, throughput}) =>
			`${input ?? 'any'} × ${output ?? 'any'} (${throughput.comparison.reason ?? 'no reason known'})`,
	);
	return parts.length === 0 ? [] : [note('not-comparable', `Not comparable, and blank above: ${abridged(parts)}.`)];
}
