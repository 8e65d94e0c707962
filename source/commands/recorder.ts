import {closeSync, openSync, rmSync, writeSync} from 'node:fs';
import type {Recording} from '../domain/live-feed.ts';
import {printable} from '../units/printable.ts';
import {reasonOf} from './file-errors.ts';

/** Writes a log as nvidia-smi does: one header, then whole lines of readings, each on disk when the next is read. */
export type Recorder = {
	readonly take: (text: string) => void;
	/** nvidia-smi begins anew: what was cut off is no line. */
	readonly restart: () => void;
	readonly state: () => Recording;
	/** A file into which no reading came is removed: it would pass for a log. */
	readonly close: () => void;
};

/** Throws what the system says where the file cannot be made, or is there already. */
export function openRecorder(file: string): Recorder {
	const descriptor = openSync(file, 'wx');
	let rest = '';
	let lines = 0;
	let hasReadings = false;
	let isOpen = true;
	let header: string | null = null;
	let failure: string | null = null;
	const write = (line: string, isReading: boolean): void => {
		if (failure !== null || !isOpen) return;
		try {
			writeSync(descriptor, `${line}\n`);
			lines++;
			hasReadings ||= isReading;
		} catch (error) {
			failure = reasonOf(error);
		}
	};
	return {
		take(text) {
			const parts = (rest + text).split('\n');
			rest = parts.pop() ?? '';
			for (const part of parts) {
				const line = part.trimEnd();
				if (/^\d{4}\//.test(line)) write(line, true);
				// A driver that has forgotten a field names other columns: the header says so again.
				else if (line.startsWith('timestamp') && line !== header) {
					header = line;
					write(line, false);
				}
			}
		},
		restart() {
			rest = '';
		},
		state: () => ({file: printable(file), lines, failure}),
		close() {
			if (!isOpen) return;
			isOpen = false;
			closeSync(descriptor);
			if (!hasReadings) rmSync(file, {force: true});
		},
	};
}
