import fc from 'fast-check';
import {verdicts} from '../../source/domain/comparison.ts';
import {severities} from '../../source/domain/finding.ts';
import {teeModes} from '../../source/domain/tee-mode.ts';
import type {
	BarsFigure,
	CellValue,
	Figure,
	HeatmapFigure,
	HistogramFigure,
	LinesFigure,
	RangesFigure,
	TableFigure,
} from '../../source/figures/figure.ts';
import type {Unit} from '../../source/units/quantity.ts';

// Figures as hostile as files can make them: any text, any number, nothing at all.

const hostile = [
	'',
	'中文模型',
	'🦙🦙',
	'e\u0301',
	'\x1b[31mred',
	'a\tb',
	'\u202egnp',
	'ﾊﾟ',
	'\u200b',
	'👩‍👩‍👧',
	'\ud800',
	'Σ ≤ ± °C',
];
const text = fc.oneof(
	fc.string({maxLength: 30}),
	fc.string({unit: 'binary', maxLength: 12}),
	fc.constantFrom(...hostile),
	fc.constantFrom('Qwen3 32B', 'a longer label of several words', 'meta-llama/Llama-3.3-70B-Instruct'),
);
const number = fc.oneof(
	fc.double({min: -1e6, max: 1e6, noNaN: true}),
	fc.double({noNaN: true, noDefaultInfinity: true}),
	fc.constantFrom(0, -0, 1e12, -1e-9, 5e-324, 1.7e308),
);
const known = fc.option(number, {freq: 4});
const role = fc.constantFrom(...teeModes, 'other' as const);
const mode = fc.constantFrom(...teeModes);
const verdict = fc.constantFrom(...verdicts);
const unit = fc.constantFrom<Unit[]>('s', 'ms', 'tok/s', 'W', 'J/tok', '%', 'fraction', 'count', 'money', '°C', 'tok');
const id = fc.nat().map(String);

const cell: fc.Arbitrary<CellValue> = fc.oneof(
	fc.record({kind: fc.constant('text' as const), text}),
	fc
		.record({value: known, unit, plusMinus: known, signed: fc.boolean()})
		.map(({value, unit: of, plusMinus, signed}) => ({
			kind: 'quantity' as const,
			quantity: {value, unit: of},
			plusMinus,
			signed,
		})),
	fc.record({kind: fc.constant('interval' as const), low: known, high: known, unit}),
	fc.record({kind: fc.constant('verdict' as const), verdict}),
	fc.record({
		kind: fc.constant('severity' as const),
		severity: fc.option(fc.constantFrom(...severities)),
		count: fc.nat(),
	}),
	fc.record({kind: fc.constant('duration' as const), seconds: fc.option(fc.double({min: 0, max: 1e7, noNaN: true}))}),
	fc.record({kind: fc.constant('sizes' as const), off: fc.nat(99), on: fc.nat(99)}),
	fc.record({kind: fc.constant('mode' as const), mode}),
	fc.constant({kind: 'none' as const}),
);

const columnIds = ['a', 'b', 'c', 'd', 'e', 'f'];

const table: fc.Arbitrary<TableFigure> = fc
	.record({
		title: text,
		columns: fc.array(
			fc.record({
				title: text,
				unit: fc.option(text, {nil: undefined}),
				align: fc.constantFrom('left' as const, 'right' as const),
				priority: fc.nat(4),
				minWidth: fc.option(fc.nat(20), {nil: undefined}),
			}),
			{maxLength: columnIds.length},
		),
		rows: fc.array(
			fc.record({
				cells: fc.dictionary(fc.constantFrom(...columnIds), cell),
				tone: fc.constantFrom(undefined, undefined, 'group' as const, 'greyed' as const),
			}),
			{maxLength: 8},
		),
		interactive: fc.boolean(),
		descending: fc.boolean(),
	})
	.map(({title, columns, rows, interactive, descending}) => ({
		kind: 'table',
		id: 'table',
		title,
		columns: columns.map(({unit: of, minWidth, ...column}, index) => ({
			...column,
			id: columnIds[index] ?? 'z',
			...(of === undefined ? {} : {unit: of}),
			...(minWidth === undefined ? {} : {minWidth}),
		})),
		rows: rows.map(({cells, tone}, index) => ({id: String(index), cells, ...(tone === undefined ? {} : {tone})})),
		sortedBy: {column: 'a', descending},
		interactive,
	}));

const bars: fc.Arbitrary<BarsFigure> = fc.record({
	kind: fc.constant('bars' as const),
	id,
	title: text,
	unit,
	range: text,
	groups: fc.array(
		fc.record({
			label: text,
			bars: fc.array(fc.record({mode, value: known, low: known, high: known}), {maxLength: 3}),
		}),
		{maxLength: 4},
	),
});

