import {toMilliseconds, toSeconds} from '../units/convert.ts';

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

/** null: it has not come within the time. */
function firstOf<Outcome>(promise: Promise<Outcome>, seconds: number): Promise<Outcome | null> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => resolve(null), toMilliseconds(seconds));
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
