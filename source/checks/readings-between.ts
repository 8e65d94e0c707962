import {readingsIn} from '../domain/readings.ts';
import type {Channel, Trace} from '../domain/trace.ts';

/** Readings of a channel at times `from` … `to` on the trace's clock, for each GPU that has any. */
export function readingsBetween(
	trace: Trace,
	channel: Channel,
	{from, to}: {readonly from: number; readonly to: number},
): readonly Float64Array[] {
	return readingsIn(trace, channel)
		.map(({time, value}) => value.filter((_, index) => isBetween(time[index], from, to)))
		.filter(values => values.length > 0);
}

function isBetween(time: number | undefined, from: number, to: number): boolean {
	return time !== undefined && time >= from && time <= to;
}
