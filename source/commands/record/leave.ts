import {existsSync, unlinkSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {type LeftoverFile, recordingName} from '../../disk/run-recording.ts';
import {printable} from '../../units/printable.ts';
import {reasonOf} from '../file-errors.ts';
import {type Recorded, rename} from './keep.ts';
import {logName} from './open-log.ts';

export type Left = {
	/** Name of the log. */
	readonly name: string;
	/** What could not be done, in a sentence. */
	readonly failure: string | null;
};

/**
 * What becomes of a log that no result has taken. It gives up the name that it had in expectation of one, so that the next
 * attempt finds it free; and a note beside it says that nobody goes on writing it. `results`: how many there are.
 */
export function leave(log: string, results: number, recorded: Recorded): Left {
	const {ran, utcOffset, timePaths} = recorded;
	const noted: LeftoverFile = {
		command_started: ran.from,
		command_ended: ran.to,
		results,
		log_utc_offset: utcOffset,
	};
	const isExpectant = results === 0 && !timePaths.includes(log);
	try {
		for (const path of isExpectant ? timePaths : [log]) {
			if (path !== log && existsSync(path)) continue;
			const note = join(dirname(path), recordingName(basename(path, logName(''))));
			// First what says that it has ended: a reader may come at any time.
			const isNoted = isDone(() => writeFileSync(note, `${JSON.stringify(noted, null, '\t')}\n`, {flag: 'wx'}));
			if (path === log || (isNoted && isDone(() => rename(log, path)))) return {name: nameOf(path), failure: null};
			if (isNoted) unlinkSync(note);
		}
		return {name: nameOf(log), failure: null};
	} catch (error) {
		return {name: nameOf(log), failure: `it cannot be noted of the log that it has ended: ${reasonOf(error)}.`};
	}
}

function nameOf(path: string): string {
	return printable(basename(path));
}

/** false: there is such a file. */
function isDone(write: () => void): boolean {
	try {
		write();
		return true;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw error;
	}
}
