import {existsSync, readFileSync} from 'node:fs';
import {beforeAll, describe, expect, it} from 'vitest';
import {parseResultFile} from '../../source/disk/parse-result-file.ts';
import {readTrace} from '../../source/disk/trace/read-trace.ts';
import type {Run} from '../../source/domain/run.ts';
import type {RequestTable} from '../../source/domain/serving-result.ts';
import type {Trace} from '../../source/domain/trace.ts';
import {readAll} from './study-folder.ts';

const real = '../shared/data/real';
const isThere = existsSync(real);
if (!isThere) console.warn(`test/disk/real-data.test.ts is skipped: there is no ${real}`);

const phalaModes = [
	{pattern: 'tee_*', mode: 'tee_on'},
	{pattern: 'base_*', mode: 'tee_off'},
] as const;

/** By sorting, as numpy does. */
function quantile(values: readonly number[], share: number): number {
	return quantileSorted(Float64Array.from(values).sort(), share);
}

function quantileSorted(sorted: Float64Array, share: number): number {
	const position = (sorted.length - 1) * share;
	const below = sorted[Math.floor(position)] ?? Number.NaN;
	return below + ((sorted[Math.ceil(position)] ?? below) - below) * (position - Math.floor(position));
}

function answered(table: RequestTable, values: Float64Array): readonly number[] {
	return [...values].filter((_, index) => table.answered[index] === 1);
}

