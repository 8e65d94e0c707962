import {constants, copyFileSync, existsSync, linkSync, readFileSync, unlinkSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {type RecordingFile, recordingName} from '../../disk/run-recording.ts';
import {fileNameOf} from '../../disk/scan/file-name.ts';
import {printable} from '../../units/printable.ts';
import {reasonOf} from '../file-errors.ts';
import type {LandedResult, Span} from './landed.ts';
import {logName, recordedNames} from './open-log.ts';
import {slicesOf, spansOf} from './slices.ts';

export type Recorded = {
	/** Path of the log, under the name that it had while it was written. */
	readonly log: string;
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
	/** Name of the log where not all of it is under others. */
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
	const spans = spansOf(
		results.map(({written, duration}) => ({written, duration})),
		{margin: Math.max(2, 2 * recorded.interval), utcOffset: recorded.utcOffset},
	);
	// Its lines are far fewer bytes than the results'.
	const slices = results.length > 1 ? slicesOf(readFileSync(recorded.log, 'utf8'), spans) : [];
	// One of several has no more right to its name than the others.
	const whole =
		results.length > 1 && results.some(({file}) => logOf(file) === recorded.log) ? aside(recorded) : recorded.log;
	for (const [index, result] of results.entries()) {
		const name = printable(result.file.name);
		const obstacle = obstacleTo(result, whole);
		if (obstacle !== null) {
			failures.push(`${name} ${obstacle}`);
			continue;
		}
		const {stem} = fileNameOf(result.file.name);
		const log = logOf(result.file);
		try {
			// First what says how the log is to be read: a reader may come at any time.
			writeBeside(result, recordingName(stem), recordingText(result, recorded));
			if (recorded.confCompute !== null) writeBeside(result, `${stem}_conf_compute.txt`, recorded.confCompute);
			if (results.length > 1) writeFileSync(log, slices[index] ?? '', {flag: 'wx'});
			else if (log !== whole) rename(whole, log);
			logs.push(basename(log));
		} catch (error) {
			failures.push(`${name} has no log: ${reasonOf(error)}.`);
		}
	}
	if (results.length > 1 && failures.length === 0) unlinkSync(whole);
	return {logs: logs.map(printable), whole: printable(basename(whole)), failures};
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

function logOf(file: LandedResult['file']): string {
	return join(dirname(file.path), logName(fileNameOf(file.name).stem));
}

/** Gives the log a name that is nobody's. */
function aside({log}: Recorded): string {
	const path = join(dirname(log), logName(`${basename(log, logName(''))}_whole`));
	rename(log, path);
	return path;
}

function recordingText({file, written}: LandedResult, {ran, utcOffset}: Recorded): string {
	const noted: RecordingFile = {
		command_started: ran.from,
		command_ended: ran.to,
		result_written: written,
		result_bytes: file.bytes,
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
function rename(from: string, to: string): void {
	try {
		linkSync(from, to);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
		// Not every disk has hard links, and the result may lie on another.
		copyFileSync(from, to, constants.COPYFILE_EXCL);
	}
	unlinkSync(from);
}
