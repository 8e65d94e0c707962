import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {energyOf} from '../../source/domain/energy.ts';
import {windowWithin} from '../../source/domain/recorded-window.ts';
import {benchmarkWindow} from '../../source/domain/window.ts';
import {type Seconds, seconds, type WallClock, wallClock} from '../../source/units/quantity.ts';
import {endOfRun, type ResultParts, runOf, type TraceParts} from '../builders/run.ts';

/** A command of 100 s that wrote its result 0.75 s before it ended. Times here count from its start. */
const start = endOfRun - 500;

function recorded(landed = 99.25, from = 0) {
	return {startedAt: wallClock(start + from), landedAt: wallClock(start + landed)};
}

function windowFor({
	finished,
	duration = 60,
	landed = 99.25,
}: {
	finished: number | null;
	duration?: number;
	landed?: number;
}) {
	const finishedAt: WallClock | null = finished === null ? null : wallClock(start + finished);
	const window = windowWithin(recorded(landed), {finishedAt, duration: seconds(duration)});
	return window === null ? null : [window.from - start, window.to - start].map(at => Math.round(at * 1e6) / 1e6);
}

describe('the window of a recorded run', () => {
	it('ends when its result was written, where no date says more', () => {
		expect(windowFor({finished: null})).toEqual([39.25, 99.25]);
	});

	it('ends before its date’s second is over: writing a large result takes its time', () => {
		expect(windowFor({finished: 85})).toEqual([26, 86]);
		expect(windowFor({finished: 99})).toEqual([39.25, 99.25]);
	});

	it.each([3600, -3600, 19_800, 20_700, -12_600])('takes a date from a zone %i s away for what it is', offset => {
		expect(windowFor({finished: 85 + offset})).toEqual([26, 86]);
	});

	it('takes no date that is not of its end', () => {
		// Of the start of the benchmark, as other tools note it; and of nothing near.
		expect(windowFor({finished: 30})).toEqual([39.25, 99.25]);
		expect(windowFor({finished: 85 + 450})).toEqual([39.25, 99.25]);
	});

	it('begins with its command at the earliest', () => {
		expect(windowFor({finished: null, duration: 100})).toEqual([0, 99.25]);
		expect(windowFor({finished: null, duration: 101})).toBeNull();
	});

	it('lies within the command and is as long as the run, whatever the date says', () => {
		const second = fc.double({min: -90_000, max: 90_000, noNaN: true});
		fc.assert(
			fc.property(second, fc.double({min: 1, max: 99, noNaN: true}), (finished, duration) => {
				const [from = Number.NaN, to = Number.NaN] = windowFor({finished: Math.floor(finished), duration}) ?? [];
				expect(from).toBeGreaterThanOrEqual(0);
				expect(to).toBeLessThanOrEqual(99.25);
				expect(Math.abs(to - from - duration)).toBeLessThanOrEqual(1 + 1e-6);
			}),
		);
	});
});

/** 100 W until second 40 of the command, 300 W until second 100, 100 W after it: a reading a second. */
const steps: TraceParts = {
	start: start - 5,
	power: Array.from({length: 116}, (_, row) => (row - 5 >= 40 && row - 5 < 100 ? 300 : 100)),
	utilization: Array.from({length: 116}, () => 50),
};

function runWith(result: ResultParts, landed?: number, trace: TraceParts = steps) {
	return runOf({result: {duration: 60 as Seconds, ...result}, trace, recording: recorded(landed)});
}

describe('the energy of a recorded run', () => {
	it('is that of its window, which no zone can move', () => {
		// From 39.25 to 99.25: 0.75 s that rise from 150 W to 300 W, 59 s of 300 W, and 0.25 s that fall to 250 W.
		const byHand = 0.75 * 225 + 59 * 300 + 0.25 * 275;
		for (const zone of [0, 3600, -19_800]) {
			const energy = energyOf(runWith({finishedAt: wallClock(start + 99 + zone)}), 'gpu');
			expect(energy?.window.source).toBe('recording');
			expect(energy?.joules).toBeCloseTo(byHand, 9);
			expect(energy?.coverage).toBe(1);
		}
	});

	it('does not depend on where the GPU was busiest', () => {
		const run = runWith({finishedAt: null}, 70);
		expect(benchmarkWindow(run, run.traces[0]!)).toEqual({from: start + 10, to: start + 70, source: 'recording'});
		// 30 s of 100 W but for the last second, which rises, and 30 s of 300 W.
		expect(energyOf(run, 'gpu')?.joules).toBeCloseTo(29 * 100 + 200 + 30 * 300, 9);
	});

	it('keeps to the start that the run itself noted, where the command allows it', () => {
		const window = (startedAt: number) => {
			const run = runWith({startedAt: wallClock(start + startedAt), finishedAt: wallClock(start + 99)});
			return benchmarkWindow(run, run.traces[0]!)?.source;
		};
		expect(window(38)).toBe('explicit');
		expect(window(38 - 3600)).toBe('recording');
		expect(window(45)).toBe('recording');
	});

	it('is none where the readings stopped before it, although the log before it is as long', () => {
		const idle = {start: start - 65, power: Array(70).fill(100), utilization: Array(70).fill(0)};
		const run = runWith({finishedAt: wallClock(start + 99)}, undefined, idle);
		expect(benchmarkWindow(run, run.traces[0]!)).toMatchObject({source: 'recording', to: start + 99.25});
		expect(energyOf(run, 'gpu')).toBeNull();
		// One second of the window is not the energy of all of it.
		const late = runWith({finishedAt: wallClock(start + 99)}, undefined, {...idle, start: start - 29});
		expect(energyOf(late, 'gpu')).toMatchObject({reliable: false, window: {source: 'recording'}});
	});

	it('is told by utilization where the log is of another time than the recording', () => {
		const run = runWith({finishedAt: null}, undefined, {...steps, start: start + 5000});
		expect(benchmarkWindow(run, run.traces[0]!)?.source).toBe('best fit');
	});
});