describe.skipIf(!isThere)('Phala: Llama 70B on one H200, base and tee', () => {
	let runs: readonly Run[] = [];
	let ignored: readonly {readonly path: string; readonly reason: string}[] = [];
	beforeAll(async () => {
		({runs, ignored} = await readAll(`${real}/phala-h200-llama70b`, {modeMap: phalaModes}));
	});
	const find = (mode: string, rate: string): Run =>
		runs.find(run => run.teeMode === mode && run.condition.endsWith(`qps_${rate}`)) ??
		expect.fail(`no ${mode} ${rate}`);

	it('is one experiment of two conditions, a run each in both modes', () => {
		expect(
			runs.map(({experiment, condition, teeMode, repetition}) => [experiment, condition, teeMode, repetition]),
		).toEqual([
			['phala-h200-llama70b', 'serving_llama70B_tp1_sharegpt_qps_1', 'tee_off', 1],
			['phala-h200-llama70b', 'serving_llama70B_tp1_sharegpt_qps_inf', 'tee_off', 1],
			['phala-h200-llama70b', 'serving_llama70B_tp1_sharegpt_qps_1', 'tee_on', 1],
			['phala-h200-llama70b', 'serving_llama70B_tp1_sharegpt_qps_inf', 'tee_on', 1],
		]);
	});

	it('has other JSON beside them, which is named and no result', () => {
		expect(ignored.map(({path, reason}) => `${path}: ${reason}`).sort()).toEqual(
			['base_24cores', 'tee_24cores'].flatMap(folder => [
				`${folder}/benchmark_results.json: not a serving result: a list`,
				`${folder}/latency_llama70B.json: not a serving result: a vLLM latency benchmark`,
				`${folder}/throughput_llama70B.json: not a serving result: a vLLM throughput benchmark`,
			]),
		);
	});

	it('loses 1.944 % of output throughput at all requests at once', () => {
		const [off, on] = [find('tee_off', 'inf'), find('tee_on', 'inf')].map(run => run.result?.outputThroughput ?? 0);
		expect(off).toBeCloseTo(414.075, 3);
		expect(on).toBeCloseTo(406.026, 3);
		expect(((off ?? 0) - (on ?? 0)) / (off ?? 1)).toBeCloseTo(0.01944, 5);
	});

	it.each([
		['tee_off', '1', 304],
		['tee_on', '1', 304],
		['tee_off', 'inf', 306],
		['tee_on', 'inf', 306],
	])('completes 1000 requests, of which some are empty (%s, %s: %i)', (mode, rate, empty) => {
		const {result} = find(mode, rate);
		const table = result?.requests ?? expect.fail('no requests');
		expect(result).toMatchObject({completed: 1000, failed: 0, errors: {count: 0}});
		expect(table.answered.filter(flag => flag === 0)).toHaveLength(empty);
		expect([...table.ttft].filter(ttft => ttft === 0)).toHaveLength(empty);
		expect([...table.outputTokens].filter((tokens, index) => table.answered[index] === 0 && tokens !== 0)).toEqual([]);
	});

	it('gives the medians of the answered requests, which the stored ones are not', () => {
		const medians = ['tee_off', 'tee_on'].map(mode => {
			const {result} = find(mode, 'inf');
			const table = result?.requests ?? expect.fail('no requests');
			return {
				ttft: quantile(answered(table, table.ttft), 0.5) * 1000,
				decode: quantile(answered(table, table.decode ?? expect.fail('no decode')), 0.5) * 1000,
				stored: result?.stored.ttft?.median,
			};
		});
		expect(medians[0]?.ttft).toBeCloseTo(80_835.034, 3);
		expect(medians[1]?.ttft).toBeCloseTo(82_932.211, 3);
		expect(medians[0]?.decode).toBeCloseTo(77_729.918, 3);
		expect(medians[1]?.decode).toBeCloseTo(79_346.942, 3);
		expect(medians.map(({stored}) => stored?.toFixed(3))).toEqual(['43323.819', '42070.893']);
	});

	it('gives every gap to the last bit, and the statistics that the benchmark stored of them', () => {
		for (const run of runs) {
			const parsed = JSON.parse(readFileSync(run.file, 'utf8'));
			const {requests, interToken, stored} = run.result ?? expect.fail('no result');
			expect([...(requests?.ttft ?? [])]).toEqual(parsed.ttfts);
			expect([...(requests?.inputTokens ?? [])]).toEqual(parsed.input_lens);
			const sums = (parsed.itls as readonly (readonly number[])[]).map(gaps => gaps.reduce((sum, gap) => sum + gap, 0));
			expect([...(requests?.decode ?? [])]).toEqual(sums);
			const gaps = Float64Array.from(parsed.itls.flat()).sort();
			expect(interToken?.count).toBe(gaps.length);
			for (const percent of [1, 50, 95, 99, 99.9]) {
				expect(interToken?.percentiles.get(percent)).toBeCloseTo(quantileSorted(gaps, percent / 100) * 1000, 9);
			}
			expect(interToken?.mean).toBeCloseTo(stored.itl?.mean ?? 0, 6);
			expect(interToken?.percentiles.get(50)).toBeCloseTo(stored.itl?.median ?? 0, 9);
			expect(interToken?.std).toBeCloseTo(stored.itl?.std ?? 0, 6);
			expect(interToken?.percentiles.get(99)).toBeCloseTo(stored.itl?.percentiles.get(99) ?? 0, 9);
		}
	});

	it('had the same prompts in both modes', () => {
		for (const rate of ['1', 'inf']) {
			expect(find('tee_on', rate).result?.requests?.inputTokens).toEqual(
				find('tee_off', rate).result?.requests?.inputTokens,
			);
		}
	});

	it('was written by a version without burstiness, concurrency and total throughput', () => {
		const {result} = find('tee_off', '1');
		expect(result).toMatchObject({
			burstiness: null,
			maxConcurrency: null,
			requestRate: 1,
			derived: ['failed', 'total_token_throughput'],
		});
		expect(result?.totalTokenThroughput).toBeCloseTo(192.7243351391235 + 142.92315468773788, 9);
	});
});

