import fc from 'fast-check';
import type {RequestRow} from '../builders/result.ts';
import {endOfRun} from '../builders/result.ts';
import type {RawRun} from './run-numbers.ts';

const latency = fc.double({noNaN: true, min: 1e-4, max: 20});

const answeredRow = fc.record({
	ttft: latency,
	itls: fc.array(fc.double({noNaN: true, min: 1e-4, max: 0.5}), {minLength: 1, maxLength: 12}),
	input: fc.integer({min: 1, max: 4000}),
	// Several tokens may come in one chunk: more tokens than gaps.
	bundled: fc.integer({min: 0, max: 3}),
});

const oddRow = fc.constantFrom<RequestRow>(
	{ttft: 0, itls: [], output: 0, error: 'Internal Server Error', input: 12},
	{ttft: 0.3, itls: [0.02], output: 0, error: 'Traceback', input: 9},
	{ttft: 0, itls: [], output: 0, input: 30},
	{ttft: 0.05, itls: [], output: 1, input: 700},
);

const requestRow: fc.Arbitrary<RequestRow> = fc.oneof(
	{weight: 5, arbitrary: answeredRow.map(({bundled, ...row}) => ({...row, output: 1 + row.itls.length + bundled}))},
	{weight: 1, arbitrary: oddRow},
);

/** A run with failed and empty requests, logged by one to three GPUs from before its window until after it. */
export const rawRun: fc.Arbitrary<RawRun> = fc
	.record({
		duration: fc.double({noNaN: true, min: 5, max: 300}),
		first: answeredRow.map(({bundled, ...row}) => ({...row, output: 1 + row.itls.length + bundled})),
		others: fc.array(requestRow, {maxLength: 30}),
		gpus: fc.integer({min: 1, max: 3}),
		periods: fc.array(fc.double({noNaN: true, min: 0.2, max: 3}), {minLength: 4, maxLength: 40}),
		watts: fc.infiniteStream(fc.double({noNaN: true, min: 40, max: 700})),
		price: fc.double({noNaN: true, min: 0.5, max: 30}),
		slo: fc.record({
			ttft: fc.double({noNaN: true, min: 1, max: 20_000}),
			tpot: fc.double({noNaN: true, min: 1, max: 500}),
			e2el: fc.double({noNaN: true, min: 1, max: 30_000}),
		}),
	})
	.map(({duration, first, others, gpus, periods, watts, price, slo}) => {
		const window = [endOfRun - duration, endOfRun] as const;
		const total = periods.reduce((sum, period) => sum + period, 0);
		const times = [window[0] - 5];
		for (const period of periods) times.push(times.at(-1)! + (period * (duration + 12)) / total);
		const log = times.flatMap(time =>
			Array.from({length: gpus}, (_, gpu) => ({
				time: time + gpu * 0.003,
				gpu: String(gpu),
				watts: watts.next().value as number,
			})),
		);
		return {duration, rows: [first, ...others], log, window, price, slo};
	});
