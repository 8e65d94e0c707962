import {basename} from 'node:path';
import {fileNameOf} from '../../disk/scan/file-name.ts';
import {toMilliseconds} from '../../units/convert.ts';
import {printable} from '../../units/printable.ts';
import {reasonOf} from '../file-errors.ts';
import type {Recorder} from '../recorder.ts';
import {gapsInAll} from './gap-words.ts';
import {keep, logOf, type Recorded} from './keep.ts';
import type {Landed, LandedResult} from './landed.ts';
import {leave} from './leave.ts';
import {stampAt} from './open-log.ts';
import type {PowerGap} from './power-gaps.ts';
import {type Machine, noteMachine} from './system-information.ts';

export type Recording = {
	readonly folder: string;
	/** As it was given. */
	readonly name: string;
	/** What the program has written. */
	readonly landed: Landed;
	readonly machine: Machine;
	readonly recorded: Recorded;
	/** The log, as far as it was written. */
	readonly state: ReturnType<Recorder['state']>;
	/** When the log has no power. */
	readonly gaps: readonly PowerGap[];
	/** When the log ended, in seconds since 1970. */
	readonly end: number;
	readonly say: (sentence: string) => void;
};

export type Finished = {
	/** Paths of the results that the program has written. */
	readonly files: readonly string[];
	/** There is a result, and each has its log. */
	readonly isWhole: boolean;
};

/** Puts what was recorded beside what the program has written, and says what became of it. */
export async function finish(recording: Recording): Promise<Finished> {
	const {name, landed, recorded, state, gaps, end, say} = recording;
	const {results, strangers} = landed;
	const {logs, whole, failures} = keep(results, recorded);
	const note = await notedMachine(recording, results);
	for (const sentence of strangers) say(`${sentence} It is none of this recording.`);
	for (const sentence of failures) say(sentence);
	for (const sentence of gapsInAll(gaps, {end, utcOffset: recorded.utcOffset})) say(sentence);
	const isLeft = results.length === 0 || (failures.length > 0 && !results.some(({file}) => logOf(file) === whole));
	const left = isLeft ? leave(whole, results.length, recorded) : null;
	if (left?.failure != null) say(left.failure);
	const kept = left?.name ?? printable(basename(whole));
	const size = `${Math.max(0, state.lines - 1)} readings`;
	if (results.length === 0) say(`no result came into ${printable(name)}. The log is kept: ${kept}, ${size}.`);
	else if (failures.length > 0) say(`the whole log is kept as ${kept}, ${size}.`);
	if (logs.length > 0)
		say(`recorded ${size} in ${logs.join(', ')}${note === null ? '' : `, and the machine in ${note}`}.`);
	return {
		files: results.map(({file}) => file.path),
		isWhole: results.length > 0 && failures.length === 0 && state.failure === null,
	};
}

/** Named by the earliest stamp that a result of it bears: scripts name results before they are made. */
async function notedMachine(recording: Recording, results: readonly LandedResult[]): Promise<string | null> {
	const {folder, machine, recorded, say} = recording;
	const started = new Date(toMilliseconds(recorded.ran.from));
	const stamps = results.flatMap(({file}) => /\d{8}_\d{4}-\d{2}/.exec(fileNameOf(file.name).stem)?.[0] ?? []);
	const [stamp = ''] = [stampAt(started), ...stamps].sort();
	try {
		return results.length === 0 ? null : await noteMachine(folder, stamp, started.toISOString(), machine);
	} catch (error) {
		say(`the machine cannot be noted: ${reasonOf(error)}.`);
		return null;
	}
}
