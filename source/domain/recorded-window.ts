import type {RunRecording} from './run-recording.ts';
import type {ServingResult} from './serving-result.ts';

/** Seconds by which two clocks may disagree about one moment: a duration is measured by another clock than the wall's. */
const tolerance = 1;

/** The date of a result is cut to the second. */
const dateStep = 1;

/** Seconds: local times differ by whole quarters of an hour. */
const zoneStep = 900;

/** Seconds that writing a large result takes at most, from its date on. */
const longestWriting = 120;

type Span = {readonly from: number; readonly to: number};

/** Whether a benchmark may have run then, by the command that held it. */
export function isWithin({from, to}: Span, {startedAt, landedAt}: RunRecording): boolean {
	return from >= startedAt - tolerance && to <= landedAt + tolerance;
}

/** Seconds before its command within which a recorded log has its last reading, if none came any more. */
const longestSilence = 60;

/** Whether a log is of the time of the recording: it then is on the same clock, however much of the benchmark it missed. */
export function isOfRecording({from, to}: Span, {startedAt, landedAt}: RunRecording): boolean {
	return from <= landedAt && to >= startedAt - longestSilence;
}

/**
 * The window that ends at the latest moment at which the benchmark can have ended: when its result was written, and not
 * after the second of its date, in whatever zone that was noted. It begins its duration earlier, and not before its command.
 * null: so long a benchmark does not fit into the command.
 */
export function windowWithin(
	recording: RunRecording,
	{finishedAt, duration}: Pick<ServingResult, 'finishedAt' | 'duration'>,
): (Span & {readonly source: 'recording'}) | null {
	const {startedAt, landedAt} = recording;
	const dated = finishedAt === null ? null : lastSecond(finishedAt, landedAt);
	const ends = [...(dated === null ? [] : [Math.min(landedAt, dated)]), landedAt];
	const to = ends.find(end => end - duration >= startedAt - tolerance);
	return to === undefined ? null : {from: Math.max(startedAt, to - duration), to, source: 'recording'};
}

/** The end of the second that the date names, on the recording's clock. null: it is no date of the end of this benchmark. */
function lastSecond(finishedAt: number, landedAt: number): number | null {
	const zone = Math.floor((landedAt + tolerance - finishedAt) / zoneStep) * zoneStep;
	const date = finishedAt + zone;
	return landedAt - date <= longestWriting ? date + dateStep : null;
}
