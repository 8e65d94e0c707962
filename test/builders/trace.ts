import type {Channel, Trace, TraceSeries} from '../../source/domain/trace.ts';
import type {WallClock} from '../../source/units/quantity.ts';
import {endOfRun} from './result.ts';

/** Readings of one GPU; null is a missing one. */
export type GpuParts = Readonly<Partial<Record<Channel, readonly (number | null)[]>>> & {
	readonly gpu?: string;
	readonly name?: string | null;
	/** Seconds from `start`; a row each `period` when left out. */
	readonly time?: readonly number[];
};

export type TraceParts = GpuParts & {
	readonly path?: string;
	readonly device?: Trace['device'];
	readonly clock?: Trace['clock'];
	/** Clock of the first row. By default the log begins with a run of 60 s that ends at `endOfRun`. */
	readonly start?: number;
	readonly period?: number;
	/** Several GPUs, each with its readings. */
	readonly gpus?: readonly GpuParts[];
	readonly badRows?: number;
	readonly driverMessages?: readonly string[];
	readonly cutShort?: boolean;
};

const channels: readonly Channel[] = [
	'power',
	'powerLimit',
	'utilization',
	'memoryUtilization',
	'temperature',
	'smClock',
	'memoryClock',
	'memoryUsed',
	'throttle',
];

/** A log in memory: `traceOf({power: [66, 380, 380, 66], period: 1})`. */
export function traceOf(parts: TraceParts = {}): Trace {
	const {path = 'run_power_metrics.csv', device = 'gpu', clock = 'wall', period = 1, gpus = [parts]} = parts;
	const start = parts.start ?? (clock === 'wall' ? endOfRun - 60 : 0);
	const series = gpus.map((gpu, index) => seriesOf(gpu, String(index), start, period));
	const missing = channels.flatMap(channel => {
		const count = gpus.flatMap(gpu => gpu[channel] ?? []).filter(value => value === null).length;
		return count === 0 ? [] : [[channel, count]];
	});
	return {
		path,
		device,
		clock,
		series,
		start: series.some(({time}) => time.length > 0) ? (start as WallClock) : null,
		columns: channels.filter(channel => gpus.some(gpu => gpu[channel] !== undefined)),
		rows: series.reduce((count, {time}) => count + time.length, 0),
		badRows: parts.badRows ?? 0,
		missing: Object.fromEntries(missing),
		driverMessages: parts.driverMessages ?? [],
		cutShort: parts.cutShort ?? false,
	};
}

function seriesOf(gpu: GpuParts, index: string, start: number, period: number): TraceSeries {
	const length = Math.max(gpu.time?.length ?? 0, ...channels.map(channel => gpu[channel]?.length ?? 0));
	const offsets = gpu.time ?? Array.from({length}, (_, row) => row * period);
	const measured = channels.flatMap(channel => {
		const values = gpu[channel];
		return values === undefined ? [] : [[channel, Float64Array.from(values, value => value ?? Number.NaN)]];
	});
	return {
		gpu: gpu.gpu ?? index,
		name: gpu.name ?? null,
		time: Float64Array.from(offsets, offset => start + offset),
		channels: Object.fromEntries(measured),
	};
}
