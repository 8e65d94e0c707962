import type {ConditionParameters} from './condition-parameters.ts';
import type {Finding} from './finding.ts';
import type {Run} from './run.ts';
import type {TeeMode} from './tee-mode.ts';
import type {Trace} from './trace.ts';

/** The repetitions of one condition in one TEE mode, by repetition number. */
export type ModeGroup = {
	/** `<condition id>/<tee mode>` */
	readonly id: string;
	readonly teeMode: TeeMode;
	readonly runs: readonly Run[];
};

/** One point of an experiment, measured with the TEE off and on. */
export type Condition = {
	/** `<experiment id>/<name>` */
	readonly id: string;
	readonly experiment: string;
	readonly name: string;
	readonly parameters: ConditionParameters;
	/** Off, on, unknown: only those that have runs. */
	readonly modes: readonly ModeGroup[];
};

export type Experiment = {
	/** Path below the root. */
	readonly id: string;
	/** Last part of the id. */
	readonly name: string;
	readonly conditions: readonly Condition[];
};

/** A file or folder that was seen and not read, with the reason in words. */
export type Ignored = {
	readonly path: string;
	readonly reason: string;
	/** Of many for one reason: how many of them are in the folder that `path` then is. */
	readonly times?: number;
};

/** A study as far as it has been read. Immutable: a further run makes a new one that shares the rest. */
export type Dataset = {
	/** Absolute paths. */
	readonly roots: readonly string[];
	readonly experiments: readonly Experiment[];
	/** All runs, in the order of the tree. */
	readonly runs: readonly Run[];
	/** From reading: about files that belong to no run. */
	readonly findings: readonly Finding[];
	readonly ignored: readonly Ignored[];
	/** GPU logs that belong to no run: no number rests on them. */
	readonly looseTraces?: readonly Trace[];
	/** True when any of its files is marked as written by `cai-tui demo`. */
	readonly synthetic: boolean;
	/** Epoch seconds at which it was read; absent: not known. */
	readonly readAt?: number;
	/** Further runs are still being read: what seems to be missing may yet come. */
	readonly isPartial?: true;
};
