import {toSeconds} from '../units/convert.ts';
import {type WallClock, wallClock} from '../units/quantity.ts';

/** `2026/05/09 03:57:48.161` of nvidia-smi, ISO 8601 with `T` or a blank, Python's comma before the fraction. */
const dateAndTime =
	/^\s*(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(?:Z|[-+]\d{2}:?\d{2})?\s*$/;

/** `20251024-143015` of result files, `20251024_1430-15` of file names. */
const stamp = /(?<!\d)(\d{4})(\d{2})(\d{2})[-_T]?(\d{2})(\d{2})-?(\d{2})(?!\d)/;

/**
 * A date and time as logs print them, without regard to a zone: all clocks of a study are its machines' local ones.
 * null: not a date, or one that no calendar has.
 */
export function wallClockOf(text: string): WallClock | null {
	const [, year, month, day, hour, minute, second = '0', digits = '0'] = dateAndTime.exec(text) ?? [];
	return secondsOf([year, month, day, hour, minute, second].map(Number), Number(`0.${digits}`));
}

/** The first date and time in digits within a text: `date` of a result, the stamp of a file name. */
export function stampOf(text: string): WallClock | null {
	return secondsOf((stamp.exec(text) ?? []).slice(1).map(Number), 0);
}

function secondsOf(parts: readonly number[], part: number): WallClock | null {
	const [year = Number.NaN, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
	const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
	const isInCalendar = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
	return isInCalendar && minute < 60 && second < 61 ? wallClock(toSeconds(date.getTime()) + part) : null;
}