const ranges: fc.Arbitrary<RangesFigure> = fc.record({
	kind: fc.constant('ranges' as const),
	id,
	title: text,
	unit,
	reference: number,
	rows: fc.array(fc.record({label: text, point: known, low: known, high: known, verdict}), {maxLength: 5}),
});

const sample = fc.oneof(
	{weight: 6, arbitrary: number},
	{weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity)},
);

export const lines: fc.Arbitrary<LinesFigure> = fc
	.record({
		title: text,
		unit,
		xUnit: unit,
		scale: fc.constantFrom('linear' as const, 'log2' as const),
		limits: fc.array(fc.record({y: number, label: text}), {maxLength: 2}),
		windows: fc.array(fc.record({from: number, to: number, label: text}), {maxLength: 2}),
		markers: fc.array(fc.record({x: number, label: text}), {maxLength: 2}),
		cursor: known,
		rows: fc.nat(9),
		gap: fc.option(fc.double({min: 0, max: 1e3, noNaN: true}), {nil: undefined}),
		group: fc.option(fc.constant('x'), {nil: undefined}),
		isApart: fc.boolean(),
		series: fc.array(
			fc.record({
				label: text,
				role,
				points: fc.array(fc.tuple(sample, sample, sample, sample), {maxLength: 20}),
				isBand: fc.boolean(),
				marks: fc.boolean(),
				reading: fc.option(known, {nil: undefined}),
			}),
			{maxLength: 3},
		),
	})
	.map(({title, unit: yUnit, xUnit, scale, limits, windows, markers, cursor, rows, gap, group, isApart, series}) => ({
		kind: 'lines',
		id: 'lines',
		title,
		xAxis: {title, unit: xUnit, scale, ...(group === undefined ? {} : {group})},
		yAxis: {unit: yUnit},
		series: series.map(({label, role: of, points, isBand, marks, reading}, index) => ({
			id: String(index),
			label,
			role: of,
			x: points.map(point => point[0]),
			y: points.map(point => point[1]),
			...(isBand ? {low: points.map(point => point[2]), high: points.map(point => point[3])} : {}),
			marks,
			...(reading === undefined ? {} : {reading}),
		})),
		...(isApart ? {apart: true} : {}),
		limits,
		windows,
		markers,
		cursor,
		maxRows: rows,
		...(gap === undefined ? {} : {gap}),
	}));

const heatmap: fc.Arbitrary<HeatmapFigure> = fc.record({
	kind: fc.constant('heatmap' as const),
	id,
	title: text,
	unit,
	xTitle: text,
	yTitle: text,
	xs: fc.array(text, {maxLength: 5}),
	ys: fc.array(text, {maxLength: 4}),
	values: fc.array(fc.array(known, {maxLength: 5}), {maxLength: 4}),
	scale: fc.constantFrom('diverging' as const, 'sequential' as const),
});

const histogram: fc.Arbitrary<HistogramFigure> = fc
	.record({
		title: text,
		unit,
		scale: fc.constantFrom('linear' as const, 'log' as const),
		from: fc.double({min: 1e-3, max: 1e3, noNaN: true}),
		factor: fc.double({min: 1.01, max: 10, noNaN: true}),
		bins: fc.integer({min: 0, max: 60}),
		series: fc.array(fc.record({role, label: text, counts: fc.array(fc.nat(1000), {maxLength: 60})}), {maxLength: 3}),
		markers: fc.array(fc.record({x: number, label: text}), {maxLength: 2}),
	})
	.map(({from, factor, bins, ...rest}) => ({
		...rest,
		kind: 'histogram',
		id: 'histogram',
		edges: Array.from({length: bins + 1}, (_, k) => from * factor ** k),
	}));

export const anyFigure: fc.Arbitrary<Figure> = fc.oneof(
	fc.record({
		kind: fc.constant('text' as const),
		id,
		text: fc.oneof(
			text,
			fc.array(text).map(words => words.join(' ')),
		),
		tone: fc.constantFrom('question' as const, 'note' as const, 'warning' as const),
	}),
	fc.record({
		kind: fc.constant('facts' as const),
		id,
		title: text,
		facts: fc.array(fc.record({label: text, value: cell})),
	}),
	fc.record({
		kind: fc.constant('large values' as const),
		id,
		values: fc.array(fc.record({label: text, quantity: fc.record({value: known, unit}), most: known})),
	}),
	table,
	bars,
	ranges,
	lines,
	heatmap,
	histogram,
);
