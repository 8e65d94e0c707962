import {toMilliseconds, toSeconds} from '../units/convert.ts';

/** Periods without a reading after which it counts as a silence, and seconds that this is at least. */
const silentPeriods = 3;
const leastSilence = 2;

/** Seconds that readings may keep one waiting before that is told. */
export function longestPause(interval: number): number {
	return Math.max(leastSilence, silentPeriods * interval);
}

export type Silence = {readonly type: 'silent'; readonly seconds: number};

export type SilenceOptions<Event> = {
	/** Seconds without a sign from which on it is told. */
	readonly after: number;
	/** Whether the event ends the silence. */
	readonly isSign: (event: Event) => boolean;
	/** Milliseconds on a clock that does not jump. */
	readonly now?: () => number;
};

/** Seconds between two times that a silence is told. */
const every = 1;

/** The events, and in a silence each second how long it has lasted. */
export async function* withSilences<Event>(
	events: AsyncGenerator<Event>,
	{after, isSign, now = () => performance.now()}: SilenceOptions<Event>,
): AsyncGenerator<Event | Silence> {
	let last = now();
	let due = after;
	try {
		let next = events.next();
		for (;;) {
			const step = await firstOf(next, last + toMilliseconds(due) - now());
			if (step === null) {
				const seconds = Math.round(toSeconds(now() - last));
				// Of a program that was stopped, or had no time, what was due meanwhile is told once.
				due = Math.max(due, seconds) + every;
				yield {type: 'silent', seconds};
				continue;
			}
			if (step.done === true) return;
			if (isSign(step.value)) {
				last = now();
				due = after;
			}
			yield step.value;
			next = events.next();
		}
	} finally {
		// Whoever stops asking ends what gives the events.
		await events.return(undefined);
	}
}

/** Milliseconds that a timer may be late on a busy machine. */
const tardiness = 500;

/** null: it has not come within the time. */
function firstOf<Outcome>(promise: Promise<Outcome>, milliseconds: number): Promise<Outcome | null> {
	return new Promise((resolve, reject) => {
		const wanted = Math.max(0, milliseconds);
		const wait = (): NodeJS.Timeout => {
			const begun = performance.now();
			return setTimeout(() => {
				// We were stopped or busy ourselves, and what has come meanwhile is still to be read.
				if (performance.now() - begun > wanted + tardiness) timer = wait();
				else resolve(null);
			}, wanted);
		};
		let timer = wait();
		promise.then(
			outcome => {
				clearTimeout(timer);
				resolve(outcome);
			},
			error => {
				clearTimeout(timer);
				reject(error);
			},
		);
	});
}
