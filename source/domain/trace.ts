import type {WallClock} from '../units/quantity.ts';

/** One reading of one GPU, recorded or live. null: the driver had no answer, which is not zero. */
export type Sample = {
	/** Wall clock, or seconds from the first row (see `Trace.clock`). */
	readonly time: number | null;
	/** Index, UUID or bus id as the log names it; '0' when it names none. */
	readonly gpu: string;
	readonly power: number | null;
	readonly powerLimit: number | null;
	readonly utilization: number | null;
	readonly memoryUtilization: number | null;
	readonly temperature: number | null;
	readonly smClock: number | null;
	readonly memoryClock: number | null;
	readonly memoryUsed: number | null;
	/** Bit mask of reasons why the clocks are held down. */
	readonly throttle: number | null;
};

/** The measured columns of a trace, their units, and what they are called. */
export type Channel = Exclude<keyof Sample, 'time' | 'gpu'>;

/** Samples of one GPU (or CPU package) by column. NaN marks a missing reading inside these arrays, and only here. */
export type TraceSeries = {
	readonly gpu: string;
	readonly name: string | null;
	/** Seconds on `Trace.clock`, as logged: may repeat or run backwards in a broken log. */
	readonly time: Float64Array;
	readonly channels: Readonly<Partial<Record<Channel, Float64Array>>>;
};

/** A power and utilization log beside a run. */
export type Trace = {
	/** Path below the root. */
	readonly path: string;
	readonly device: 'gpu' | 'cpu';
	/**
	 * `wall`: local wall clock, comparable with the run's `finishedAt`. `relative`: seconds from an unknown start.
	 * `none`: the log has no time; samples are taken to be one second apart, which is an assumption.
	 */
	readonly clock: 'wall' | 'relative' | 'none';
	readonly series: readonly TraceSeries[];
	/** First sample of any series; null when empty. */
	readonly start: WallClock | null;
	/** Channels that the log has a column for. */
	readonly columns: readonly Channel[];
	/** Rows that could not be read, and rows in all, header lines aside. */
	readonly rows: number;
	readonly badRows: number;
	/** Cells that were empty or carried one of nvidia-smi's tokens for "no answer", by channel. */
	readonly missing: Readonly<Partial<Record<Channel, number>>>;
	/** Lines such as `[GPU is lost]` or `No devices were found`, control characters removed. */
	readonly driverMessages: readonly string[];
	/** The last line was cut while being written (a killed logger). */
	readonly cutShort: boolean;
};
