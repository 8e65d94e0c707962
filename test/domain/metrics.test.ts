import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type Assumptions, defaultAssumptions} from '../../source/domain/assumptions.ts';
import {groupBy} from '../../source/domain/group-by.ts';
import {type MetricId, metricIds} from '../../source/domain/metric.ts';
import {metricDefinitions, metricOf} from '../../source/domain/metrics.ts';
import type {Run} from '../../source/domain/run.ts';
import {resultOf, runOf} from '../builders/run.ts';
import {rawRun} from '../oracle/arbitrary-run.ts';
import {isClose} from '../oracle/expected.ts';
import {correctedNumbers, notebookNumbers, type RawRun} from '../oracle/run-numbers.ts';

function runFrom({duration, rows, log}: RawRun): Run {
	const gpus = [...groupBy(log, row => row.gpu)].map(([gpu, readings]) => ({
		gpu,
		time: readings.map(({time}) => time),
		power: readings.map(({watts}) => watts),
	}));
	return runOf({result: {duration, requests: rows}, trace: {start: 0, gpus}});
}

function numberOf(run: Run, id: MetricId, assumptions: Assumptions = defaultAssumptions): number | null {
	return metricOf(run, id, assumptions)?.value ?? null;
}

describe('metricOf', () => {
	it('equals an independent computation of the notebook’s numbers and of the corrected ones', () => {
		fc.assert(
			fc.property(rawRun, raw => {
				const run = runFrom(raw);
				const assumptions = {...defaultAssumptions, pricePerHour: {teeOff: raw.price, teeOn: 1}, slo: raw.slo};
				const expected = {...notebookNumbers(raw), ...correctedNumbers(raw)};
				for (const [id, {value, p95}] of Object.entries(expected)) {
					const actual = metricOf(run, id as MetricId, assumptions);
					if (!isClose(actual?.value, value)) throw new Error(`${id}: ${actual?.value}, expected ${value}`);
					if (p95 === null) expect(actual?.p95, id).toBeNull();
					else if (!isClose(actual?.p95, p95)) throw new Error(`p95 of ${id}: ${actual?.p95}, expected ${p95}`);
				}
			}),
		);
	});

	it('has a duration and a price of a run in which all failed, and no other number', () => {
		const run = runOf({
			result: {completed: 0, failed: 8, numPrompts: 8, outputThroughput: 0, stored: {ttft: {median: 0, p95: 0}}},
			trace: {power: Array(61).fill(300), utilization: Array(61).fill(90)},
		});
		const present = metricIds.filter(id => metricOf(run, id, defaultAssumptions) !== null);
		expect(present).toEqual(['duration', 'cost', 'notebook.price']);
	});

	it('has no number of a file that could not be read', () => {
		const run = runOf({result: null, trace: {power: [1, 2, 3]}});
		expect(metricIds.filter(id => metricOf(run, id, defaultAssumptions) !== null)).toEqual([]);
	});

	it('takes what the benchmark stored where the requests were not saved, and says so', () => {
		const run = runOf({result: {stored: {ttft: {median: 31, p95: 55}, tpot: {median: 9}}}});
		expect(metricOf(run, 'ttft', defaultAssumptions)).toEqual({value: 31, p95: 55, source: 'stored'});
		expect(metricOf(run, 'tpot', defaultAssumptions)).toEqual({value: 9, p95: null, source: 'stored'});
		expect(metricOf(run, 'itl', defaultAssumptions)).toBeNull();
		expect(metricOf(run, 'decode_latency', defaultAssumptions)).toBeNull();
	});

	it('leaves failed and empty requests out of a latency, and in the notebook’s', () => {
		const requests = [
			{ttft: 0.2, itls: [0.01]},
			{ttft: 0.4, itls: [0.01]},
			{ttft: 0, output: 0},
			{ttft: 0, output: 0, error: 'Bad Gateway'},
			{ttft: 0.1, error: 'died while streaming'},
		];
		const run = runOf({result: {requests}});
		expect(numberOf(run, 'ttft')).toBeCloseTo(300, 9);
		expect(numberOf(run, 'notebook.ttft')).toBeCloseTo(0.1, 12);
	});

	it('has no latency of a run in which every answer is empty', () => {
		const stored = {ttft: {median: 0}, tpot: {median: 0}, itl: {median: 0}, e2el: {median: 0}};
		const run = runOf({result: {requests: [{ttft: 0, output: 0}], completed: 1, stored}});
		for (const id of ['ttft', 'tpot', 'itl', 'e2el', 'decode_latency'] as const) expect(numberOf(run, id)).toBeNull();
	});

	it('exchanges mean and median of end-to-end latencies that vLLM 0.6.0 to 0.6.3 exchanged', () => {
		const stored = {e2el: {mean: 100, median: 250}};
		const members = ['duration', 'completed', 'total_token_throughput', 'mean_e2el_ms', 'median_e2el_ms'];
		expect(numberOf(runOf({result: {stored, members}}), 'e2el')).toBe(100);
		expect(numberOf(runOf({result: {stored, members: [...members, 'burstiness']}}), 'e2el')).toBe(250);
		const older = members.filter(member => member !== 'total_token_throughput');
		expect(numberOf(runOf({result: {stored, members: older}}), 'e2el')).toBe(250);
	});

	it('works out a throughput that is not in the file, and marks it', () => {
		const result = {outputThroughput: null, requestThroughput: null, totalTokenThroughput: null};
		const run = runOf({
			result: {...result, duration: 50, completed: 100, totalInputTokens: 500, totalOutputTokens: 1000},
		});
		expect(metricOf(run, 'output_throughput', defaultAssumptions)).toEqual({value: 20, p95: null, source: 'derived'});
		expect(metricOf(run, 'request_throughput', defaultAssumptions)).toEqual({value: 2, p95: null, source: 'derived'});
		expect(metricOf(run, 'total_token_throughput', defaultAssumptions)?.value).toBe(30);
		const byReader = runOf({result: {outputThroughput: 20, derived: ['output_throughput']}});
		expect(metricOf(byReader, 'output_throughput', defaultAssumptions)?.source).toBe('derived');
	});

	it('prices each mode by its own machine, and an unknown mode only where they cost the same', () => {
		const prices = {...defaultAssumptions, pricePerHour: {teeOff: 6, teeOn: 9}};
		const cost = (teeMode: Run['teeMode'], assumptions: Assumptions): number | null =>
			numberOf(runOf({teeMode, result: {duration: 1800, outputThroughput: 2000}}), 'cost', assumptions);
		expect([cost('tee_off', prices), cost('tee_on', prices), cost('unknown', prices)]).toEqual([3, 4.5, null]);
		expect(cost('unknown', defaultAssumptions)).toBe(3.5);
		const run = runOf({result: {outputThroughput: 2000}});
		expect(numberOf(run, 'cost_per_million_output_tokens')).toBeCloseTo(0.972, 3);
		expect(numberOf(run, 'notebook.price', prices)).toBeCloseTo(7 / 60, 12);
	});

	it('has the goodput that the benchmark stored only where no objective is set', () => {
		const run = runOf({result: {requestGoodput: 1.5}});
		expect(metricOf(run, 'goodput', defaultAssumptions)).toEqual({value: 1.5, p95: null, source: 'stored'});
		expect(metricOf(run, 'goodput', {...defaultAssumptions, slo: {ttft: 100}})).toBeNull();
	});

	it('does not mistake assumptions for one another', () => {
		const run = runOf({result: {duration: 3600}});
		const dearer = {...defaultAssumptions, pricePerHour: {teeOff: 10, teeOn: 10}};
		expect([numberOf(run, 'cost'), numberOf(run, 'cost', dearer), numberOf(run, 'cost')]).toEqual([7, 10, 7]);
	});

	it('gives a zero throughput no price a token', () => {
		expect(numberOf(runOf({result: {outputThroughput: 0}}), 'cost_per_million_output_tokens')).toBeNull();
	});

	it('has no energy of a log that covers less than nine tenths of its run', () => {
		const run = (samples: number): Run => runOf({trace: {power: Array(samples).fill(300)}});
		expect(numberOf(run(61), 'energy')).toBeCloseTo(18_000, 6);
		expect(numberOf(run(56), 'energy')).toBeCloseTo(16_500, 6);
		expect(numberOf(run(50), 'energy')).toBeNull();
		expect(numberOf(run(50), 'mean_power')).toBeNull();
	});

	it('reads the other channels within the window only', () => {
		const trace = {
			start: resultOf().finishedAt! - 70,
			power: [...Array(10).fill(60), ...Array(61).fill(300), ...Array(9).fill(60)],
			utilization: [...Array(10).fill(0), ...Array(61).fill(80), ...Array(9).fill(0)],
			memoryUtilization: [...Array(10).fill(0), ...Array(61).fill(50), ...Array(9).fill(0)],
			temperature: [...Array(10).fill(90), ...Array(61).fill(70), ...Array(9).fill(91)],
		};
		const run = runOf({trace});
		expect(numberOf(run, 'mean_gpu_utilization')).toBeCloseTo(80, 9);
		expect(numberOf(run, 'mean_memory_utilization')).toBeCloseTo(50, 9);
		expect(numberOf(run, 'max_temperature')).toBe(70);
		expect(numberOf(run, 'peak_power')).toBe(300);
	});

	it('has no mean of all boards where one of them says nothing', () => {
		const start = resultOf().finishedAt! - 61;
		const known = {power: Array(61).fill(300), utilization: Array(61).fill(80)};
		const run = runOf({
			trace: {start, gpus: [known, {power: Array(61).fill(null), utilization: Array(61).fill(null)}]},
		});
		for (const id of [
			'energy',
			'mean_power',
			'peak_power',
			'energy_per_output_token',
			'mean_gpu_utilization',
		] as const) {
			expect([id, numberOf(run, id)]).toEqual([id, null]);
			expect([id, numberOf(runOf({trace: {start, gpus: [known, known]}}), id)]).not.toEqual([id, null]);
		}
	});

	it('has no notebook energy where the notebook stops at a missing reading', () => {
		expect(numberOf(runOf({trace: {power: [300, null, 300]}}), 'notebook.energy_per_output_token')).toBeNull();
		const clean = runOf({result: {totalOutputTokens: 100}, trace: {power: [300, 200, 300]}});
		expect(numberOf(clean, 'notebook.energy_per_output_token')).toBe(5);
	});
});

describe('metricDefinitions', () => {
	it('defines every metric under its own id, in order', () => {
		expect(Object.keys(metricDefinitions)).toEqual([...metricIds]);
		for (const id of metricIds) expect(metricDefinitions[id].id).toBe(id);
	});

	it('says in a sentence what each is', () => {
		for (const id of metricIds) expect(metricDefinitions[id].definition, id).toMatch(/^[A-Z].{20,}\.$/);
	});
});
