import {constants, copyFileSync, existsSync, linkSync, readFileSync, unlinkSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {type RecordingFile, recordingName} from '../../disk/run-recording.ts';
import {gpuTraceNames} from '../../disk/scan/companions.ts';
import {fileNameOf} from '../../disk/scan/file-name.ts';
import {printable} from '../../units/printable.ts';
import {reasonOf} from '../file-errors.ts';
import type {LandedResult, Span} from './landed.ts';
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
	const [only] = results;
	const spans = spansOf(
		results.map(({written, duration}) => ({written, duration})),
		{margin: Math.max(2, 2 * recorded.interval), utcOffset: recorded.utcOffset},
	);
	// Its lines are far fewer bytes than the results'.
	const slices = results.length > 1 ? slicesOf(readFileSync(recorded.log, 'utf8'), spans) : [];
	for (const [index, result] of results.entries()) {
		const name = printable(result.file.name);
		const obstacle = obstacleTo(result);
		if (obstacle !== null) {
			failures.push(`${name} ${obstacle}`);
			continue;
		}
		const {stem} = fileNameOf(result.file.name);
		const log = join(dirname(result.file.path), `${stem}_power_metrics.csv`);
		try {
			// First what says how the log is to be read: a reader may come at any time.
			writeBeside(result, recordingName(stem), recordingText(result, recorded));
			if (recorded.confCompute !== null) writeBeside(result, `${stem}_conf_compute.txt`, recorded.confCompute);
			if (result === only && results.length === 1) rename(recorded.log, log);
			else writeFileSync(log, slices[index] ?? '', {flag: 'wx'});
			logs.push(basename(log));
		} catch (error) {
			failures.push(`${name} has no log: ${reasonOf(error)}.`);
		}
	}
	if (results.length > 1 && failures.length === 0) unlinkSync(recorded.log);
	return {logs: logs.map(printable), failures};
}

/** Why a result cannot have the log, as the end of a sentence. */
function obstacleTo({file, isShared}: LandedResult): string | null {
	if (isShared) return 'holds other runs too: one log cannot be that of all.';
	const names = [...gpuTraceNames(file), recordingName(fileNameOf(file.name).stem)];
	const there = names.find(name => existsSync(join(dirname(file.path), name)));
	return there === undefined
		? null
		: `has ${printable(there)} beside it already, of a run before; that stays as it is.`;
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
