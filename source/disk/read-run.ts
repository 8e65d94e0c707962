import type {Ignored} from '../domain/dataset.ts';
import type {Finding} from '../domain/finding.ts';
import type {Run} from '../domain/run.ts';
import type {RunRecording} from '../domain/run-recording.ts';
import type {SystemInformation} from '../domain/system-information.ts';
import type {Trace} from '../domain/trace.ts';
import {printable} from '../units/printable.ts';
import type {InformationLibrary} from './information-library.ts';
import type {Depth, FileProblem, ParsedFile, ParseResultFile, ParseTraceFile, ReadEvent} from './read-event.ts';
import {readRecording} from './run-recording.ts';
import {fileNameOf} from './scan/file-name.ts';
import type {ResultFile} from './scan/scan.ts';
import type {FoundFile} from './scan/walk.ts';
import {variantsOf} from './variants.ts';

export type ReadFile = {
	readonly runs: readonly Run[];
	readonly findings: readonly Finding[];
	readonly ignored: readonly Ignored[];
	/** Where only the headline was read: the same with everything. */
	readonly rest: (() => Promise<ReadFile>) | null;
};

export type RunReader = {
	readonly parse: ParseResultFile;
	readonly parseTrace: ParseTraceFile;
	readonly information: InformationLibrary;
	readonly depth: Depth;
	readonly signal: AbortSignal;
};

/** One result file with all that lies beside it: a run, several, or why it is none. */
export async function readRun(result: ResultFile, reader: RunReader): Promise<ReadFile> {
	const {file, id} = result;
	const {parse, depth, signal} = reader;
	const parsed = await parse(file.path, signal, depth);
	if (parsed.foreign !== null) return foreign(id, parsed, parsed.foreign);
	const beside = await readBeside(result, parsed, reader);
	const read = readFile(result, parsed, beside);
	if (parsed.isHeadline !== true) return read;
	return {...read, rest: async () => readFile(result, await parse(file.path, signal, 'everything'), beside)};
}

/** What is read of the files beside a result. */
type Beside = Traced & {
	readonly systemInformation: SystemInformation | null;
	readonly recording: RunRecording | null;
};

async function readBeside(result: ResultFile, parsed: ParsedFile, reader: RunReader): Promise<Beside> {
	const {file, placement} = result;
	const {isOfAnother = false, ...noted} = await readNotes(result, parsed);
	const gpu = isOfAnother ? null : result.companions.gpu;
	const traced = await readTraces({...result, companions: {...result.companions, gpu}}, reader);
	const systemInformation = await reader.information.find({
		folder: file.folder,
		modeDepth: result.modeDepth,
		teeMode: placement.teeMode,
		stamp: fileNameOf(file.name).stamp,
		candidates: result.information,
		confCompute: result.companions.confCompute,
	});
	return {...traced, ...noted, problems: [...traced.problems, ...noted.problems], systemInformation};
}

function readFile(result: ResultFile, {results, problems}: ParsedFile, beside: Beside): ReadFile {
	const {file, id, placement} = result;
	const {traces, systemInformation, recording} = beside;
	const common = {file: file.path, systemInformation, modified: file.modified, bytes: file.bytes};
	const allProblems = [...problems, ...beside.problems];
	if (results.length > 1) {
		const variants = variantsOf(results);
		const runs = results.map((each, index): Run => {
			const {suffix = '', repetition = 1} = variants[index] ?? {};
			return {
				...common,
				...placement,
				condition: placement.condition + suffix,
				repetition,
				id: `${id}#${index + 1}`,
				result: each,
				// A log of several runs shows which part is whose only by its clock.
				traces: each.finishedAt === null ? [] : traces.filter(({clock}) => clock === 'wall'),
				findings: [],
			};
		});
		return {runs, findings: allProblems.map(problem => findingOf(problem, 'file', id)), ignored: [], rest: null};
	}
	const findings = allProblems.map(problem => findingOf(problem, 'run', id));
	const run: Run = {
		...common,
		...placement,
		id,
		result: results[0] ?? null,
		traces,
		// Of several runs in one file it would say only when the last was written.
		...(recording === null ? {} : {recording}),
		findings,
	};
	return {runs: [run], findings: [], ignored: [], rest: null};
}

function foreign(id: string, {problems}: ParsedFile, is: string): ReadFile {
	const problem: FileProblem = {
		code: 'json-not-a-run',
		severity: 'note',
		message: `The file is not a serving result: ${is}.`,
		advice: 'Nothing to mend, unless it should have been one.',
		evidence: {is},
	};
	return {
		runs: [],
		findings: [problem, ...problems].map(each => findingOf(each, 'file', id)),
		ignored: [{path: id, reason: `not a serving result: ${is}`}],
		rest: null,
	};
}

type Traced = {readonly traces: readonly Trace[]; readonly problems: readonly FileProblem[]};

async function readTraces({companions, folderId}: ResultFile, {parseTrace, signal}: RunReader): Promise<Traced> {
	const traces: Trace[] = [];
	const problems: FileProblem[] = [];
	for (const device of ['gpu', 'cpu'] as const) {
		const file: FoundFile | null = companions[device];
		if (file === null) continue;
		const read = await parseTrace(file.path, device, signal);
		if (read.trace !== null) traces.push({...read.trace, path: folderId + printable(file.name)});
		problems.push(...read.problems.map(problem => aboutFile(problem, file, folderId)));
	}
	return {traces, problems};
}

/** What was noted of the run while it was recorded. */
async function readNotes(
	{file: {bytes}, companions, folderId}: ResultFile,
	{results}: ParsedFile,
): ReturnType<typeof readRecording> {
	const file = companions.recording;
	if (file === null) return {recording: null, problems: []};
	const [only, ...others] = results;
	const duration = others.length > 0 ? null : (only?.duration ?? null);
	const read = await readRecording(file.path, {bytes, duration});
	return {...read, problems: read.problems.map(problem => aboutFile(problem, file, folderId))};
}

/** Beside a run lie several files: which one is meant is said. */
function aboutFile(problem: FileProblem, {name}: FoundFile, folderId: string): FileProblem {
	const shown = printable(name);
	return {
		...problem,
		message: `${shown}: ${problem.message}`,
		evidence: {...problem.evidence, file: folderId + shown},
	};
}

function findingOf(problem: FileProblem, scope: 'run' | 'file', path: string): Finding {
	return {...problem, scope, path};
}

/** What there is to tell of a file that was read. */
export function* eventsOf({findings, ignored, runs}: ReadFile): Generator<ReadEvent> {
	for (const finding of findings) yield {type: 'finding', finding};
	for (const each of ignored) yield {type: 'ignored', ignored: each};
	for (const run of runs) yield {type: 'run', run};
}
