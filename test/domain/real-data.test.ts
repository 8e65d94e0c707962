import {existsSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {compareRuns} from '../../source/domain/compare.ts';
import {energyOf} from '../../source/domain/energy.ts';
import {remember} from '../../source/domain/memo.ts';
import type {MetricId} from '../../source/domain/metric.ts';
import {metricOf} from '../../source/domain/metrics.ts';
import type {Run} from '../../source/domain/run.ts';
import {requestsOf, runOf, type TraceParts} from '../builders/run.ts';

// Published results of others (see the README beside them): what is documented of them must come out of our formulas.
const real = '../shared/data/real';

/** As `JSON.parse` gives it: no reader of ours between the file and the formulas. */
type ServingFile = {
	readonly duration: number;
	readonly model_id: string;
	readonly output_throughput: number;
	readonly request_throughput: number;
	readonly median_ttft_ms: number;
	readonly median_tpot_ms: number;
	readonly input_lens: readonly number[];
	readonly output_lens: readonly number[];
	readonly ttfts: readonly number[];
	readonly itls: readonly (readonly number[])[];
	readonly errors: readonly string[];
};

const read = new Map<string, Run>();

function phala(mode: 'base' | 'tee', rate: '1' | 'inf'): Run {
	return remember(read, mode + rate, () => readPhala(mode, rate));
}

function readPhala(mode: 'base' | 'tee', rate: '1' | 'inf'): Run {
	const path = `${real}/phala-h200-llama70b/${mode}_24cores/serving_llama70B_tp1_sharegpt_qps_${rate}.json`;
	const file: ServingFile = JSON.parse(readFileSync(path, 'utf8'));
	const requests = file.ttfts.map((ttft, index) => ({
		ttft,
		itls: file.itls[index] ?? [],
		input: file.input_lens[index] ?? 0,
		output: file.output_lens[index] ?? 0,
	}));
	const {duration, output_throughput: outputThroughput, request_throughput: requestThroughput} = file;
	return runOf({
		teeMode: mode === 'tee' ? 'tee_on' : 'tee_off',
		result: {
			modelId: file.model_id,
			requests: requestsOf(requests),
			duration,
			outputThroughput,
			requestThroughput,
			burstiness: null,
			maxConcurrency: null,
			stored: {ttft: {median: file.median_ttft_ms}, tpot: {median: file.median_tpot_ms}},
		},
	});
}

function gpuLog(name: string): TraceParts {
	const [, ...rows] = readFileSync(`${real}/odd-csv/${name}`, 'utf8').trimEnd().split('\n');
	const cells = rows.map(row => row.split(','));
	const time = cells.map(([stamp = '']) => Date.parse(`${stamp.replaceAll('/', '-').replace(' ', 'T')}Z`) / 1000);
	return {start: 0, time, power: cells.map(([, power = '']) => Number.parseFloat(power))};
}

describe.skipIf(!existsSync(real))(
	'Llama 70B on an H200, TEE off and on (skipped where ../shared/data/real is absent)',
	() => {
		const compared = (rate: '1' | 'inf', id: MetricId) =>
			compareRuns([phala('base', rate)], [phala('tee', rate)], id, defaultAssumptions);
		const both = (rate: '1' | 'inf', id: MetricId) => {
			const {off, on} = compared(rate, id);
			return [off?.toFixed(3), on?.toFixed(3)];
		};

		it('loses 1.944 % of its output throughput at all requests at once', () => {
			const comparison = compared('inf', 'output_throughput');
			expect(comparison.overhead).toBeCloseTo(0.01944, 5);
			expect(comparison.overhead_over_on).toBeCloseTo(0.01982, 5);
			expect(comparison).toMatchObject({n_off: 1, n_on: 1, ci: null, verdict: 'single run'});
			expect(compared('inf', 'request_throughput').overhead).toBeCloseTo(0.01638, 5);
		});

		it('loses nothing where the arrival rate limits it', () => {
			expect(compared('1', 'output_throughput').overhead).toBeCloseTo(-0.00096, 5);
		});

		it('has medians over the answered requests, which the stored ones are not', () => {
			expect(both('inf', 'ttft')).toEqual(['80835.034', '82932.211']);
			expect(compared('inf', 'ttft').overhead).toBeGreaterThan(0);
			const [off, on] = [phala('base', 'inf'), phala('tee', 'inf')].map(run => run.result?.stored.ttft?.median ?? 0);
			expect([off?.toFixed(3), on?.toFixed(3)]).toEqual(['43323.819', '42070.893']);
		});

		it('has the exact decode time, and the notebook’s approximation of it', () => {
			expect(both('inf', 'decode_latency')).toEqual(['77729.918', '79346.942']);
			expect(both('inf', 'notebook.decode_latency')).toEqual(['60292.376', '60982.224']);
		});

		it('left 304 and 306 requests without an answer', () => {
			const empty = (run: Run): number =>
				(run.result?.requests?.answered ?? []).filter(answered => answered === 0).length;
			expect([empty(phala('base', '1')), empty(phala('base', 'inf'))]).toEqual([304, 306]);
		});
	},
);

describe.skipIf(!existsSync(real))('GPU logs of uneven cadence (skipped where ../shared/data/real is absent)', () => {
	it.each([
		['cadence-1s-then-61s.csv', 347_443, 7965],
		['sampled-every-100ms-no-final-newline.csv', 87_983, 879_827],
	])('%s holds %d J, and not the %d J of rows taken for seconds', (name, joules, unitJoules) => {
		const trace = gpuLog(name);
		expect(energyOf(runOf({result: null, trace}), 'gpu')?.joules).toBeCloseTo(joules, 0);
		const run = runOf({result: {totalOutputTokens: 1}, trace});
		const parity = metricOf(run, 'notebook.energy_per_output_token', defaultAssumptions);
		expect(Math.round(parity?.value ?? 0)).toBe(unitJoules);
	});
});
