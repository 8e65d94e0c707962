import type {LiveFeed} from '../../domain/live-feed.ts';
import type {Channel, Trace, TraceSeries} from '../../domain/trace.ts';
import type {LineSeries, LinesFigure} from '../../figures/figure.ts';
import type {Unit} from '../../units/quantity.ts';
import type {View} from '../view.ts';
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
		const series = seriesOf(feed, trace, channel, {start, from});
		if (series.length === 0) return [];
		const limit = channel === 'power' ? limitOf(trace) : null;
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
				gap: 3 * feed.interval,
				minRows: rows,
				maxRows: rows * 3,
			},
		];
	});
}

function seriesOf(
	{confCompute, interval}: LiveFeed,
	trace: Trace,
	channel: Channel,
	{start, from}: {readonly start: number; readonly from: number},
): readonly LineSeries[] {
	const role = confCompute?.state === 'on' ? 'tee_on' : confCompute?.state === 'off' ? 'tee_off' : 'other';
	const lines = trace.series.flatMap(({gpu, time, channels}): readonly LineSeries[] => {
		const values = channels[channel];
		if (values === undefined || values.every(Number.isNaN)) return [];
		const first = Math.max(
			0,
			time.findIndex(at => at - start >= from),
		);
		const x = time.subarray(first).map(at => at - start);
		return [{id: gpu, label: `GPU ${gpu}`, role, x, y: values.subarray(first)}];
	});
	if (channel !== 'power' || lines.length < 2) return lines;
	return [{id: 'sum', label: 'all GPUs', role: 'other', ...summed(lines, interval)}, ...lines];
}

/** Readings of one tick are a few milliseconds apart. Where one of them is missing the sum is not known. */
function summed(lines: readonly LineSeries[], interval: number): Pick<LineSeries, 'x' | 'y'> {
	const [first, ...others] = lines;
	const x = Array.from(first?.x ?? []);
	const y = Array.from(first?.y ?? []);
	for (const other of others) {
		let at = 0;
		x.forEach((time, index) => {
			while (at + 1 < other.x.length && Math.abs((other.x[at + 1] ?? 0) - time) <= Math.abs((other.x[at] ?? 0) - time))
				at++;
			const isNear = Math.abs((other.x[at] ?? Number.NaN) - time) < interval / 2;
			y[index] = (y[index] ?? Number.NaN) + (isNear ? (other.y[at] ?? Number.NaN) : Number.NaN);
		});
	}
	return {x, y};
}

/** What all boards may draw; null: one of them does not say it. */
export function limitOf({series}: Trace): number | null {
	const limits = series.map(each => lastOf(each, 'powerLimit'));
	return limits.reduce<number | null>((sum, limit) => (sum === null || limit === null ? null : sum + limit), 0);
}

/** null: the driver had no answer at the last reading. */
export function lastOf({channels}: TraceSeries, channel: Channel): number | null {
	const values = channels[channel];
	const last = values?.[values.length - 1];
	return last === undefined || Number.isNaN(last) ? null : last;
}
