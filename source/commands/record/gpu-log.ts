import {wallClockOf} from '../../disk/wall-clock.ts';
import {adviceFor, type Explained} from '../../live/ending.ts';
import {longestPause, withSilences} from '../../live/silence.ts';
import {usualPatience, watchGpu} from '../../live/watch-gpu.ts';
import {secondsIn, toMilliseconds, toSeconds} from '../../units/convert.ts';
import {printable} from '../../units/printable.ts';
import type {Recorder} from '../recorder.ts';
import {gapTelling} from './gap-telling.ts';
import {lackSentences} from './gap-words.ts';
import {type PowerGap, powerGaps} from './power-gaps.ts';
import {type PowerLine, powerLines} from './power-lines.ts';

export type GpuLogOptions = {
	/** Seconds. */
	readonly interval: number;
	readonly recorder: Recorder;
	readonly say: (sentence: string) => void;
};

/** A log of the GPUs that is being written. */
export type GpuLog = {
	/** Resolves with the first reading of power, or with the reason why there is none; a reason is a sentence, or several. */
	readonly begun: Promise<string | null>;
	/** Resolves with the next reading of power, or after so many seconds. */
	readonly next: (seconds: number) => Promise<void>;
	/** Why no GPU tells its power now, in a sentence; null: one does. */
	readonly lack: () => string | null;
	/** Ends nvidia-smi at once. */
	readonly kill: () => void;
	/** Ends nvidia-smi, waits for it, and closes the log. */
	readonly stop: () => Promise<void>;
	/** Seconds that the times of the log are ahead of UTC. */
	readonly utcOffset: () => number;
	/** When the log has no power, of which GPU, and why. */
	readonly gaps: () => readonly PowerGap[];
};

/** Zones differ by whole quarters of an hour. */
const zoneStep = 900;

/** Seconds since 1970, on a clock that does not jump. */
export function steadyNow(): number {
	return toSeconds(performance.timeOrigin + performance.now());
}

export function logGpu({interval, recorder, say}: GpuLogOptions): GpuLog {
	const stop = new AbortController();
	const lines = powerLines();
	const waiting = new Set<() => void>();
	let offset: number | null = null;
	const utcOffset = (): number => offset ?? -new Date().getTimezoneOffset() * secondsIn.min;
	let hasBegun = false;
	let begin = (_: string | null): void => undefined;
	const begun = new Promise<string | null>(resolve => {
		begin = resolve;
	});

	const telling = gapTelling({say, utcOffset});
	const gaps = powerGaps({
		now: steadyNow,
		patience: 2 * longestPause(interval),
		explain: withoutPower,
		onBegin: telling.begun,
		onEnd: telling.ended,
	});
	const lack = (): string | null =>
		gaps.isWithoutAny() ? lackSentences(gaps.all().filter(({to}) => to === null)) : null;

	/** A driver may need a moment; who has no power then will have none later. */
	let tries = 0;
	let soon: NodeJS.Timeout | undefined;
	const seek = (read: readonly PowerLine[]): void => {
		if (read.some(({instead}) => instead === null)) {
			clearTimeout(soon);
			hasBegun = true;
			begin(null);
		} else if (read.length > 0) {
			soon ??= setTimeout(() => begin(lack()), toMilliseconds(longestSearch));
			if (++tries === mostTries) begin(lack());
		}
	};
	const take = (text: string): void => {
		recorder.take(text);
		offset ??= offsetOf(text);
		const {failure} = recorder.state();
		if (failure !== null) {
			const what = `The log cannot be written: ${failure}.`;
			begin(what);
			gaps.end({what, advice: ''});
			return;
		}
		const read = lines.feed(text);
		for (const line of read) gaps.take(line);
		if (!hasBegun) seek(read);
		if (read.some(({instead}) => instead === null)) for (const wake of waiting) wake();
	};
	const running = (async () => {
		const events = watchGpu({interval, signal: stop.signal, apart: true});
		for await (const event of withSilences(events, {after: longestPause(interval), isSign: () => true})) {
			if (event.type === 'text') take(event.text);
			else if (event.type === 'started') {
				recorder.restart();
				lines.restart();
			} else if (event.type === 'silent') gaps.fallSilent(silent(interval));
			else {
				const why = {what: printable(event.what), advice: event.advice};
				begin(`${why.what} ${why.advice}`);
				gaps.stop(why);
			}
			// Before there is power, it is the one reason not to begin.
			if (hasBegun) telling.tell();
		}
	})();

	return {
		begun,
		next: seconds =>
			new Promise(resolve => {
				const done = (): void => {
					clearTimeout(timer);
					waiting.delete(done);
					resolve();
				};
				// Where nothing can be written there will be none.
				const timer = setTimeout(done, recorder.state().failure === null ? toMilliseconds(seconds) : 0);
				waiting.add(done);
			}),
		lack,
		kill: () => stop.abort(),
		async stop() {
			stop.abort();
			clearTimeout(soon);
			await running;
			recorder.close();
		},
		utcOffset,
		gaps: gaps.all,
	};
}

/** Readings in which the power is sought before it is taken that there is none, and seconds after which it is anyway. */
const mostTries = 3;
const longestSearch = 5;

function withoutPower({instead}: PowerLine): Explained {
	const said = printable(instead ?? '');
	const isKnown = /GPU (is lost|requires reset)|Permissions/.test(said);
	return {
		what: `nvidia-smi says ${said === '' ? 'nothing' : said} instead.`,
		advice: isKnown ? adviceFor(said) : 'See what nvidia-smi -q -d POWER says.',
	};
}

function silent(interval: number): Explained {
	return {
		what: 'nvidia-smi gives no readings.',
		advice: `Where it gives none for ${usualPatience(interval)} s, it is ended and started again.`,
	};
}

/** By the time of a reading that has just come: what TZ the driver's tool goes by need not be ours. */
function offsetOf(text: string): number | null {
	const time = /^(\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}\.\d+),/m.exec(text)?.[1];
	const clock = time === undefined ? null : wallClockOf(time);
	return clock === null ? null : Math.round((clock - toSeconds(Date.now())) / zoneStep) * zoneStep;
}
