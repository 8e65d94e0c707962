import type {TraceSeries} from '../../domain/trace.ts';

const mostGpus = 16;
/** Rows of one tick are a few milliseconds apart, ticks a second: a tick may take up this share of the time to the next. */
const largestShare = 0.1;

/**
 * The series of each GPU, of a log that has a row for each at every tick and does not say which is which: they are told
 * apart by their place in the tick and named `0`, `1`, … A log of one GPU is returned as it is.
 */
export function splitByTick(series: TraceSeries): readonly TraceSeries[] {
	const count = gpusPerTick(series.time);
	if (count === 1) return [series];
	const places = placesInTick(series.time, count);
	return Array.from({length: count}, (_, gpu) => {
		const pick = (values: Float64Array): Float64Array => values.filter((_value, index) => places[index] === gpu);
		const channels = Object.entries(series.channels).map(([channel, values]) => [channel, pick(values)] as const);
		return {gpu: String(gpu), name: series.name, time: pick(series.time), channels: Object.fromEntries(channels)};
	});
}

/** The number of rows that come together, in the beginning of the log; 1: they come one by one. */
function gpusPerTick(time: Float64Array): number {
	const ticks = 5;
	for (let count = 2; count <= mostGpus; count++) {
		const rows = Math.min(time.length, ticks * count + 1);
		if (rows < 2 * count + 1) break;
		if (isTickOf(count, time.subarray(0, rows))) return count;
	}
	return 1;
}

function isTickOf(count: number, time: Float64Array): boolean {
	for (let from = 0; from + count < time.length; from += count) {
		const start = time[from] ?? 0;
		const period = (time[from + count] ?? 0) - start;
		const span = (time[from + count - 1] ?? 0) - start;
		if (!(period > 0 && span <= largestShare * period)) return false;
	}
	return true;
}

/** A row that comes late begins a tick of its own, so that a GPU that dropped out does not shift the others for good. */
function placesInTick(time: Float64Array, count: number): Uint8Array {
	const places = new Uint8Array(time.length);
	const period = ((time[count] ?? 0) - (time[0] ?? 0)) / 2;
	let start = 0;
	for (let index = 1; index < time.length; index++) {
		const isLate = (time[index] ?? 0) - (time[start] ?? 0) > period;
		if (isLate || index - start >= count) start = index;
		places[index] = index - start;
	}
	return places;
}