describe.skipIf(!isThere)('er0080: vLLM 0.25.1', () => {
	it('has a run of which every request failed, and one with speculative decoding', async () => {
		const {runs} = await readAll(`${real}/er0080-vllm-0.25.1/protocol`);
		expect(runs).toMatchObject([
			{condition: 'bench_serve_all_requests_failed_v0.25.1', result: {completed: 0, failed: 8, outputThroughput: 0}},
			{condition: 'bench_serve_speculative_v0.25.1', result: {completed: 8, maxConcurrentRequests: 4, metadata: {}}},
			{condition: 'bench_serve_v0.25.1', result: {completed: 8, maxConcurrency: 2}},
		]);
	});

	it('has a sweep: a condition a folder, `run=N` repetitions, and a summary that is no run', async () => {
		const {runs, ignored} = await readAll(`${real}/er0080-vllm-0.25.1/api/tests/fixtures/vllm_sweep_v0.25.1`);
		expect(
			runs.map(({experiment, condition, repetition, result}) => [
				experiment,
				condition.slice(0, 22),
				repetition,
				result?.metadata['max_num_seqs'],
			]),
		).toEqual([
			['vllm_sweep_v0.25.1', 'SERVE--max_num_seqs=4-', 0, 4],
			['vllm_sweep_v0.25.1', 'SERVE--max_num_seqs=4-', 1, 4],
			['vllm_sweep_v0.25.1', 'SERVE--max_num_seqs=8-', 0, 8],
			['vllm_sweep_v0.25.1', 'SERVE--max_num_seqs=8-', 1, 8],
		]);
		expect(ignored.map(({path, reason}) => [path.split('/').at(-1), reason])).toEqual([
			['summary.json', 'not a serving result: a list'],
			['summary.json', 'not a serving result: a list'],
		]);
		// The first run of the first folder found a cold server.
		expect(runs.slice(0, 2).map(run => run.result?.outputThroughput?.toFixed(1))).toEqual(['93.7', '199.4']);
	});
});

describe.skipIf(!isThere)('Issei: a sweep of request rates', () => {
	it('has three repetitions a level and no arrays', async () => {
		const {runs, ignored} = await readAll(`${real}/issei-a40-sweep`);
		expect(runs).toHaveLength(87);
		expect(new Set(runs.map(run => run.condition)).size).toBe(29);
		expect(new Set(runs.map(run => run.repetition))).toEqual(new Set([1, 2, 3]));
		expect(runs.filter(run => run.result?.requests !== null || run.result.interToken !== null)).toEqual([]);
		expect(runs.find(run => run.id === 'bench/S1_rinf_rep2.json')).toMatchObject({
			condition: 'S1_rinf',
			repetition: 2,
			result: {requestRate: Number.POSITIVE_INFINITY},
		});
		expect(ignored.map(each => each.path)).toEqual([
			'nvidia_smi.txt',
			'resources_1785345797.csv',
			'resources_1785348191.csv',
		]);
	});

	it('has a log of the whole session, of whose columns those of the GPU are read', async () => {
		const {trace} = await readTrace(`${real}/issei-a40-sweep/resources_1785345797.csv`, {path: 'x', device: 'gpu'});
		expect(trace).toMatchObject({
			clock: 'wall',
			start: 1785345798.026,
			columns: ['power', 'utilization', 'memoryUtilization', 'memoryUsed'],
			badRows: 0,
		});
		expect(trace?.series.map(({gpu, channels}) => [gpu, channels.power?.[0]])).toEqual([['0', 33.4]]);
	});
});

describe.skipIf(!isThere)('odd JSON', () => {
	it('JSON Lines give each run, with request_goodput under its old name', async () => {
		const {results, problems} = await parseResultFile(`${real}/odd-json/ndjson-in-a-json-file.json`);
		expect(results.map(result => [result.completed, result.requestRate])).toEqual(
			[1, 2, 3].flatMap(() => [
				[300, 10],
				[900, 30],
				[900, Number.POSITIVE_INFINITY],
			]),
		);
		expect(results[0]).toMatchObject({
			requestGoodput: null,
			metadata: {gateway: 'kgateway', deployment: 'no-features'},
		});
		expect(results[0]?.members).toContain('request_goodput:');
		expect(Object.keys(results[0]?.metadata ?? {})).not.toContain('request_goodput:');
		expect(problems.map(problem => problem.code)).toEqual(['ndjson-multi']);
	});

	it('one failed request carries the last line of its traceback', async () => {
		const {results} = await parseResultFile(`${real}/odd-json/one-failed-request.json`);
		expect(results[0]).toMatchObject({
			numPrompts: 128,
			completed: 127,
			failed: 1,
			interToken: null,
			errors: {
				count: 1,
				messages: [
					{
						count: 1,
						message:
							"UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe7 in position 130958: unexpected end of data",
					},
				],
			},
		});
		expect([...(results[0]?.requests?.answered ?? [])].indexOf(0)).toBe(28);
		expect(results[0]?.requests?.decode).toBeNull();
	});

	it('a result without duration is named as such', async () => {
		const {results, problems, foreign} = await parseResultFile(`${real}/odd-json/no-duration.json`);
		expect({results, foreign}).toEqual({results: [], foreign: null});
		expect(problems).toMatchObject([{code: 'json-not-a-run', evidence: {missing: ['duration', 'completed']}}]);
	});
});

