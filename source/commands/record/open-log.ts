import {existsSync, mkdirSync, rmdirSync, rmSync, statSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {recordingName} from '../../disk/run-recording.ts';
import {gpuTraceNames} from '../../disk/scan/companions.ts';
import {fileKindOf} from '../../disk/scan/file-kind.ts';
import {fileNameOf} from '../../disk/scan/file-name.ts';
import {reasonOf} from '../file-errors.ts';
import type {Reading} from '../reading.ts';
import {openRecorder, type Recorder} from '../recorder.ts';

export type OpenLog = {
	/** Absolute, as are the others. */
	readonly path: string;
	readonly recorder: Recorder;
	/** Paths that name a log by the time alone, the best first. */
	readonly timePaths: readonly string[];
	/** As though nothing had been begun: the log goes, and the folders that were made for it. */
	readonly undo: () => void;
};

/** Names that are tried where several recordings are begun in one second. */
const mostNames = 100;

/**
 * Begins a log in the folder, which is made where it is missing. Until its result is there the log is named by what the
 * program is told to call it, else by the time: the explorer takes it for a run that is under way.
 */
export function openLog(folder: string, stamp: string, program: readonly string[]): Reading<OpenLog> {
	let made: string | undefined;
	try {
		const result = namedResult(program);
		const before = recordedBefore(folder, program);
		if (before !== null) return {mistake: before};
		made = makeFolders(folder);
		const isFree = result !== null && ![result, ...recordedNames(result)].some(name => existsSync(join(folder, name)));
		const numbers = Array.from({length: mostNames - 1}, (_, index) => `${stamp}-${index + 2}`);
		const timePaths = [stamp, ...numbers].map(stem => resolve(folder, logName(stem)));
		for (const path of [...(isFree ? [resolve(folder, logName(fileNameOf(result).stem))] : []), ...timePaths]) {
			const recorder = openAt(path);
			if (recorder === null) continue;
			const undo = (): void => {
				recorder.close();
				rmSync(path, {force: true});
				removeEmpty(folder, made);
			};
			return {value: {path, recorder, timePaths, undo}};
		}
		return {mistake: `${folder} holds too many recordings of this second.`};
	} catch (error) {
		removeEmpty(folder, made);
		return {mistake: `nothing can be recorded into ${folder}: ${isThere(error) ? 'it is a file' : reasonOf(error)}.`};
	}
}

export function logName(stem: string): string {
	return `${stem}_power_metrics.csv`;
}

/** Names under which a recording of the result lies beside it. */
export function recordedNames(result: string): readonly string[] {
	return [...gpuTraceNames({name: result}), recordingName(fileNameOf(result).stem)];
}

/** A benchmark writes over the result of its name: what was recorded of that would be left without it. */
function recordedBefore(folder: string, program: readonly string[]): string | null {
	const name = optionOf(program, '--result-filename');
	if (name === null || program.includes('--append-result')) return null;
	const path = resolve(optionOf(program, '--result-dir') ?? '.', name);
	if (dirname(path) !== resolve(folder) || !existsSync(path)) return null;
	const log = recordedNames(basename(path)).find(each => existsSync(join(folder, each)));
	if (log === undefined) return null;
	return `${join(folder, basename(path))} is there with its log, ${log}, and COMMAND would write over it. Give another --result-filename, or move them away.`;
}

/** `--result-filename run.json`. null: nothing of the kind. */
function namedResult(program: readonly string[]): string | null {
	const name = basename(optionOf(program, '--result-filename') ?? '');
	return fileKindOf(name).kind === 'result' ? name : null;
}

/** Of `--option value` or `--option=value`; null: it is not among the words. */
function optionOf(program: readonly string[], option: string): string | null {
	const index = program.findIndex(word => word === option || word.startsWith(`${option}=`));
	if (index === -1) return null;
	const word = program[index] ?? '';
	return word === option ? (program[index + 1] ?? null) : word.slice(option.length + 1);
}

/** Makes the folder and those above it that are missing, and returns the first of them: `recursive` never ends below /proc. */
function makeFolders(folder: string): string | undefined {
	let first: string | undefined;
	const missing: string[] = [];
	for (let each = resolve(folder); !existsSync(each); each = dirname(each)) missing.unshift(each);
	try {
		for (const each of missing) {
			if (isMade(each)) first ??= each;
		}
	} catch (error) {
		if (first !== undefined) removeEmpty(missing.findLast(each => existsSync(each)) ?? first, first);
		throw error;
	}
	// Also where it is a file.
	if (missing.length === 0 && !statSync(folder).isDirectory())
		throw Object.assign(new Error('a file'), {code: 'EEXIST'});
	return first;
}

/** false: another recording that begins now has made it meanwhile. */
function isMade(folder: string): boolean {
	try {
		mkdirSync(folder);
		return true;
	} catch (error) {
		if (isThere(error) && statSync(folder, {throwIfNoEntry: false})?.isDirectory() === true) return false;
		throw error;
	}
}

/** The folder and those above it, up to the first that was made: as far as nobody else has put anything into them. */
function removeEmpty(folder: string, made: string | undefined): void {
	if (made === undefined) return;
	const top = resolve(made);
	try {
		for (let each = resolve(folder); each.startsWith(top); each = dirname(each)) rmdirSync(each);
	} catch {
		// Not empty, or gone already.
	}
}

/** null: there is such a file. */
function openAt(path: string): Recorder | null {
	try {
		return openRecorder(path);
	} catch (error) {
		if (!isThere(error)) throw error;
		return null;
	}
}

function isThere(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** `20251118_1020-31`, as the study's scripts name their files, in local time. */
export function stampAt(date: Date): string {
	const two = (value: number): string => String(value).padStart(2, '0');
	const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
	return `${day}_${two(date.getHours())}${two(date.getMinutes())}-${two(date.getSeconds())}`;
}
