import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {reasonOf} from '../file-errors.ts';
import type {Reading} from '../reading.ts';
import {openRecorder, type Recorder} from '../recorder.ts';

export type OpenLog = {readonly path: string; readonly recorder: Recorder};

/** Names that are tried where several recordings are begun in one second. */
const mostNames = 100;

/**
 * Begins a log in the folder, which is made where it is missing. Until its result is there the log is named by the time: the
 * explorer takes it for a run that is under way.
 */
export function openLog(folder: string, stamp: string): Reading<OpenLog> {
	try {
		mkdirSync(folder, {recursive: true});
		for (let number = 1; number <= mostNames; number++) {
			const path = join(folder, `${stamp}${number === 1 ? '' : `-${number}`}_power_metrics.csv`);
			const recorder = openAt(path);
			if (recorder !== null) return {value: {path, recorder}};
		}
		return {mistake: `${folder} holds too many recordings of this second.`};
	} catch (error) {
		return {mistake: `nothing can be recorded into ${folder}: ${isThere(error) ? 'it is a file' : reasonOf(error)}.`};
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
