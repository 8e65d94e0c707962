import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {measure} from '../../source/domain/measure.ts';
import {runOf, runsOf, runsWithThroughput} from '../builders/run.ts';
import {naiveDeviation, naiveMean, naiveMedian} from '../oracle/naive.ts';

const failed = {completed: 0, failed: 100, outputThroughput: 0, stored: {ttft: {median: 0, p95: 0}}};

describe('measure', () => {
	it('says what repetitions say together', () => {
		const values = fc.array(fc.double({noNaN: true, min: 1, max: 5000}), {minLength: 1, maxLength: 10});
		fc.assert(
			fc.property(values, throughputs => {
				const cell = measure(runsWithThroughput('tee_off', throughputs), 'output_throughput', defaultAssumptions);
				expect(cell).toMatchObject({
					metric: 'output_throughput',
					unit: 'tok/s',
					n: throughputs.length,
					left_out: 0,
					p95: null,
					p95_std: null,
				});
				expect(cell?.values).toEqual(throughputs);
				expect(cell?.median).toBeCloseTo(naiveMedian(throughputs), 8);
				expect(cell?.mean).toBeCloseTo(naiveMean(throughputs), 8);
				expect(cell?.min).toBe(Math.min(...throughputs));
				expect(cell?.max).toBe(Math.max(...throughputs));
				expect(cell?.std_population).toBeCloseTo(naiveDeviation(throughputs, 0), 8);
				if (throughputs.length > 1) {
					const std = naiveDeviation(throughputs, 1);
					expect(cell?.std).toBeCloseTo(std, 8);
					expect(cell?.cv).toBeCloseTo(std / naiveMean(throughputs), 10);
				}
			}),
		);
	});

	it('has no sample deviation of one run, rather than a perfect 0', () => {
		const cell = measure(runsWithThroughput('tee_off', [2000]), 'output_throughput', defaultAssumptions);
		expect(cell).toMatchObject({n: 1, std: null, cv: null, std_population: 0});
	});

	it('leaves failed runs out and counts them', () => {
		const runs = runsOf({}, [{stored: {ttft: {median: 30, p95: 50}}}, failed, {stored: {ttft: {median: 34}}}]);
		const cell = measure([...runs, runOf({result: null})], 'ttft', defaultAssumptions);
		expect(cell).toMatchObject({n: 2, left_out: 2, median: 32, min: 30, values: [30, 34], p95: 50, p95_std: null});
	});

	it('has the median and deviation of the runs’ own p95', () => {
		const runs = runsOf(
			{},
			[50, 54, 70].map(p95 => ({stored: {ttft: {median: 30, p95}}})),
		);
		const cell = measure(runs, 'ttft', defaultAssumptions);
		expect(cell?.p95).toBe(54);
		expect(cell?.p95_std).toBeCloseTo(naiveDeviation([50, 54, 70], 1), 10);
	});

	it('is nothing where no run has the metric', () => {
		expect(measure(runsOf({}, [failed]), 'ttft', defaultAssumptions)).toBeNull();
		expect(measure([], 'duration', defaultAssumptions)).toBeNull();
	});
});
