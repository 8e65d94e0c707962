import {type TeeMode, teeModeLabel} from '../../domain/tee-mode.ts';
import type {LineSeries, LinesFigure} from '../../figures/figure.ts';
import {formatQuantity} from '../../units/format.ts';
import type {Unit} from '../../units/quantity.ts';
import type {View} from '../view.ts';
import {type Band, bandOf} from './band.ts';
import {type ChartChannel, type Curve, curvesOf, singleCurve} from './curve.ts';
import type {TracedRun} from './traced-run.ts';

/** What is drawn of a mode: one run of it, or all of them as a band. */
export type Shown = {
	readonly mode: TeeMode;
	readonly label: string;
	readonly runs: readonly TracedRun[];
	readonly banded: boolean;
	/** Runs of the mode that have a log, shown or not. */
	readonly of: number;
};

type Chart = {
	readonly channel: ChartChannel;
	readonly title: string;
	readonly unit: Unit;
	readonly from?: number;
	readonly to?: number;
	readonly minRows: number;
	readonly maxRows: number;
};

const charts: readonly Chart[] = [
	{channel: 'power', title: 'GPU power', unit: 'W', from: 0, minRows: 5, maxRows: 14},
	{channel: 'utilization', title: 'GPU utilization', unit: '%', from: 0, to: 100, minRows: 3, maxRows: 8},
	{channel: 'memoryUtilization', title: 'memory utilization', unit: '%', from: 0, to: 100, minRows: 3, maxRows: 8},
	{channel: 'temperature', title: 'temperature', unit: '°C', minRows: 3, maxRows: 8},
	{channel: 'cpuPower', title: 'CPU package power', unit: 'W', from: 0, minRows: 3, maxRows: 8},
];

type Drawn = {
	readonly figure: Chart;
	readonly mode: TeeMode | null;
	readonly series: readonly (LineSeries & {readonly gap: number})[];
};

/** One chart a channel, all on one time axis; with `beside` one a channel and mode. Channels that no log has are left out. */
export function traceCharts(shown: readonly Shown[], view: View): readonly LinesFigure[] {
	const drawn = charts.flatMap((chart): readonly Drawn[] => {
		const all = shown.map(side => ({mode: side.mode, series: seriesOf(side, chart.channel)}));
		return view.compare === 'beside' && shown.length > 1
			? all.map(({mode, series}) => ({figure: chart, mode, series}))
			: [{figure: chart, mode: null, series: all.flatMap(({series}) => series)}];
	});
	const withReadings = drawn.filter(({series}) => series.length > 0);
	const limits = limitsOf(shown);
	const extent = view.zoom ?? extentOf(withReadings.flatMap(({series}) => series));
	return withReadings.map(({figure: chart, mode, series}) => ({
		kind: 'lines',
		id: mode === null ? chart.channel : `${chart.channel}-${mode}`,
		title: mode === null ? chart.title : `${chart.title}, ${teeModeLabel[mode]}`,
		xAxis: {title: 'time', unit: 's', scale: 'linear', ...extent, group: 'time'},
		yAxis: yAxisOf(chart, drawn, chart.channel === 'power' ? limits : []),
		series: series.map(({gap: _, ...line}) => line),
		...(chart.channel === 'power' ? {limits} : {}),
		windows: windowsOf(
			shown.filter(side => mode === null || side.mode === mode),
			chart.channel,
		),
		cursor: view.cursor,
		gap: Math.max(...series.map(({gap}) => gap)),
		minRows: chart.minRows,
		maxRows: chart.maxRows,
	}));
}

/**
 * Charts of one channel share their y axis, so that modes beside each other can be compared by eye. Without a natural zero
 * it holds the readings, to whole tens.
 */
function yAxisOf(chart: Chart, drawn: readonly Drawn[], limits: readonly {readonly y: number}[]): LinesFigure['yAxis'] {
	const {unit, from, to} = chart;
	if (from !== undefined && to !== undefined) return {unit, from, to};
	const series = drawn.filter(({figure}) => figure === chart).flatMap(side => side.series);
	const values = series.flatMap(({y, low, high}) => [y, low ?? y, high ?? y].flatMap(edge => [...Array.from(edge)]));
	const [least, greatest] = extentOfValues([...values.filter(Number.isFinite), ...limits.map(({y}) => y)]);
	return from === undefined
		? {unit, from: Math.floor(least / 10) * 10, to: Math.ceil(greatest / 10) * 10}
		: {unit, from, to: greatest};
}

function seriesOf(side: Shown, channel: ChartChannel): Drawn['series'] {
	const {mode, label, runs, banded} = side;
	if (banded) {
		const band = bandOf(runs.flatMap(run => singleCurve(run, channel) ?? []));
		return band === null ? [] : [lineOf(band, `${mode}-band`, label, mode)];
	}
	return runs.flatMap(run => {
		const curves = curvesOf(run, channel);
		return curves.map(curve => {
			const named = curves.length > 1 ? `${label} · GPU ${curve.device}` : label;
			return lineOf(curve, `${run.run.id}:${curve.device ?? 'all'}`, named, mode);
		});
	});
}

function lineOf(curve: Curve | Band, id: string, label: string, role: TeeMode): Drawn['series'][number] {
	const {x, y, gap} = curve;
	const edges = 'low' in curve ? {low: curve.low, high: curve.high} : {};
	return {id, label, role, x, y, gap, ...edges};
}

function limitsOf(shown: readonly Shown[]): NonNullable<LinesFigure['limits']> {
	const limits = new Map(
		shown.flatMap(({runs}) => runs.map(traced => [boardsLimit(traced), limitLabel(traced)] as const)),
	);
	return [...limits].map(([y, label]) => ({y, label}));
}

/** All boards of a log together, as their power is drawn. */
export function boardsLimit({gpu, limit}: TracedRun): number {
	return limit.watts * Math.max(1, gpu.trace.series.length);
}

function limitLabel(traced: TracedRun): string {
	const text = `limit ${formatQuantity({value: boardsLimit(traced), unit: 'W'})}`;
	return traced.limit.source === 'assumed' ? `${text} (assumed)` : text;
}

/** The shortest window of a band: within it every repetition was running. */
function windowsOf(shown: readonly Shown[], channel: ChartChannel): NonNullable<LinesFigure['windows']> {
	return shown.flatMap(({runs, mode}) => {
		const lengths = runs.flatMap(({gpu, cpu}) => {
			const windowed = channel === 'cpuPower' ? cpu : gpu;
			return windowed === null ? [] : [windowed.window.to - windowed.window.from];
		});
		return lengths.length === 0
			? []
			: [
					{
						from: 0,
						to: Math.min(...lengths),
						label: channel !== 'power' ? '' : shown.length > 1 ? `benchmark, ${teeModeLabel[mode]}` : 'benchmark',
					},
				];
	});
}

function extentOf(series: readonly LineSeries[]): {readonly from: number; readonly to: number} {
	const [from, to] = extentOfValues(series.flatMap(({x}) => [x[0] ?? 0, x[x.length - 1] ?? 0]));
	return {from, to};
}

function extentOfValues(values: readonly number[]): readonly [number, number] {
	return [
		values.reduce((a, b) => Math.min(a, b), values[0] ?? 0),
		values.reduce((a, b) => Math.max(a, b), values[0] ?? 0),
	];
}
