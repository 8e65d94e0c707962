import type {Trace, TraceSeries} from '../domain/trace.ts';
import {median} from '../statistics/median.ts';

/** First and last time of a log, on its own clock. null: it has no times, or fewer than two. */
export function traceSpan(trace: Trace): {readonly from: number; readonly to: number} | null {
	if (trace.clock === 'none') return null;
	let from = Number.POSITIVE_INFINITY;
	let to = Number.NEGATIVE_INFINITY;
	for (const {time} of trace.series) {
		for (const at of time) {
			if (at < from) from = at;
			if (at > to) to = at;
		}
	}
	return from < to ? {from, to} : null;
}

/** Seconds from each row of a device to its next, as logged. */
export function intervalsOf({time}: TraceSeries): Float64Array {
	return Float64Array.from(
		{length: Math.max(0, time.length - 1)},
		(_, index) => (time[index + 1] ?? 0) - (time[index] ?? 0),
	);
}

/** Median seconds between rows that follow each other in time; of several devices the slowest. null: none do. */
export function medianPeriod(trace: Trace): number | null {
	if (trace.clock === 'none') return null;
	const periods = trace.series.flatMap(series => median(intervalsOf(series).filter(interval => interval > 0)) ?? []);
	return periods.length === 0 ? null : Math.max(...periods);
}
