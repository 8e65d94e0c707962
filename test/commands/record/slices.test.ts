import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {slicesOf, spansOf} from '../../../source/commands/record/slices.ts';

/** 2026/01/01 00:00:00 UTC. */
const midnight = Date.UTC(2026, 0, 1) / 1000;

function row(second: number): string {
	return `2026/01/01 ${new Date(second * 1000).toISOString().slice(11, 23)}, ${second} W`;
}

/** Rows `from` to `to`, below a header. */
function log(from: number, to: number, header = 'timestamp, power.draw [W]'): string {
	return `${[header, ...Array.from({length: to - from + 1}, (_, index) => row(from + index))].join('\n')}\n`;
}

function runsAt(...runs: readonly (readonly [written: number, duration: number | null])[]) {
	return runs.map(([written, duration]) => ({written: midnight + written, duration}));
}

describe('the parts of a log of several runs', () => {
	it('begin where the result before was written, and overlap by a margin', () => {
		const spans = spansOf(runsAt([20, 10], [50, 15]), {margin: 2, utcOffset: 0});
		expect(slicesOf(log(0, 60), spans)).toEqual([log(0, 22), log(18, 60)]);
	});

	it('begin with their run where others ended meanwhile', () => {
		const spans = spansOf(runsAt([20, 10], [25, 24], [60, 5]), {margin: 2, utcOffset: 0});
		expect(slicesOf(log(0, 70), spans)).toEqual([log(0, 22), log(0, 27), log(23, 70)]);
	});

	it('go by the clock of the log', () => {
		const spans = spansOf(
			runsAt([20, null], [50, null]).map(run => ({...run, written: run.written - 3600})),
			{margin: 2, utcOffset: 3600},
		);
		expect(slicesOf(log(0, 60), spans)).toEqual([log(0, 22), log(18, 60)]);
	});

	it('stand below the header that held for them', () => {
		const other = 'timestamp, power.draw [W], index';
		const whole = log(0, 30) + log(31, 60, other);
		const spans = spansOf(runsAt([20, 10], [25, 1], [50, 9]), {margin: 2, utcOffset: 0});
		expect(slicesOf(whole, spans)).toEqual([log(0, 22), log(18, 27), log(23, 30) + log(31, 60, other)]);
	});

	it('hold all of it together', () => {
		const run = fc.tuple(fc.integer({min: 0, max: 100}), fc.integer({min: 0, max: 100}));
		fc.assert(
			fc.property(fc.array(run, {minLength: 1, maxLength: 6}), runs => {
				const inOrder = [...runs].sort(([a], [b]) => a - b);
				const slices = slicesOf(log(0, 100), spansOf(runsAt(...inOrder), {margin: 2, utcOffset: 0}));
				const lines = new Set(slices.flatMap(slice => slice.split('\n')));
				expect(
					log(0, 100)
						.split('\n')
						.filter(line => !lines.has(line)),
				).toEqual([]);
			}),
		);
	});
});
