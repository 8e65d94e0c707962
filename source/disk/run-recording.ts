import {readFile} from 'node:fs/promises';
import * as z from 'zod/mini';
import type {RunRecording} from '../domain/run-recording.ts';
import {printable} from '../units/printable.ts';
import {wallClock} from '../units/quantity.ts';
import {isSystemError, notReadable} from './problems.ts';
import type {FileProblem} from './read-event.ts';

/** Seconds since 1970, UTC: from this century, so that milliseconds are no seconds. */
const epoch = z.number().check(z.gte(946_684_800), z.lt(4_102_444_800));

const schema = z
	.object({
		/** When the command was started and when it had ended. */
		command_started: epoch,
		command_ended: epoch,
		/** When the result was written for the last time, and how large it then was. */
		result_written: epoch,
		result_bytes: z.int().check(z.nonnegative()),
		/** How long the run took, as its result says: a result of the same name from another run says something else. */
		result_duration: z.nullish(z.number()),
		/** Seconds that the times of the log are ahead of UTC. */
		log_utc_offset: z.number().check(z.gte(-64_800), z.lte(64_800)),
	})
	.check(
		z.refine(
			({command_started: started, command_ended: ended, result_written: written}) =>
				started <= written && written <= ended,
			'the result was not written while the command ran',
		),
	);

/** What the file beside a recorded result holds. */
export type RecordingFile = z.infer<typeof schema>;

const leftoverSchema = z.object({
	command_started: epoch,
	command_ended: epoch,
	/** Results that the command wrote: none, or others have their logs. Not there: the log was that of a result. */
	results: z.nullish(z.int().check(z.nonnegative())),
	log_utc_offset: schema.shape.log_utc_offset,
});

/** What the file beside a recorded log holds that no result has taken. */
export type LeftoverFile = z.infer<typeof leftoverSchema> & {readonly results: number};

/** Why a recorded log stands alone although its recording has ended. */
export type Leftover = 'no result' | 'other logs' | 'result gone';

export type ReadRecording = {
	readonly recording: RunRecording | null;
	readonly problems: readonly FileProblem[];
	/** It was made of another run, whose result was there by the same name: so was the log beside it. */
	readonly isOfAnother?: true;
};

/** What is known of the result that a recording should be about; duration: null where it could not be read. */
export type RecordedResult = {readonly bytes: number; readonly duration: number | null};

/** Name of the file beside a result. */
export function recordingName(stem: string): string {
	return `${stem}_recording.txt`;
}

/**
 * Reads what `cai-tui record` noted of a run. Whatever is wrong with it, the run is read all the same.
 */
export async function readRecording(path: string, result: RecordedResult): Promise<ReadRecording> {
	try {
		return parsed(await readFile(path, 'utf8'), result);
	} catch (error) {
		if (!isSystemError(error)) throw error;
		return {recording: null, problems: [{...notReadable(error), severity: 'warning'}]};
	}
}

/** null: it tells nothing of the kind. */
export async function readLeftover(path: string): Promise<Leftover | null> {
	try {
		const {success, data} = leftoverSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
		if (!success) return null;
		if (data.results == null) return 'result gone';
		return data.results === 0 ? 'no result' : 'other logs';
	} catch (error) {
		// What is no JSON says nothing either.
		if (!isSystemError(error) && !(error instanceof SyntaxError)) throw error;
		return null;
	}
}

function parsed(text: string, {bytes, duration}: RecordedResult): ReadRecording {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return unusable('it is not JSON');
	}
	const {success, data, error} = schema.safeParse(value);
	if (!success) {
		const [issue] = error.issues;
		const place = issue?.path.map(String).join('.') ?? '';
		return unusable(`${place === '' ? 'it' : `"${place}"`}: ${issue?.message ?? 'invalid'}`);
	}
	const recorded = data.result_duration ?? null;
	if (recorded !== null && duration !== null && recorded !== duration) {
		return {
			...unusable('it and its log are of another run, whose result had this name; the log is left out'),
			isOfAnother: true,
		};
	}
	if (data.result_bytes !== bytes) return unusable('it is about another state of the result, by its size');
	const onLogClock = (time: number) => wallClock(time + data.log_utc_offset);
	return {
		recording: {startedAt: onLogClock(data.command_started), landedAt: onLogClock(data.result_written)},
		problems: [],
	};
}

function unusable(what: string): ReadRecording {
	const reason = printable(what);
	return {
		recording: null,
		problems: [
			{
				code: 'recording-unreadable',
				severity: 'warning',
				message: `The recording cannot be used: ${reason}.`,
				advice: 'Move it away if it or the result was edited or replaced; the window of the run is found without it.',
				evidence: {reason},
			},
		],
	};
}
