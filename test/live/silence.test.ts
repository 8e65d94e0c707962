import {setTimeout as pause} from 'node:timers/promises';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {withSilences} from '../../source/live/silence.ts';

describe('silences between events', () => {
	async function* spaced(milliseconds: number, ...events: readonly string[]) {
		for (const event of events) {
			await new Promise(resolve => setTimeout(resolve, milliseconds));
			yield event;
		}
	}

	/** What comes before the last of the events, and when. */
	async function told(events: AsyncGenerator<string>, isSign: (event: string) => boolean, seconds = 1) {
		const all: unknown[] = [];
		for await (const event of withSilences(events, {after: seconds, isSign})) {
			all.push(typeof event === 'string' ? event : event.seconds);
		}
		return all;
	}

	beforeEach(() => void vi.useFakeTimers());

	afterEach(() => void vi.useRealTimers());

	async function hurried<Result>(running: Promise<Result>): Promise<Result> {
		await vi.advanceTimersByTimeAsync(100_000);
		return running;
	}

	it('are counted each second for as long as they last, and begin anew with a sign', async () => {
		const events = spaced(6500, 'first', 'second');
		expect(await hurried(told(events, () => true, 3))).toEqual([3, 4, 5, 6, 'first', 3, 4, 5, 6, 'second']);
	});

	it('go on where what comes is no sign', async () => {
		const events = spaced(1700, 'a failure', 'a reading', 'more');
		expect(await hurried(told(events, event => event === 'a reading'))).toEqual([
			1,
			'a failure',
			2,
			3,
			'a reading',
			1,
			'more',
		]);
	});

	it('of a program that was stopped meanwhile are told once', async () => {
		let jump = 0;
		const clock = {after: 1, isSign: () => true, now: () => performance.now() + jump};
		const events = withSilences(spaced(5000, 'only'), clock);
		const first = events.next();
		await vi.advanceTimersByTimeAsync(1000);
		expect(await first).toEqual({done: false, value: {type: 'silent', seconds: 1}});
		jump = 60_000;
		const second = events.next();
		await vi.advanceTimersByTimeAsync(0);
		expect(await second).toEqual({done: false, value: {type: 'silent', seconds: 61}});
		const third = events.next();
		await vi.advanceTimersByTimeAsync(1000);
		expect(await third).toEqual({done: false, value: {type: 'silent', seconds: 62}});
	});

	it('wait for nothing while events come', async () => {
		const events = withSilences(spaced(100, 'a', 'b'), {after: 3, isSign: () => true});
		const first = events.next();
		await vi.advanceTimersByTimeAsync(100);
		expect(await first).toEqual({done: false, value: 'a'});
		expect(vi.getTimerCount()).toBe(0);
		await events.return(undefined);
	});

	it('are none where we were busy ourselves, and the event was waiting', async () => {
		vi.useRealTimers();
		async function* events() {
			await pause(10);
			// As though the machine had stopped us: the timers of both are due when it goes on.
			const until = performance.now() + 900;
			while (performance.now() < until);
			await pause(50);
			yield 'late';
		}
		const told: unknown[] = [];
		for await (const event of withSilences(events(), {after: 0.2, isSign: () => true})) told.push(event);
		expect(told).toEqual(['late']);
	});

	it('end what gives the events when nobody asks any more', async () => {
		let hasEnded = false;
		async function* events() {
			try {
				for (;;) yield 'again';
			} finally {
				hasEnded = true;
			}
		}
		for await (const _ of withSilences(events(), {after: 1, isSign: () => true})) break;
		expect(hasEnded).toBe(true);
	});
});
