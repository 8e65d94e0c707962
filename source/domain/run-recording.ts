import type {WallClock} from '../units/quantity.ts';

/** When the command ran that made a result, as `cai-tui record` saw it, on the clock of the log beside it. */
export type RunRecording = {
	/** The command was started: the benchmark began then or later. */
	readonly startedAt: WallClock;
	/** The result was written for the last time: the benchmark had ended by then. */
	readonly landedAt: WallClock;
};
