import {perObject} from '../domain/memo.ts';
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

const intervals = perObject(({time}: TraceSeries): Float64Array => {
	const between = new Float64Array(Math.max(0, time.length - 1));
	for (let index = 0; index < between.length; index++) between[index] = (time[index + 1] ?? 0) - (time[index] ?? 0);
	return between;
});

/** Seconds from each row of a device to its next, as logged. */
export function intervalsOf(series: TraceSeries): Float64Array {
	return intervals(series);
}

/** Median seconds between rows that follow each other in time; of several devices the slowest. null: none do. */
export function medianPeriod(trace: Trace): number | null {
	return periods(trace);
}

const periods = perObject((trace: Trace): number | null => {
	if (trace.clock === 'none') return null;
	const medians = trace.series.flatMap(series => median(intervalsOf(series).filter(interval => interval > 0)) ?? []);
	return medians.length === 0 ? null : Math.max(...medians);
});
