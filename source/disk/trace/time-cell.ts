import {toSeconds} from '../../units/convert.ts';
import {wallClockOf} from '../wall-clock.ts';

/** Seconds on a local wall clock, or from an unknown start. */
export type TimeCell = {readonly clock: 'wall' | 'relative'; readonly seconds: number};

const least = {epochSeconds: 1e9, epochMilliseconds: 1e12} as const;

export type TimeReader = (text: string) => TimeCell | null;

/**
 * Reads the time of a row. Epochs are taken for the wall clock of a machine that keeps UTC, as servers do: where it keeps
 * another zone the trace lies whole hours off, which the window's search notices. null: not a time.
 */
export function timeReader(): TimeReader {
	// Consecutive rows share all but their seconds, and reading a date is the dearest part of a row.
	let minute = '';
	let start = 0;
	return text => {
		const rest = text.slice(minuteLength);
		if (minute !== '' && text.startsWith(minute) && /^[0-5]\d(\.\d{1,9})?$/.test(rest)) {
			return {clock: 'wall', seconds: start + Number(rest)};
		}
		const bare = Number(text);
		if (text !== '' && Number.isFinite(bare)) {
			if (bare >= least.epochMilliseconds) return {clock: 'wall', seconds: toSeconds(bare)};
			return {clock: bare >= least.epochSeconds ? 'wall' : 'relative', seconds: bare};
		}
		const seconds = wallClockOf(text);
		if (seconds === null) return null;
		const whole = wallClockOf(`${text.slice(0, minuteLength)}00`);
		if (whole !== null) {
			minute = text.slice(0, minuteLength);
			start = whole;
		}
		return {clock: 'wall', seconds};
	};
}

/** `2026/05/09 03:57:` */
const minuteLength = 17;
