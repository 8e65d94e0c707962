import type {Channel, Sample, TraceSeries} from '../domain/trace.ts';

/** The readings of one GPU since it was begun to look, in bounded memory. */
export type SessionSeries = {
	/** `channels`: all that there are columns for. */
	readonly add: (sample: Sample, channels: ReadonlySet<Channel>) => void;
	/** Shares its numbers; they never change. */
	readonly series: (gpu: string, name: string | null) => TraceSeries;
};

export type SessionLimits = {
	/** Seconds between two readings, as asked for. */
	readonly interval: number;
	/** Readings at the end of which every one is kept. */
	readonly recent: number;
	/** Rows for all that came before: of each stretch of time the least and the greatest value. */
	readonly older: number;
};

/** Times are those of the log, except that they go on where the clock was put back. A silence is a row without values. */
export function sessionSeries(limits: SessionLimits): SessionSeries {
	const capacity = limits.recent + 2 * limits.older;
	let rows = emptyRows(capacity);
	let putBack = 0;
	/** Seconds of each stretch of which two rows are kept. */
	let stretch = 2 * limits.interval;

	const push = (time: number, sample: Sample | null, channels: ReadonlySet<Channel>): void => {
		if (rows.length === capacity) [rows, stretch] = condensed(rows, limits, stretch);
		rows.time[rows.length] = time;
		for (const channel of channels) {
			const values = rows.channels.get(channel) ?? new Float64Array(capacity).fill(Number.NaN);
			rows.channels.set(channel, values);
			values[rows.length] = sample?.[channel] ?? Number.NaN;
		}
		rows.length++;
	};

	return {
		add(sample, channels) {
			const last = rows.length === 0 ? null : (rows.time[rows.length - 1] ?? null);
			const read = sample.time ?? (last ?? -limits.interval) + limits.interval - putBack;
			if (last !== null && read + putBack <= last) putBack = last + limits.interval - read;
			const time = read + putBack;
			if (last !== null && time - last > 3 * limits.interval) push(last + limits.interval, null, channels);
			push(time, sample, channels);
		},
		series(gpu, name) {
			const {length, time, channels} = rows;
			const columns = [...channels].map(([channel, values]) => [channel, values.subarray(0, length)] as const);
			return {gpu, name, time: time.subarray(0, length), channels: Object.fromEntries(columns)};
		},
	};
}

type Rows = {length: number; readonly time: Float64Array; readonly channels: Map<Channel, Float64Array>};

function emptyRows(capacity: number): Rows {
	return {length: 0, time: new Float64Array(capacity), channels: new Map()};
}

/** In new rows, since the old ones may be shown. The stretches double until there is room. */
function condensed(rows: Rows, {recent, older}: SessionLimits, before: number): readonly [Rows, number] {
	const end = rows.length - recent;
	let stretch = before;
	let stretches = stretchesOf(rows, end, stretch);
	while (stretches.reduce((sum, each) => sum + rowsFor(each), 0) > older) {
		stretch *= 2;
		stretches = stretchesOf(rows, end, stretch);
	}
	const next = emptyRows(rows.time.length);
	for (const channel of rows.channels.keys()) {
		next.channels.set(channel, new Float64Array(rows.time.length).fill(Number.NaN));
	}
	for (const each of stretches) copyExtremes(rows, each, next);
	next.time.set(rows.time.subarray(end, rows.length), next.length);
	for (const [channel, values] of rows.channels) {
		next.channels.get(channel)?.set(values.subarray(end, rows.length), next.length);
	}
	next.length += recent;
	return [next, stretch];
}

/** Rows of one stretch of time: those with a value, and the last of those without any, -1 where there is none. */
type Stretch = {readonly known: number[]; silent: number};

function stretchesOf(rows: Rows, end: number, seconds: number): readonly Stretch[] {
	const stretches: Stretch[] = [];
	let begun: number | null = null;
	for (let row = 0; row < end; row++) {
		const at = Math.floor((rows.time[row] ?? 0) / seconds);
		if (at !== begun) stretches.push({known: [], silent: -1});
		begun = at;
		const stretch = stretches[stretches.length - 1];
		if (stretch === undefined) continue;
		if (isSilent(rows, row)) stretch.silent = row;
		else stretch.known.push(row);
	}
	return stretches;
}

function isSilent({channels}: Rows, row: number): boolean {
	for (const values of channels.values()) if (!Number.isNaN(values[row])) return false;
	return true;
}

function rowsFor({known, silent}: Stretch): number {
	return Math.min(2, known.length) + (silent === -1 ? 0 : 1);
}

/** The least and the greatest value of each channel, in the order in which they came. */
function copyExtremes(rows: Rows, {known, silent}: Stretch, to: Rows): void {
	const [first = silent] = known;
	const last = known[known.length - 1] ?? first;
	const at = to.length;
	if (known.length > 0) to.time[to.length++] = rows.time[first] ?? 0;
	if (known.length > 1) to.time[to.length++] = rows.time[last] ?? 0;
	for (const [channel, values] of rows.channels) {
		const into = to.channels.get(channel);
		if (into === undefined || known.length === 0) continue;
		const [earlier, later] = extremesOf(values, known);
		into[at] = earlier;
		if (known.length > 1) into[at + 1] = later;
	}
	// Its columns are without values already.
	if (silent !== -1) to.time[to.length++] = rows.time[Math.max(silent, last)] ?? 0;
}

function extremesOf(values: Float64Array, rows: readonly number[]): readonly [number, number] {
	let least = -1;
	let greatest = -1;
	for (const row of rows) {
		const value = values[row] ?? Number.NaN;
		if (Number.isNaN(value)) continue;
		if (least === -1 || value < (values[least] ?? value)) least = row;
		if (greatest === -1 || value > (values[greatest] ?? value)) greatest = row;
	}
	const [earlier, later] = least <= greatest ? [least, greatest] : [greatest, least];
	return [values[earlier] ?? Number.NaN, values[later] ?? Number.NaN];
}
