import {gapPeriods} from '../../domain/energy.ts';
import {readingsOf} from '../../domain/readings.ts';
import type {Channel} from '../../domain/trace.ts';
import {firstAtOrAfter} from '../../statistics/interpolate.ts';
import {median} from '../../statistics/median.ts';
import type {TracedRun, WindowedTrace} from './traced-run.ts';

/** A channel over time: seconds from the start of the benchmark window. */
export type Curve = {
	/** As the log names the device; null: all of them together. */
	readonly device: string | null;
	readonly x: Float64Array;
	readonly y: Float64Array;
	/** Readings farther apart are not joined, seconds. */
	readonly gap: number;
};

/** What a chart of the section shows, and of which device. */
export type ChartChannel = 'power' | 'utilization' | 'memoryUtilization' | 'temperature' | 'cpuPower';

export function curvesOf(traced: TracedRun, channel: ChartChannel): readonly Curve[] {
	const {cpu, gpu} = traced;
	if (channel === 'cpuPower') return cpu === null ? [] : together(deviceCurves(cpu, 'power'));
	const curves = deviceCurves(gpu, channel);
	return channel === 'power' ? together(curves) : curves;
}

/** One value for the run at each time: power is the sum of its devices, everything else their mean. */
export function singleCurve(traced: TracedRun, channel: ChartChannel): Curve | null {
	const curves = curvesOf(traced, channel);
	const [only] = curves;
	if (only === undefined || curves.length === 1) return only ?? null;
	return combined(curves, values => values.reduce((sum, value) => sum + value, 0) / values.length);
}

function deviceCurves({trace, window}: WindowedTrace, channel: Channel): readonly Curve[] {
	return trace.series.flatMap(series => {
		const {time, value} = readingsOf(series, channel);
		if (time.length === 0) return [];
		const x = time.map(at => at - window.from);
		return [{device: series.gpu, x, y: value, gap: gapOf(x)}];
	});
}

function gapOf(x: Float64Array): number {
	const steps = x.slice(1).map((at, index) => at - (x[index] ?? at));
	return gapPeriods * (median(steps) ?? Number.POSITIVE_INFINITY);
}

/** Boards draw their power together. Where one has no reading near by, their sum is not known. */
function together(curves: readonly Curve[]): readonly Curve[] {
	return curves.length < 2 ? curves : [combined(curves, values => values.reduce((sum, value) => sum + value, 0))];
}

function combined(curves: readonly Curve[], join: (values: readonly number[]) => number): Curve {
	const longest = curves.reduce((a, b) => (b.x.length > a.x.length ? b : a));
	return {
		device: null,
		x: longest.x,
		y: longest.x.map(at => join(curves.map(curve => valueAt(curve, at)))),
		gap: Math.max(...curves.map(({gap}) => gap)),
	};
}

/** The curve at x, on the line between its neighbours; NaN beyond its readings (by more than a period) and in its gaps. */
export function valueAt({x, y, gap}: Curve, at: number): number {
	const period = gap / gapPeriods;
	const right = firstAtOrAfter(x, at);
	const x0 = x[right - 1];
	const x1 = x[right];
	const before = y[right - 1] ?? Number.NaN;
	const after = y[right] ?? Number.NaN;
	if (x1 === undefined) return x0 !== undefined && at - x0 <= period ? before : Number.NaN;
	if (x1 === at) return after;
	if (x0 === undefined) return x1 - at <= period ? after : Number.NaN;
	return x1 - x0 > gap ? Number.NaN : before + ((after - before) * (at - x0)) / (x1 - x0);
}
