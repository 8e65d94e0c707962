import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Run} from '../../source/domain/run.ts';
import {benchmarkWindow} from '../../source/domain/window.ts';
import {endOfRun, type ResultParts, runOf, type TraceParts} from '../builders/run.ts';

/** Seconds on the trace's clock, counted from the start of a run of 60 s that ends at `endOfRun`. */
const begin = endOfRun - 60;

function windowOf(trace: TraceParts, result: ResultParts | null = {}) {
	const run: Run = runOf({trace, result});
	const window = benchmarkWindow(run, run.traces[0]!);
	return window === null
		? null
		: [window.source, window.from - (trace.clock === 'relative' ? 0 : begin), window.to - window.from];
}

/** 20 s idle, 60 s busy, 20 s idle: a reading a second. */
const busy = {
	power: [...Array(20).fill(66), ...Array(61).fill(380), ...Array(19).fill(66)],
	utilization: [...Array(20).fill(0), ...Array(61).fill(98), ...Array(19).fill(0)],
};

describe('benchmarkWindow', () => {
	it('takes an explicit start before all else', () => {
		expect(windowOf({...busy, start: begin - 20}, {startedAt: begin + 3})).toEqual(['explicit', 3, 60]);
	});

	it('takes the result’s date for its end, where the clocks agree', () => {
		expect(windowOf({...busy, start: begin - 22})).toEqual(['date', 0, 60]);
	});

	it('takes the date also of a log that ends early or begins late', () => {
		expect(windowOf({power: Array(40).fill(300), start: begin})).toEqual(['date', 0, 60]);
		expect(windowOf({power: Array(40).fill(300), start: begin + 25})).toEqual(['date', 0, 60]);
	});

	it('finds the busiest stretch where the zones differ', () => {
		expect(windowOf({...busy, start: begin - 20 + 7200})).toEqual(['best fit', 7200, 60]);
		expect(windowOf({...busy, start: begin - 20 + 7200}, {startedAt: begin})).toEqual(['best fit', 7200, 60]);
	});

	it('does not take a date whose window barely touches the log', () => {
		expect(windowOf({...busy, start: begin - 85})).toEqual(['best fit', -65, 60]);
	});

	it('finds the busiest stretch of a log with a clock of its own, or none', () => {
		expect(windowOf({...busy, clock: 'relative', start: 0})).toEqual(['best fit', 20, 60]);
		expect(windowOf({...busy, clock: 'none', time: Array(100).fill(Number.NaN), start: begin})).toEqual([
			'best fit',
			20 - begin,
			60,
		]);
	});

	it('lets power decide between stretches that are equally used, and then takes the first', () => {
		const utilization = Array(200).fill(100);
		const power = [...Array(100).fill(200), ...Array(61).fill(380), ...Array(39).fill(200)];
		expect(windowOf({utilization, power, clock: 'relative', start: 0})).toEqual(['best fit', 100, 60]);
		expect(windowOf({utilization, power: Array(200).fill(200), clock: 'relative', start: 0})).toEqual([
			'best fit',
			0,
			60,
		]);
	});

	it('goes by power alone where utilization was not logged', () => {
		expect(windowOf({power: busy.power, clock: 'relative', start: 0})).toEqual(['best fit', 20, 60]);
	});

	it('is the whole file where the log is shorter than the run, or the run is not known', () => {
		expect(windowOf({power: [66, 300, 300, 66], clock: 'relative', start: 5})).toEqual(['whole file', 5, 3]);
		expect(windowOf({power: [66, 300, 300, 66]}, null)).toEqual(['whole file', 0, 3]);
		expect(windowOf({power: [66, 300, 300, 66]}, {duration: 0})).toEqual(['whole file', 0, 3]);
	});

	it('is nothing for a log of fewer than two readings', () => {
		expect(windowOf({power: [300]})).toBeNull();
		expect(windowOf({power: []})).toBeNull();
		expect(windowOf({power: [null, null, null]})).toBeNull();
	});

	it('finds a busy stretch wherever it lies, to within a reading', () => {
		const lead = fc.integer({min: 0, max: 50});
		fc.assert(
			fc.property(lead, lead, fc.integer({min: 5, max: 60}), (before, after, length) => {
				const at = (quiet: number, loud: number) => [
					...Array(before).fill(quiet),
					...Array(length + 1).fill(loud),
					...Array(after).fill(quiet),
				];
				const run = runOf({
					result: {duration: length, finishedAt: null},
					trace: {clock: 'relative', start: 0, power: at(60, 300), utilization: at(0, 90)},
				});
				expect(benchmarkWindow(run, run.traces[0]!)?.from).toBeCloseTo(before, 9);
			}),
		);
	});
});
