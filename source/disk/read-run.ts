import type {Ignored} from '../domain/dataset.ts';
import type {Finding} from '../domain/finding.ts';
import type {Run} from '../domain/run.ts';
import type {Trace} from '../domain/trace.ts';
import {printable} from '../units/printable.ts';
import type {InformationLibrary} from './information-library.ts';
import type {FileProblem, ParsedFile, ParseResultFile} from './read-event.ts';
import {fileNameOf} from './scan/file-name.ts';
import type {ResultFile} from './scan/scan.ts';
import type {FoundFile} from './scan/walk.ts';
import {readTrace} from './trace/read-trace.ts';
import {variantsOf} from './variants.ts';

export type ReadFile = {
	readonly runs: readonly Run[];
	readonly findings: readonly Finding[];
	readonly ignored: readonly Ignored[];
};

export type RunReader = {
	readonly parse: ParseResultFile;
	readonly information: InformationLibrary;
	readonly signal: AbortSignal;
};

/** One result file with all that lies beside it: a run, several, or why it is none. */
export async function readRun(result: ResultFile, {parse, information, signal}: RunReader): Promise<ReadFile> {
	const {file, id, placement} = result;
	const parsed = await parse(file.path, signal);
	if (parsed.foreign !== null) return foreign(id, parsed, parsed.foreign);
	const traced = await readTraces(result, signal);
	const {results, problems} = parsed;
	const common = {
		file: file.path,
		systemInformation: await information.find({
			folder: file.folder,
			modeDepth: result.modeDepth,
			teeMode: placement.teeMode,
			stamp: fileNameOf(file.name).stamp,
			candidates: result.information,
			confCompute: result.companions.confCompute,
		}),
		modified: file.modified,
		bytes: file.bytes,
	};
	if (results.length > 1) {
		const variants = variantsOf(results);
		const findings = [...problems, ...traced.problems].map(problem => findingOf(problem, 'file', id));
		const runs = results.map((each, index): Run => {
			const {suffix = '', repetition = 1} = variants[index] ?? {};
			// A log of several runs shows which part is whose only by its clock.
			const traces = each.finishedAt === null ? [] : traced.traces.filter(({clock}) => clock === 'wall');
			const condition = placement.condition + suffix;
			return {
				...common,
				...placement,
				condition,
				repetition,
				id: `${id}#${index + 1}`,
				result: each,
				traces,
				findings: [],
			};
		});
		return {runs, findings, ignored: []};
	}
	const findings = [...problems, ...traced.problems].map(problem => findingOf(problem, 'run', id));
	const run: Run = {...common, ...placement, id, result: results[0] ?? null, traces: traced.traces, findings};
	return {runs: [run], findings: [], ignored: []};
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
	};
}

type Traced = {readonly traces: readonly Trace[]; readonly problems: readonly FileProblem[]};

async function readTraces({companions, folderId}: ResultFile, signal: AbortSignal): Promise<Traced> {
	const traces: Trace[] = [];
	const problems: FileProblem[] = [];
	for (const device of ['gpu', 'cpu'] as const) {
		const file: FoundFile | null = companions[device];
		if (file === null) continue;
		const name = printable(file.name);
		const read = await readTrace(file.path, {path: folderId + name, device, signal});
		if (read.trace !== null) traces.push(read.trace);
		problems.push(
			...read.problems.map(problem => ({
				...problem,
				message: `${name}: ${problem.message}`,
				evidence: {...problem.evidence, file: folderId + name},
			})),
		);
	}
	return {traces, problems};
}

function findingOf(problem: FileProblem, scope: 'run' | 'file', path: string): Finding {
	return {...problem, scope, path};
}
