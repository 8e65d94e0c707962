import type {Ignored} from '../domain/dataset.ts';
import type {Finding, Severity} from '../domain/finding.ts';
import type {Run} from '../domain/run.ts';
import type {ServingResult} from '../domain/serving-result.ts';
import type {Trace} from '../domain/trace.ts';
import type {Json} from '../units/json.ts';

/** What reading a study says as it goes. Usable from the first run; a bad file is a finding, never the end. */
export type ReadEvent =
	/** Directories are walked: so many result files known so far, of so many bytes. */
	| {readonly type: 'found'; readonly files: number; readonly bytes: number}
	| {readonly type: 'run'; readonly run: Run}
	| {readonly type: 'finding'; readonly finding: Finding}
	| {readonly type: 'ignored'; readonly ignored: Ignored}
	/** A GPU log that belongs to no result: told after all results. */
	| {readonly type: 'loose trace'; readonly trace: Trace}
	/** What was told of the files or folders at these paths holds no more; what now does, if anything, is told next. */
	| {readonly type: 'forgotten'; readonly paths: readonly string[]}
	/** Reading is over, and the folders are watched from now on. */
	| {readonly type: 'watching'}
	/** A file is done, with or without a run. */
	| {readonly type: 'progress'; readonly done: number; readonly total: number}
	| {readonly type: 'done'};

export type ReadOptions = {
	readonly signal?: AbortSignal;
	/** For data that carries no mode in its folders. */
	readonly mode?: 'tee_on' | 'tee_off';
	/** Patterns for other names of the mode folders, e.g. `tee_*` → tee_on. `*` matches within one folder name. */
	readonly modeMap?: readonly {readonly pattern: string; readonly mode: 'tee_on' | 'tee_off'}[];
	/** Turns one result file into results; the program passes a pool of threads, tests read in place. */
	readonly parse?: ParseResultFile;
	/** The same for logs. */
	readonly parseTrace?: ParseTraceFile;
	/** Tells large results without the times between their tokens first, and again with them when all are told. */
	readonly headlineFirst?: boolean;
};

/** A tree to read; `mode` where the whole tree was measured in one (`--tee-off DIR --tee-on DIR`). */
export type Root = {readonly path: string; readonly mode?: 'tee_on' | 'tee_off'};

/** `headline`: all but what rests on the times between single tokens, of a file for which that is far less to read. */
export type Depth = 'headline' | 'everything';

export type ParseResultFile = (file: string, signal?: AbortSignal, depth?: Depth) => Promise<ParsedFile>;

/** A GPU or CPU log. Its trace does not know yet where in the study it belongs: its `path` is empty. */
export type ParseTraceFile = (file: string, device: Trace['device'], signal?: AbortSignal) => Promise<ParsedTrace>;

/** null: the file is no log, and the problem says what it is instead. */
export type ParsedTrace = {readonly trace: Trace | null; readonly problems: readonly FileProblem[]};

/** The runs of one result file (one, or several of an NDJSON file), and what was wrong with it. */
export type ParsedFile = {
	readonly results: readonly ServingResult[];
	/** What the file is, in words, where it is nothing of ours: `a list`, `a vLLM latency benchmark`. null: a result, or meant as one. */
	readonly foreign: string | null;
	readonly problems: readonly FileProblem[];
	/** The times between tokens were not read, as was asked: reading everything adds what rests on them. */
	readonly isHeadline?: true;
};

/** A finding that does not know yet where in the study it belongs. */
export type FileProblem = {
	readonly code: string;
	readonly severity: Severity;
	readonly message: string;
	readonly advice: string;
	readonly evidence: Readonly<Record<string, Json>>;
};
