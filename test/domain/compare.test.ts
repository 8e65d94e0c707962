import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {compare, compareRuns, headline} from '../../source/domain/compare.ts';
import {conditionOf, runOf, runsOf, runsWithThroughput, studyOf} from '../builders/run.ts';

// The vectors of domain.md §5.
const off3 = [2012.4, 1998.7, 2025.1];
const on3 = [1893.2, 1905.8, 1880.4];
const off5 = [...off3, 2007.9, 1990.3];
const on5 = [...on3, 1899.9, 1921.6];

const throughput = (off: readonly number[], on: readonly number[]) =>
	headline(conditionOf(off, on), defaultAssumptions);

const latencies = (medians: readonly number[]) => medians.map(median => ({stored: {ttft: {median}}}));

function ttft(off: readonly number[], on: readonly number[]) {
	const sides = [runsOf({teeMode: 'tee_off'}, latencies(off)), runsOf({teeMode: 'tee_on'}, latencies(on))] as const;
	return compareRuns(sides[0], sides[1], 'ttft', defaultAssumptions);
}

describe('compare', () => {
	it('meets the vectors of the domain reference for three runs a side: Welch on logarithms', () => {
		const comparison = throughput(off3, on3);
		expect(comparison).toMatchObject({metric: 'output_throughput', unit: 'tok/s', better: 'higher', n_off: 3, n_on: 3});
		expect(comparison.overhead).toBeCloseTo(0.059233, 6);
		expect(comparison.overhead_over_on).toBeCloseTo(0.062962, 6);
		expect(comparison.ci).toMatchObject({method: 'welch-log', level: 0.95});
		expect(comparison.ci?.low).toBeCloseTo(0.0448, 4);
		expect(comparison.ci?.high).toBeCloseTo(0.0732, 4);
		expect(comparison.verdict).toBe('worse');
	});

	it('meets them for five runs a side: Hodges–Lehmann on logarithms', () => {
		const comparison = throughput(off5, on5);
		expect(comparison.overhead).toBeCloseTo(0.053788, 6);
		expect(comparison.overhead_over_on).toBeCloseTo(0.056845, 6);
		expect(comparison.ci?.method).toBe('hodges-lehmann-log');
		expect(comparison.ci?.level).toBeCloseTo(0.968, 3);
		expect(comparison.ci?.low).toBeCloseTo(1 - Math.exp(-0.04338351), 7);
		expect(comparison.ci?.high).toBeCloseTo(1 - Math.exp(-0.06735056), 7);
	});

	it('turns the sign over where less is better', () => {
		const comparison = ttft([100, 101, 99], [110, 112, 111]);
		expect(comparison).toMatchObject({better: 'lower', off: 100, on: 111, verdict: 'worse'});
		expect(comparison.overhead).toBeCloseTo(0.11, 12);
		expect(comparison.overhead_over_on).toBe(comparison.overhead);
		expect(comparison.ci?.low).toBeGreaterThan(0);
		expect(ttft([110, 112, 111], [100, 101, 99])).toMatchObject({verdict: 'better'});
	});

	it('holds the overhead of the same change to one size, whichever way it is measured', () => {
		const time = ttft([10, 10.1, 9.9], [12.5, 12.6, 12.4]);
		const rate = throughput(
			[10, 10.1, 9.9].map(seconds => 1000 / seconds),
			[12.5, 12.6, 12.4].map(seconds => 1000 / seconds),
		);
		expect(1 + (time.overhead ?? 0)).toBeCloseTo(1 / (1 - (rate.overhead ?? 0)), 10);
		expect(1 + (time.ci?.low ?? 0)).toBeCloseTo(1 / (1 - (rate.ci?.low ?? 0)), 10);
	});

	it('calls a narrow interval around 0 noise, and a wide one unclear', () => {
		expect(throughput([1000, 1002, 998], [999, 1003, 1001]).verdict).toBe('noise');
		expect(throughput([1000, 1100, 900], [990, 1110, 905]).verdict).toBe('unclear');
		expect(throughput([7, 7, 7], [7, 7, 7])).toMatchObject({overhead: 0, verdict: 'noise'});
	});

	it('says of one run a side that it is one run', () => {
		const comparison = throughput([1000], [950, 960, 940]);
		expect(comparison).toMatchObject({overhead: 0.05, ci: null, verdict: 'single run', n_off: 1, n_on: 3});
		expect(comparison.reason).toBe('n = 1 off, 3 on: one run has no interval');
	});

	it('says which side is missing, or has nothing of the metric', () => {
		expect(throughput([1000, 1001], [])).toMatchObject({
			off: 1000.5,
			on: null,
			overhead: null,
			verdict: 'not comparable',
			reason: 'there is no run with TEE on',
		});
		expect(compare(conditionOf(off3, on3), 'energy', defaultAssumptions).reason).toBe(
			'no run with TEE off has this metric, and no run with TEE on has this metric',
		);
	});

	it('does not let runs of an unknown mode stand for either side', () => {
		const runs = [...runsWithThroughput('tee_off', off3), ...runsWithThroughput('unknown', on3)];
		const condition = studyOf(runs).experiments[0]!.conditions[0]!;
		expect(headline(condition, defaultAssumptions)).toMatchObject({n_off: 3, n_on: 0, verdict: 'not comparable'});
	});

	it('says that nothing is known of the mode where that is all that lacks', () => {
		const condition = studyOf(runsWithThroughput('unknown', off3)).experiments[0]!.conditions[0]!;
		expect(headline(condition, defaultAssumptions)).toMatchObject({
			verdict: 'not comparable',
			reason: 'nothing says in which TEE mode its runs were made',
		});
	});

	it('keeps the numbers of sides with different parameters, and says that they are not comparable', () => {
		const off = runsWithThroughput('tee_off', off3, {result: {maxConcurrency: 1}});
		const on = runsWithThroughput('tee_on', on3, {result: {maxConcurrency: 8}});
		const comparison = compareRuns(off, on, 'output_throughput', defaultAssumptions);
		expect(comparison).toMatchObject({verdict: 'not comparable', reason: 'max concurrency differs: 1 off, 8 on'});
		expect(comparison.overhead).toBeCloseTo(0.059233, 6);
	});

	it('leaves failed runs out of both sides', () => {
		const failed = runOf({teeMode: 'tee_on', repetition: 4, result: {completed: 0, outputThroughput: 0}});
		const comparison = compareRuns(
			runsWithThroughput('tee_off', off3),
			[...runsWithThroughput('tee_on', on3), failed],
			'output_throughput',
			defaultAssumptions,
		);
		expect(comparison).toMatchObject({n_on: 3, on: 1893.2, verdict: 'worse'});
	});

	it('has no interval of values that have no logarithm', () => {
		const goodput = (values: readonly number[]) => values.map(requestGoodput => ({requestGoodput}));
		const comparison = compareRuns(
			runsOf({}, goodput([1, 1.1, 0])),
			runsOf({teeMode: 'tee_on'}, goodput([0.5, 0.4, 0.6])),
			'goodput',
			defaultAssumptions,
		);
		expect(comparison).toMatchObject({ci: null, verdict: 'unclear', overhead: 0.5});
		expect(comparison.reason).toContain('0 or less');
		const zeros = compareRuns(runsOf({}, goodput([0, 0])), runsOf({}, goodput([0, 0])), 'goodput', defaultAssumptions);
		expect(zeros).toMatchObject({overhead: null, overhead_over_on: null, verdict: 'unclear'});
	});

	it('computes once for a condition and its assumptions', () => {
		const condition = conditionOf(off3, on3);
		expect(compare(condition, 'cost', defaultAssumptions)).toBe(compare(condition, 'cost', defaultAssumptions));
		const dearer = {...defaultAssumptions, pricePerHour: {teeOff: 7, teeOn: 14}};
		expect(compare(condition, 'cost', dearer).overhead).toBeCloseTo(1, 10);
	});
});
