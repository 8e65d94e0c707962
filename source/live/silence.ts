import {toMilliseconds, toSeconds} from '../units/convert.ts';

/** Periods without a reading after which it counts as a silence, and seconds that this is at least. */
const silentPeriods = 3;
const leastSilence = 2;

/** Seconds that readings may keep one waiting before that is told. */
export function longestPause(interval: number): number {
	return Math.max(leastSilence, silentPeriods * interval);
}

export type Silence = {readonly type: 'silent'; readonly seconds: number};

/** The events, and each so many seconds in which none comes, for how long that has been so. */
export async function* withSilences<Event>(
	events: AsyncGenerator<Event>,
	seconds: number,
	now: () => number = () => performance.now(),
): AsyncGenerator<Event | Silence> {
	let last = now();
	try {
		let next = events.next();
		for (;;) {
			const step = await firstOf(next, seconds);
			if (step === null) {
				yield {type: 'silent', seconds: Math.round(toSeconds(now() - last))};
				continue;
			}
			if (step.done === true) return;
			last = now();
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
function firstOf<Outcome>(promise: Promise<Outcome>, seconds: number): Promise<Outcome | null> {
	return new Promise((resolve, reject) => {
		const wait = (): NodeJS.Timeout => {
			const begun = performance.now();
			return setTimeout(() => {
				// We were stopped or busy ourselves, and what has come meanwhile is still to be read.
				if (performance.now() - begun > toMilliseconds(seconds) + tardiness) timer = wait();
				else resolve(null);
			}, toMilliseconds(seconds));
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