describe.skipIf(!isThere)('odd CSV', () => {
	const read = (name: string) => readTrace(`${real}/odd-csv/${name}`, {path: name, device: 'gpu'});

	const traceOf = async (name: string): Promise<Trace> =>
		(await read(name)).trace ?? expect.fail(`${name} is no trace`);

	/** Gaps between rows longer than this. */
	const gaps = ({series}: Trace, longer: number): readonly number[] => {
		const time = series[0]?.time ?? new Float64Array(0);
		return [...time.subarray(1)].map((at, index) => at - (time[index] ?? 0)).filter(gap => gap > longer);
	};

	const energies = ({series}: Trace) => {
		const time = series[0]?.time ?? new Float64Array(0);
		const power = series[0]?.channels.power ?? new Float64Array(0);
		let byTime = 0;
		let byRow = 0;
		for (let index = 1; index < time.length; index++) {
			const mean = ((power[index] ?? 0) + (power[index - 1] ?? 0)) / 2;
			byTime += mean * ((time[index] ?? 0) - (time[index - 1] ?? 0));
			byRow += mean;
		}
		return [Math.round(byTime), Math.round(byRow)];
	};

	it.each([
		['cadence-1s-then-61s.csv', 168, 'wall'],
		['gap-617s.csv', 238, 'wall'],
		['gap-8s.csv', 865, 'wall'],
		['h100-1s.csv', 12, 'wall'],
		['header-only.csv', 0, 'wall'],
		['headerless-one-column.csv', 257, 'none'],
		['no-timestamp.csv', 66, 'none'],
		['nounits-under-unit-header-10ms.csv', 965, 'wall'],
		['relative-seconds.csv', 60, 'relative'],
		['sampled-every-100ms-no-final-newline.csv', 3044, 'wall'],
		['unknown-error-every-row.csv', 554, 'wall'],
	])('%s has %i rows, none of them bad, and a clock: %s', async (name, rows, clock) => {
		const trace = await traceOf(name);
		expect(trace).toMatchObject({rows, badRows: 0, clock, cutShort: name === 'unknown-error-every-row.csv'});
		expect(trace.series[0]?.time.length ?? 0).toBe(rows);
	});

	it('gives the energies by time, which are far from those by row', async () => {
		expect(energies(await traceOf('cadence-1s-then-61s.csv'))).toEqual([347_443, 7965]);
		expect(energies(await traceOf('sampled-every-100ms-no-final-newline.csv'))).toEqual([87_983, 879_827]);
	});

	it('keeps gaps', async () => {
		expect(Math.max(...gaps(await traceOf('gap-617s.csv'), 60))).toBeCloseTo(617.699, 3);
		expect(gaps(await traceOf('gap-8s.csv'), 5).map(gap => Math.round(gap))).toContain(8);
	});

	it('has no clock where the driver says [Unknown Error]', async () => {
		const trace = await traceOf('unknown-error-every-row.csv');
		expect(trace.missing).toEqual({smClock: 554});
		expect(trace.series[0]?.channels.smClock?.every(Number.isNaN)).toBe(true);
		expect(trace.series[0]?.channels.power?.every(power => power > 0)).toBe(true);
	});

	it('takes power.draw and not the instant one', async () => {
		const trace = await traceOf('nounits-under-unit-header-10ms.csv');
		expect(trace.series[0]?.channels.power?.[2]).toBe(56.12);
	});

	it.each([
		['dmon-text.csv', 'the text of nvidia-smi dmon'],
		['shell-commands-not-csv.csv', 'cd ~/ai-gpu-energy-optimizer-'],
	])('%s is no log, and says so', async (name, part) => {
		const {trace, problems} = await read(name);
		expect(trace).toBeNull();
		expect(problems).toMatchObject([{code: 'csv-unreadable', message: expect.stringContaining(part)}]);
	});
});
