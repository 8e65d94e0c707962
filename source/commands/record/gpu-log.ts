import {wallClockOf} from '../../disk/wall-clock.ts';
import {adviceFor} from '../../live/ending.ts';
import {watchGpu} from '../../live/watch-gpu.ts';
import {secondsIn, toMilliseconds, toSeconds} from '../../units/convert.ts';
import {printable} from '../../units/printable.ts';
import type {Recorder} from '../recorder.ts';

export type GpuLogOptions = {
	/** Seconds. */
	readonly interval: number;
	readonly recorder: Recorder;
	/** Told once, when something first goes wrong after the first reading. */
	readonly onTrouble: (sentence: string) => void;
};

/** A log of the GPUs that is being written. */
export type GpuLog = {
	/** Resolves with the first reading, or with the reason why there is none; a reason is a sentence, or several. */
	readonly begun: Promise<string | null>;
	/** Resolves with the next reading, or after so many seconds. */
	readonly next: (seconds: number) => Promise<void>;
	/** Ends nvidia-smi at once. */
	readonly kill: () => void;
	/** Ends nvidia-smi, waits for it, and closes the log. */
	readonly stop: () => Promise<void>;
	/** Seconds that the times of the log are ahead of UTC. */
	readonly utcOffset: () => number;
	/** Times that nvidia-smi had to be started again, why the last time, and for how many seconds it gave no readings. */
	readonly troubles: () => {readonly count: number; readonly last: string; readonly seconds: number};
};

/** Zones differ by whole quarters of an hour. */
const zoneStep = 900;

export function logGpu({interval, recorder, onTrouble}: GpuLogOptions): GpuLog {
	const stop = new AbortController();
	let offset: number | null = null;
	let troubles = {count: 0, last: '', seconds: 0};
	/** When the last reading came, on a clock that does not jump; null: none has. */
	let lastReading: number | null = null;
	let isInTrouble = false;
	let written = 0;
	const waiting = new Set<() => void>();
	let begin = (_: string | null): void => undefined;
	const begun = new Promise<string | null>(resolve => {
		begin = resolve;
	});

	const trouble = (what: string, advice: string): void => {
		if (lastReading === null) {
			begin(`${what} ${advice}`);
			return;
		}
		if (troubles.count === 0) onTrouble(`${what} ${advice}`);
		isInTrouble = true;
		troubles = {...troubles, count: troubles.count + 1, last: what};
	};
	const take = (text: string): void => {
		const [lost] = /\[GPU (is lost|requires reset)\]/.exec(text) ?? [];
		if (lost !== undefined && lastReading === null) trouble(`The driver says: ${lost}.`, adviceFor(lost));
		recorder.take(text);
		offset ??= offsetOf(text);
		const {lines, failure} = recorder.state();
		if (failure !== null && !isInTrouble) trouble(`The log cannot be written: ${failure}.`, 'The program goes on.');
		if (lines <= written || !/^\d{4}\//m.test(text)) return;
		written = lines;
		const now = toSeconds(performance.now());
		if (isInTrouble) troubles = {...troubles, seconds: troubles.seconds + now - (lastReading ?? now)};
		isInTrouble = false;
		lastReading = now;
		begin(null);
		for (const wake of waiting) wake();
	};
	const running = (async () => {
		for await (const event of watchGpu({interval, signal: stop.signal, apart: true})) {
			if (event.type === 'started') recorder.restart();
			else if (event.type === 'text') take(event.text);
			else trouble(printable(event.what), event.advice);
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
				const timer = setTimeout(done, toMilliseconds(seconds));
				waiting.add(done);
			}),
		kill: () => stop.abort(),
		async stop() {
			stop.abort();
			await running;
			if (isInTrouble && lastReading !== null) {
				troubles = {...troubles, seconds: troubles.seconds + toSeconds(performance.now()) - lastReading};
			}
			recorder.close();
		},
		utcOffset: () => offset ?? -new Date().getTimezoneOffset() * secondsIn.min,
		troubles: () => troubles,
	};
}

/** By the time of a reading that has just come: what TZ the driver's tool goes by need not be ours. */
function offsetOf(text: string): number | null {
	const time = /^(\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}\.\d+),/m.exec(text)?.[1];
	const clock = time === undefined ? null : wallClockOf(time);
	return clock === null ? null : Math.round((clock - toSeconds(Date.now())) / zoneStep) * zoneStep;
}
