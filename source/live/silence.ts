import {toMilliseconds, toSeconds} from '../units/convert.ts';

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

/** null: it has not come within the time. */
function firstOf<Outcome>(promise: Promise<Outcome>, milliseconds: number): Promise<Outcome | null> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => resolve(null), Math.max(0, milliseconds));
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
