import type {Finding} from './finding.ts';
import type {RunRecording} from './run-recording.ts';
import type {ServingResult} from './serving-result.ts';
import type {SystemInformation} from './system-information.ts';
import type {TeeMode} from './tee-mode.ts';
import type {Trace} from './trace.ts';

/** Where a run belongs. Derived from folders, file names and options while reading. */
export type Placement = {
	/** Experiment: its path below the root, e.g. `calibration/throughput_latency`. Several roots: prefixed by the root's name. */
	readonly experiment: string;
	/** Condition within the experiment, e.g. `Gemma3 1B` or `Llama3.1 8B_64`. */
	readonly condition: string;
	readonly teeMode: TeeMode;
	/** What said so: the folder's own name, an option, or nothing. */
	readonly modeSource: 'folder' | 'option' | 'none';
	/** The number in the file name, else the position in the folder, from 1. */
	readonly repetition: number;
};

/** One repetition: the unit of replication. */
export type Run = Placement & {
	/** Path of the result file below its root, unique in the dataset; `#k` is added for run k of a file of several. */
	readonly id: string;
	/** Absolute path of the result file. */
	readonly file: string;
	/** null: the file could not be read as a result (its findings say why). */
	readonly result: ServingResult | null;
	readonly traces: readonly Trace[];
	readonly systemInformation: SystemInformation | null;
	/** Where the run was recorded by `cai-tui record`. */
	readonly recording?: RunRecording;
	/** What reading this run's files brought up. The checks add theirs apart. */
	readonly findings: readonly Finding[];
	/** It is being made: without a result, or with one that is still being written. Nothing of it is a measurement yet. */
	readonly running?: Running;
	/** Of the result file: when it was last written (epoch seconds) and its size in bytes. */
	readonly modified: number;
	readonly bytes: number;
};

/** A run while it is watched. Times are seconds on the clock of its trace; null: no reading yet, or no clock. */
export type Running = {
	/** `benchmark`: only its trace is there. `writing`: its result file is there and ends inside a value. */
	readonly stage: 'benchmark' | 'writing';
	readonly startedAt: number | null;
	readonly lastSampleAt: number | null;
	/** Seconds without a new line, once they are more than three periods of the trace; null: it goes on. */
	readonly silence: number | null;
};
