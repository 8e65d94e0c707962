import type {LiveFeed} from '../../domain/live-feed.ts';
import type {Channel, Trace, TraceSeries} from '../../domain/trace.ts';
import type {LineSeries, LinesFigure} from '../../figures/figure.ts';
import type {Unit} from '../../units/quantity.ts';
import type {View} from '../view.ts';
import {gpusNow, sumOf} from './gpu-now.ts';
import {recentSpan} from './live.ts';

type Chart = {
	readonly channel: Channel;
	readonly title: string;
	readonly unit: Unit;
	readonly from?: number;
	readonly to?: number;
	readonly rows: number;
};

const charts: readonly Chart[] = [
	{channel: 'power', title: 'GPU power', unit: 'W', from: 0, rows: 5},
	{channel: 'utilization', title: 'GPU utilization', unit: '%', from: 0, to: 100, rows: 3},
	{channel: 'memoryUtilization', title: 'memory utilization', unit: '%', from: 0, to: 100, rows: 3},
	{channel: 'temperature', title: 'temperature', unit: '°C', rows: 3},
	{channel: 'smClock', title: 'SM clock', unit: 'MHz', rows: 3},
];

/** The readings over the time since the first of them. Boards are drawn each, and their power together. */
export function liveCharts(feed: LiveFeed, trace: Trace, view: View): readonly LinesFigure[] {
	const start = Math.min(...trace.series.map(({time}) => time[0] ?? Number.POSITIVE_INFINITY));
	const end = Math.max(...trace.series.map(({time}) => time[time.length - 1] ?? start)) - start;
	const from = view.variant % 2 === 0 ? Math.max(0, end - recentSpan) : 0;
	const extent = view.zoom ?? {from, to: Math.max(end, from + 1)};
	return charts.flatMap((chart): readonly LinesFigure[] => {
		const {channel, title, unit, rows} = chart;
		const series = linesOf(feed, trace, channel, {start, from});
		if (series.length === 0) return [];
		const limit = channel === 'power' ? sumOf(gpusNow(feed, trace).map(gpu => gpu.limit)) : null;
		return [
			{
				kind: 'lines',
				id: `live-${channel}`,
				title,
				xAxis: {title: 'time', unit: 's', scale: 'linear', ...extent, group: 'time'},
				yAxis: {
					unit,
					...(chart.from === undefined ? {} : {from: chart.from}),
					...(chart.to === undefined ? {} : {to: chart.to}),
				},
				series,
				...(limit === null ? {} : {limits: [{y: limit, label: 'limit'}]}),
				cursor: view.cursor,
				minRows: rows,
				maxRows: rows * 3,
			},
		];
	});
}

type Shown = {readonly start: number; readonly from: number};

function linesOf(
	{confCompute, together}: LiveFeed,
	{series}: Trace,
	channel: Channel,
	shown: Shown,
): readonly LineSeries[] {
	const role = confCompute?.state === 'on' ? 'tee_on' : confCompute?.state === 'off' ? 'tee_off' : 'other';
	const each = series.flatMap(one => lineOf(one, channel, shown, {id: one.gpu, label: `GPU ${one.gpu}`, role}));
	if (channel !== 'power' || together === null) return each;
	return [...lineOf(together, channel, shown, {id: 'sum', label: 'all GPUs', role: 'other'}), ...each];
}

/** None where the driver has never had an answer. */
function lineOf(
	{time, channels}: TraceSeries,
	channel: Channel,
	{start, from}: Shown,
	named: Pick<LineSeries, 'id' | 'label' | 'role'>,
): readonly LineSeries[] {
	const values = channels[channel];
	if (values === undefined || values.every(Number.isNaN)) return [];
	const first = Math.max(
		0,
		time.findIndex(at => at - start >= from),
	);
	return [{...named, x: time.subarray(first).map(at => at - start), y: values.subarray(first)}];
}
