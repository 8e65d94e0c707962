import {perObject, remember} from './memo.ts';
import type {Channel, Trace, TraceSeries} from './trace.ts';

/** What one channel of one GPU really measured, in the order of time. */
export type Readings = {readonly time: Float64Array; readonly value: Float64Array};

const readingsBySeries = perObject((_series: TraceSeries) => new Map<Channel, Readings>());

/**
 * Readings of a channel without those that are missing: a GPU that gave no answer did not draw 0 W. Rows that a broken log
 * has out of order are put in order; rows of one and the same time become one, with the mean of their values. A log
 * without any time is taken to have a row a second (`Trace.clock` none).
 */
export function readingsOf(series: TraceSeries, channel: Channel): Readings {
	return remember(readingsBySeries(series), channel, () => clean(series, channel));
}

/** `readingsOf` every series of a trace that has at least one reading. */
export function readingsIn(trace: Trace, channel: Channel): readonly Readings[] {
	return trace.series.map(series => readingsOf(series, channel)).filter(({time}) => time.length > 0);
}

function clean(series: TraceSeries, channel: Channel): Readings {
	const values = series.channels[channel];
	if (values === undefined) return {time: new Float64Array(), value: new Float64Array()};
	if (isInOrder(series.time, values)) return {time: series.time, value: values};
	const timeless = series.time.every(Number.isNaN);
	const rows: {readonly time: number; readonly value: number}[] = [];
	for (const [index, value] of values.entries()) {
		const time = timeless ? index : (series.time[index] ?? Number.NaN);
		if (Number.isFinite(time) && Number.isFinite(value)) rows.push({time, value});
	}
	rows.sort((a, b) => a.time - b.time);
	return merged(rows);
}

/** Nearly every log has a reading in every row, each later than the one before: then there is nothing to put right. */
function isInOrder(time: Float64Array, values: Float64Array): boolean {
	let before = Number.NEGATIVE_INFINITY;
	for (let index = 0; index < time.length; index++) {
		const at = time[index] ?? Number.NaN;
		if (!(at > before && at < Number.POSITIVE_INFINITY && Number.isFinite(values[index]))) return false;
		before = at;
	}
	return time.length === values.length;
}

function merged(rows: readonly {readonly time: number; readonly value: number}[]): Readings {
	const times: number[] = [];
	const values: number[] = [];
	let sum = 0;
	let count = 0;
	for (const {time, value} of rows) {
		if (times.at(-1) !== time) {
			times.push(time);
			sum = 0;
			count = 0;
		}
		sum += value;
		count++;
		values[times.length - 1] = sum / count;
	}
	return {time: Float64Array.from(times), value: Float64Array.from(values)};
}
