import {stat} from 'node:fs/promises';
import type {Running} from '../../domain/run.ts';
import type {Trace} from '../../domain/trace.ts';
import {median} from '../../statistics/median.ts';
import {toSeconds} from '../../units/convert.ts';
import {isSystemError} from '../problems.ts';
import {tail} from '../trace/tail.ts';

/** A log that is tailed, and when it last grew on a clock that does not jump. Times in seconds. */
export type GrowingLog = {
	/** Reads on; true: there is something to tell. */
	readonly look: () => Promise<boolean>;
	readonly trace: (path: string) => Trace | null;
	/** Whether nothing more has to be read of it to know all of it. */
	readonly isWhole: () => boolean;
	/** Since its last growth. */
	readonly quietFor: () => number;
	readonly running: (trace: Trace | null) => Omit<Running, 'stage'>;
};

/** A silence is longer than this many periods. */
const periods = 3;
/** A silence that goes on is told again after so many seconds. */
const repeat = 5;
/** Readings of which the period is taken. */
const recent = 20;

/** `quiet`: for how long it had not grown when it was found. */
export function growingLog(file: string, quiet: number, now: () => number): GrowingLog {
	const log = tail(file, 'gpu');
	let lastGrowth = now() - quiet;
	let looks = 0;
	// A logger whose output is buffered writes many lines at once and then none for long: that is no silence.
	let longestWait = 0;
	let toldSilence = 0;
	let period = 1;
	const silenceNow = (): number | null => {
		const quietFor = now() - lastGrowth;
		return quietFor > Math.max(periods * period, 1.5 * longestWait) ? quietFor : null;
	};
	return {
		async look() {
			const hasGrown = await log.advance();
			const isFirst = looks++ === 0;
			if (hasGrown && !isFirst) {
				longestWait = Math.max(longestWait, now() - lastGrowth);
				// One long silence must not hide the next.
				if (silenceNow() !== null) longestWait = 0;
				lastGrowth = now();
				toldSilence = 0;
			}
			if (hasGrown) return true;
			const silence = silenceNow() ?? 0;
			if (isFirst || silence < toldSilence + (toldSilence === 0 ? Number.MIN_VALUE : repeat)) return isFirst;
			toldSilence = silence;
			return true;
		},
		trace: log.trace,
		isWhole: log.isWhole,
		quietFor: () => now() - lastGrowth,
		running(trace) {
			const time = trace?.series[0]?.time ?? [];
			period = periodOf(time) ?? period;
			return {startedAt: time[0] ?? null, lastSampleAt: time[time.length - 1] ?? null, silence: silenceNow()};
		},
	};
}

function periodOf(time: ArrayLike<number>): number | null {
	const from = Math.max(1, time.length - recent);
	const steps = Array.from({length: Math.max(0, time.length - from)}, (_, index) => {
		return (time[from + index] ?? 0) - (time[from + index - 1] ?? 0);
	});
	return median(steps.filter(step => step > 0)) ?? null;
}

/** Seconds since the file was last written, by this machine's clock; null: it is not there. */
export async function ageOf(path: string): Promise<number | null> {
	try {
		return Math.max(0, toSeconds(Date.now() - (await stat(path)).mtimeMs));
	} catch (error) {
		if (isSystemError(error)) return null;
		throw error;
	}
}

/** What changes with every write of it, in the form of `FoundFile`; null: it is not there. */
export async function stampOfFile(path: string): Promise<string | null> {
	try {
		const {size, mtimeMs} = await stat(path);
		return `${size} ${toSeconds(mtimeMs)}`;
	} catch (error) {
		if (isSystemError(error)) return null;
		throw error;
	}
}
