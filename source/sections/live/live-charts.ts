import type {LiveFeed} from '../../domain/live-feed.ts';
import type {Channel, Trace, TraceSeries} from '../../domain/trace.ts';
import type {LineSeries, LinesFigure} from '../../figures/figure.ts';
import type {Unit} from '../../units/quantity.ts';
import type {View} from '../view.ts';
import {type GpuNow, gpusNow, highestOf, sumOf} from './gpu-now.ts';
import {recentSpan} from './live.ts';

type Chart = {
	readonly channel: Exclude<Channel, 'powerLimit'>;
	readonly title: string;
	readonly unit: Unit;
	readonly from?: number;
	readonly to?: number;
	readonly rows: number;
};

const power: Chart = {channel: 'power', title: 'GPU power', unit: 'W', from: 0, rows: 5};

const charts: readonly Chart[] = [
	power,
	{channel: 'utilization', title: 'GPU utilization', unit: '%', from: 0, to: 100, rows: 3},
	{channel: 'memoryUtilization', title: 'memory utilization', unit: '%', from: 0, to: 100, rows: 3},
	{channel: 'temperature', title: 'temperature', unit: '°C', rows: 3},
	{channel: 'smClock', title: 'SM clock', unit: 'MHz', rows: 3},
];

/** What all charts have in common. */
type Shown = {
	readonly view: View;
	/** The first reading, on the clock of the trace, and from where on it is shown, in seconds since then. */
	readonly start: number;
	readonly from: number;
	readonly extent: {readonly from: number; readonly to: number};
	readonly role: LineSeries['role'];
	readonly gpus: readonly GpuNow[];
};

/** The readings over the time since the first of them: of one GPU as lines, of several each in rows of its own, or together. */
export function liveCharts(feed: LiveFeed, trace: Trace, view: View): readonly LinesFigure[] {
	const {confCompute, together} = feed;
	const start = Math.min(...trace.series.map(({time}) => time[0] ?? Number.POSITIVE_INFINITY));
	const end = Math.max(...trace.series.map(({time}) => time[time.length - 1] ?? start)) - start;
	const from = view.variant % 2 === 0 ? Math.max(0, end - recentSpan) : 0;
	const shown: Shown = {
		view,
		start,
		from,
		extent: view.zoom ?? {from, to: Math.max(end, from + 1)},
		role: confCompute?.state === 'on' ? 'tee_on' : confCompute?.state === 'off' ? 'tee_off' : 'other',
		gpus: gpusNow(feed, trace),
	};
	if (together === null) return charts.flatMap(chart => alone(chart, trace, shown));
	const sum = sumOfAll(together.sum, shown);
	if (view.allRepetitions) {
		return [...sum, ...charts.flatMap(chart => (chart === power ? [] : spread(chart, together, shown)))];
	}
	return charts.flatMap(chart => [...each(chart, trace, shown), ...(chart === power ? sum : [])]);
}

function alone(chart: Chart, {series}: Trace, shown: Shown): readonly LinesFigure[] {
	const lines = series.flatMap(one => {
		const line = lineOf(one, chart, shown);
		return line === null ? [] : [{...line, id: one.gpu, label: `GPU ${one.gpu}`, role: shown.role}];
	});
	return lines.length === 0
		? []
		: [{...figureOf(chart, shown), ...(chart === power ? limitOf(shown) : {}), series: lines}];
}

/** For each of so many there is room for two rows. */
const fewGpus = 3;

function each(chart: Chart, {series}: Trace, shown: Shown): readonly LinesFigure[] {
	const {channel, title} = chart;
	const strips = series.map((one, index) => ({
		...(lineOf(one, chart, shown) ?? {x: [], y: []}),
		id: one.gpu,
		label: `GPU ${one.gpu}`,
		role: shown.role,
		reading: shown.gpus[index]?.[channel] ?? null,
	}));
	if (strips.every(({x}) => x.length === 0)) return [];
	const figure = figureOf(chart, shown);
	const limit = chart === power ? highestOf(shown.gpus.map(gpu => gpu.limit)) : null;
	const height = strips.length <= fewGpus ? 2 : 1;
	return [
		{
			...figure,
			id: `${figure.id}-each`,
			title: `${title}, each`,
			yAxis: {...figure.yAxis, ...(limit === null ? {} : {to: limit})},
			apart: true,
			series: strips,
			minRows: height * strips.length,
			maxRows: 2 * strips.length,
		},
	];
}

function sumOfAll(sum: TraceSeries, shown: Shown): readonly LinesFigure[] {
	const line = lineOf(sum, power, shown);
	if (line === null) return [];
	const figure = figureOf(power, shown);
	const series = [{...line, id: 'sum', label: 'all GPUs', role: shown.role}];
	return [{...figure, id: `${figure.id}-sum`, title: `${power.title}, sum`, ...limitOf(shown), series}];
}

/** The mean of those that answer, and from the least to the greatest of them. */
function spread(chart: Chart, together: NonNullable<LiveFeed['together']>, shown: Shown): readonly LinesFigure[] {
	const line = lineOf(together.mean, chart, shown);
	const least = lineOf(together.least, chart, shown)?.y;
	const greatest = lineOf(together.greatest, chart, shown)?.y;
	if (line === null || least === undefined || greatest === undefined) return [];
	// Of long ago there are the extremes of each, in the order in which they came: that of one need not be that of the other.
	const low = least.map((value, index) => Math.min(value, greatest[index] ?? Number.NaN));
	const high = greatest.map((value, index) => Math.max(value, least[index] ?? Number.NaN));
	const figure = figureOf(chart, shown);
	const series = [{...line, low, high, id: 'mean', label: 'mean, least to greatest', role: shown.role}];
	return [{...figure, id: `${figure.id}-spread`, series}];
}

function figureOf({channel, title, unit, from, to, rows}: Chart, {view, extent}: Shown): Omit<LinesFigure, 'series'> {
	return {
		kind: 'lines',
		id: `live-${channel}`,
		title,
		xAxis: {title: 'time', unit: 's', scale: 'linear', ...extent, group: 'time'},
		yAxis: {unit, ...(from === undefined ? {} : {from}), ...(to === undefined ? {} : {to})},
		cursor: view.cursor,
		minRows: rows,
		maxRows: rows * 3,
	};
}

/** Of all that are shown. */
function limitOf({gpus}: Shown): Pick<LinesFigure, 'limits'> {
	const limit = sumOf(gpus.map(gpu => gpu.limit));
	return limit === null ? {} : {limits: [{y: limit, label: 'limit'}]};
}

/** null: the driver has never had an answer. */
function lineOf(
	{time, channels}: TraceSeries,
	{channel}: Chart,
	{start, from}: Shown,
): {readonly x: Float64Array; readonly y: Float64Array} | null {
	const values = channels[channel];
	if (values === undefined || values.every(Number.isNaN)) return null;
	const first = Math.max(
		0,
		time.findIndex(at => at - start >= from),
	);
	return {x: time.subarray(first).map(at => at - start), y: values.subarray(first)};
}
