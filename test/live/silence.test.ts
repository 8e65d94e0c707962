import {setTimeout as pause} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {withSilences} from '../../source/live/silence.ts';

describe('silences between events', () => {
	it('are told again and again, and lose no event', async () => {
		let now = 0;
		async function* events() {
			yield 'first';
			await pause(250);
			yield 'second';
		}
		const told: unknown[] = [];
		for await (const event of withSilences(events(), 0.1, () => (now += 1000))) told.push(event);
		expect(told[0]).toBe('first');
		expect(told.at(-1)).toBe('second');
		const silences = told.slice(1, -1);
		expect(silences.length).toBeGreaterThanOrEqual(1);
		expect(silences.slice(0, 2)).toEqual(
			[
				{type: 'silent', seconds: 1},
				{type: 'silent', seconds: 2},
			].slice(0, silences.length),
		);
	});

	it('are none where we were busy ourselves, and the event was waiting', async () => {
		async function* events() {
			await pause(10);
			// As though the machine had stopped us: the timers of both are due when it goes on.
			const until = performance.now() + 900;
			while (performance.now() < until);
			await pause(50);
			yield 'late';
		}
		const told: unknown[] = [];
		for await (const event of withSilences(events(), 0.2)) told.push(event);
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
		for await (const _ of withSilences(events(), 1)) break;
		expect(hasEnded).toBe(true);
	});
});
