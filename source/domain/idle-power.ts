import {interpolate} from '../statistics/interpolate.ts';
import {median} from '../statistics/median.ts';
import {readingsOf} from './readings.ts';
import type {Trace, TraceSeries} from './trace.ts';

/** Readings this near to the window may still average over a part of it: power.draw is the mean of the last second. */
const margin = 1;

/** Percent of utilization up to which a GPU counts as idle. */
const idleUtilization = 5;

/** Fewer readings than this say nothing of the idle power. */
const leastReadings = 2;

/**
 * Power of an idle machine: the median before and after the window of readings at which the device was not used, devices
 * summed, watts. null: some device has no such readings, or (a CPU log) nothing tells whether it was used.
 */
export function idlePower(trace: Trace, window: {readonly from: number; readonly to: number}): number | null {
	let total = 0;
	for (const series of trace.series) {
		const readings = readingsOf(series, 'power');
		if (readings.time.length === 0) continue;
		const idle = idleReadings(series, window);
		const typical = idle.length < leastReadings ? undefined : median(idle);
		if (typical === undefined) return null;
		total += typical;
	}
	return total;
}

function idleReadings(
	series: TraceSeries,
	{from, to}: {readonly from: number; readonly to: number},
): readonly number[] {
	const {time, value} = readingsOf(series, 'power');
	const used = readingsOf(series, 'utilization');
	const result: number[] = [];
	for (let index = 0; index < time.length; index++) {
		const at = time[index] ?? 0;
		if (at >= from - margin && at <= to + margin) continue;
		// Of a log without holes both are of the same rows.
		const utilization = used.time === time ? used.value[index] : interpolate(used.time, used.value, at);
		if (utilization !== undefined && utilization <= idleUtilization) result.push(value[index] ?? 0);
	}
	return result;
}
