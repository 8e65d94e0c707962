import {constants, copyFileSync, existsSync, linkSync, readFileSync, unlinkSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {type RecordingFile, recordingName} from '../../disk/run-recording.ts';
import {fileNameOf} from '../../disk/scan/file-name.ts';
import {printable} from '../../units/printable.ts';
import {reasonOf} from '../file-errors.ts';
import type {LandedResult, Span} from './landed.ts';
import {logName, recordedNames} from './open-log.ts';
import {type LogSpan, slicesOf, spansOf} from './slices.ts';

export type Recorded = {
	/** Path of the log, under the name that it had while it was written. */
	readonly log: string;
	/** Paths that name a log by the time alone, the best first. */
	readonly timePaths: readonly string[];
	/** When the program ran. */
	readonly ran: Span;
	/** Seconds. */
	readonly interval: number;
	readonly utcOffset: number;
	/** What `nvidia-smi conf-compute -q` said; null: it said nothing. */
	readonly confCompute: string | null;
};

export type Kept = {
	/** Names of the logs that now lie beside a result. */
	readonly logs: readonly string[];
	/** Path of the log where not all of it is under others. */
	readonly whole: string;
	/** Sentences on what could not be given its name. */
	readonly failures: readonly string[];
};

/**
 * Puts beside each result what was recorded of it. Nothing that is there is written over; the log is kept under its old name
 * until all of it is under others.
 */
export function keep(results: readonly LandedResult[], recorded: Recorded): Kept {
	const logs: string[] = [];
	const failures: string[] = [];
	let whole = recorded.log;
	try {
		const isOne = results.length < 2;
		// One of several has no more right to its name than the others.
		if (!isOne && results.some(({file}) => logOf(file) === whole)) whole = aside(whole);
		// Its lines are far fewer bytes than the results'.
		const slices = isOne ? [] : slicesOf(readFileSync(whole, 'utf8'), spansIn(results, recorded));
		for (const [index, result] of results.entries()) {
			const log = logOf(result.file);
			const failure =
				obstacleTo(result, whole) ??
				notKept(() => {
					// First what says how the log is to be read: a reader may come at any time.
					noteBeside(result, recorded);
					if (!isOne) writeFileSync(log, slices[index] ?? '', {flag: 'wx'});
					else if (log !== whole) rename(whole, log);
				});
			if (failure === null) logs.push(printable(basename(log)));
			else failures.push(`${printable(result.file.name)} ${failure}`);
		}
		if (!isOne && failures.length === 0) unlinkSync(whole);
	} catch (error) {
		failures.push(`the log cannot be read again: ${reasonOf(error)}.`);
	}
	return {logs, whole, failures};
}

/** null: it is done. */
function notKept(write: () => void): string | null {
	try {
		write();
		return null;
	} catch (error) {
		return `has no log: ${reasonOf(error)}.`;
	}
}

function spansIn(results: readonly LandedResult[], {interval, utcOffset}: Recorded): readonly LogSpan[] {
	return spansOf(results, {margin: Math.max(2, 2 * interval), utcOffset});
}

function noteBeside(result: LandedResult, recorded: Recorded): void {
	const {stem} = fileNameOf(result.file.name);
	writeBeside(result, recordingName(stem), recordingText(result, recorded));
	if (recorded.confCompute !== null) writeBeside(result, `${stem}_conf_compute.txt`, recorded.confCompute);
}

/** Why a result cannot have the log, as the end of a sentence. */
function obstacleTo({file, isShared}: LandedResult, whole: string): string | null {
	if (isShared) return 'holds other runs too: one log cannot be that of all.';
	const paths = recordedNames(file.name).map(name => join(dirname(file.path), name));
	const there = paths.find(path => path !== whole && existsSync(path));
	return there === undefined
		? null
		: `has ${printable(basename(there))} beside it already, of a run before; that stays as it is.`;
}

export function logOf(file: LandedResult['file']): string {
	return join(dirname(file.path), logName(fileNameOf(file.name).stem));
}

/** Gives the log a name that is nobody's. */
function aside(log: string): string {
	const path = join(dirname(log), logName(`${basename(log, logName(''))}_whole`));
	rename(log, path);
	return path;
}

function recordingText({file, written, duration}: LandedResult, {ran, utcOffset}: Recorded): string {
	const noted: RecordingFile = {
		command_started: ran.from,
		command_ended: ran.to,
		result_written: written,
		result_bytes: file.bytes,
		result_duration: duration,
		log_utc_offset: utcOffset,
	};
	return `${JSON.stringify(noted, null, '\t')}\n`;
}

/** What is there is of a run before, or of the user: it stays. */
function writeBeside({file}: LandedResult, name: string, text: string): void {
	try {
		writeFileSync(join(dirname(file.path), name), text, {flag: 'wx'});
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
}

/** A move that cannot write over another file. */
export function rename(from: string, to: string): void {
	try {
		linkSync(from, to);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
		// Not every disk has hard links, and the result may lie on another.
		copyFileSync(from, to, constants.COPYFILE_EXCL);
	}
	unlinkSync(from);
}
