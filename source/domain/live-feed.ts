import type {Trace, TraceSeries} from './trace.ts';

/** The GPUs of this machine as they are now, and as they were since it was begun to look. */
export type LiveFeed = {
	/** The readings of the session: the last minutes as they were, of what is older the extremes; null: none yet. */
	readonly trace: Trace | null;
	/** All GPUs together, of which there are several; null: there is one, or none yet. */
	readonly together: Together | null;
	/** Seconds between two readings, as asked for. */
	readonly interval: number;
	/** What `nvidia-smi conf-compute -q` says; null: nothing, or not yet. */
	readonly confCompute: ConfCompute | null;
	/** What keeps readings from coming; null: they come. */
	readonly problem: LiveProblem | null;
	readonly recording: Recording | null;
};

/** Several GPUs as one, at the times of their readings. */
export type Together = {
	/** Their power. Where one of them has no answer it is not known. */
	readonly sum: TraceSeries;
	/** Of those that answer: the utilizations, temperature and clock. The three have their rows in common. */
	readonly mean: TraceSeries;
	readonly least: TraceSeries;
	readonly greatest: TraceSeries;
};

export type ConfCompute = {
	readonly state: 'on' | 'off' | null;
	/** With them the mode is on and nothing is confidential. */
	readonly devTools: boolean;
	/** Several GPUs behind protected PCIe: confidential although the mode reads off. */
	readonly protectedPcie: boolean;
};

export type LiveProblem = {
	/** A sentence. */
	readonly what: string;
	/** What to do. */
	readonly advice: string;
	/** Seconds until it is tried again; null: it is being tried. */
	readonly retryIn: number | null;
	/** No readings come at all: what was read last is not of now. */
	readonly isSilent: boolean;
	/** Seconds since the last reading; null: there has been none, or they come, or it is said in `what`. */
	readonly silentFor: number | null;
};

export type Recording = {
	readonly file: string;
	readonly lines: number;
	/** Why it was given up; null: it goes on. */
	readonly failure: string | null;
};

export function emptyFeed(interval: number): LiveFeed {
	return {trace: null, together: null, interval, confCompute: null, problem: null, recording: null};
}
