import type {Severity} from '../../source/domain/finding.ts';
import {type RequestRow, type RunParts, resultOf} from '../builders/run.ts';
import {naiveMean, naiveQuantile} from '../oracle/naive.ts';
import {
	type Change,
	type CleanRun,
	cleanParts,
	oneCondition,
	oneRun,
	partsWith,
	withDuration,
	withRequests,
	withResult,
	withSystem,
	withTrace,
} from './clean-study.ts';

/** One thing made wrong in the clean study, and what must be said of it: that and nothing else. */
export type Fault = {
	readonly code: string;
	/** What was done, in a few words. */
	readonly what: string;
	readonly runs: () => readonly RunParts[];
	readonly severity: Severity;
	/** How many findings of the code. */
	readonly count?: number;
	/** Numbers of the first finding, known from how the fault was made. */
	readonly evidence?: Readonly<Record<string, unknown>>;
	/** Rules that must speak too, because the fault makes theirs true. */
	readonly entails?: readonly string[];
};

const everywhere = (change: Change) => () => partsWith(oneCondition(change));
const teeOn = (change: Change) => () => partsWith(oneCondition(change, 'tee_on'));
const once = (change: Change) => () => partsWith(oneRun(change));

const failure: Partial<RequestRow> = {ttft: 0, itls: [], output: 0, error: 'Traceback …\nClientOSError: reset by peer'};

/** Without the arrays, as a run without --save-detailed leaves it. */
function aggregated(run: CleanRun): RunParts {
	const {requests: _requests, stored: _stored, ...result} = resultOf(run.result);
	return {...run, result: {...result, requests: null, interToken: null, errors: null}};
}

/** The trace with some of its rows left out. */
function withoutRows(run: CleanRun, isLeftOut: (row: number) => boolean): CleanRun {
	const rows = run.trace.power.map((_, row) => row).filter(row => !isLeftOut(row));
	const kept = (values: readonly (number | null)[]) => rows.map(row => values[row] ?? null);
	return withTrace(run, {
		time: rows,
		power: kept(run.trace.power),
		utilization: kept(run.trace.utilization),
		temperature: kept(run.trace.temperature),
		powerLimit: kept(run.trace.powerLimit),
		throttle: kept(run.trace.throttle),
	});
}

const isBusy = (run: CleanRun, row: number): boolean => run.trace.utilization[row] !== 0;

function whileBusy(run: CleanRun, value: number, otherwise: readonly (number | null)[]): readonly (number | null)[] {
	return otherwise.map((idle, row) => (isBusy(run, row) ? value : idle));
}

function without<Key extends keyof CleanRun['trace']>(run: CleanRun, ...channels: readonly Key[]): RunParts {
	const kept = Object.entries(run.trace).filter(([channel]) => !channels.some(other => other === channel));
	return {...run, trace: Object.fromEntries(kept)};
}

const ttftsOf = (run: CleanRun) => run.result.requests.map(({ttft}) => ttft * 1000);
const e2elsOf = (run: CleanRun) =>
	run.result.requests.map(({ttft, itls = []}) => (ttft + itls.reduce((sum, gap) => sum + gap, 0)) * 1000);

/** A sweep of three levels whose middle one is slow in both modes. */
function sweep(): readonly RunParts[] {
	const slowness = new Map([
		[8, 1],
		[16, 1.12],
		[32, 0.85],
	]);
	const oneLevel = cleanParts.filter(({condition}) => condition === 'Gemma3 1B');
	return [...slowness].flatMap(([level, factor]) =>
		oneLevel.map((run): RunParts => {
			const slowed = withDuration(run, (run.result.duration ?? 0) * factor);
			const moved = later(withResult(slowed, {maxConcurrency: level}), level * 10_000);
			return {...withTrace(moved, {path: `${level} ${run.trace.path}`}), condition: `Gemma3 1B_${level}`};
		}),
	);
}

/** The same at another time of day. */
function later(run: CleanRun, seconds: number): CleanRun {
	const moved = withResult(run, {finishedAt: (run.result.finishedAt ?? 0) + seconds});
	return {...withTrace(moved, {start: (run.trace.start ?? 0) + seconds}), modified: (run.modified ?? 0) + seconds};
}

export const faults: readonly Fault[] = [
	{
		code: 'all-failed',
		what: 'every request fails',
		severity: 'error',
		runs: once(run =>
			withResult(
				withRequests(run, row => ({...row, ...failure})),
				{errors: {count: 600, messages: []}},
			),
		),
		count: 1,
		evidence: {completed: 0, failed: 600, num_prompts: 600},
		entails: ['reps-uneven'],
	},
	{
		code: 'incomplete',
		what: 'the data set gave fewer prompts than asked for',
		severity: 'error',
		runs: everywhere(run => withResult(run, {numPrompts: 660})),
		count: 6,
		evidence: {num_prompts: 660, completed: 600, failed: 0},
	},
	{
		code: 'errors',
		what: 'three requests fail',
		severity: 'error',
		runs: once(run =>
			withResult(
				withRequests(run, (row, index) => (index % 250 === 7 ? {...row, ...failure} : row)),
				{
					errors: {count: 3, messages: [{message: 'ClientOSError: reset by peer', count: 3}]},
				},
			),
		),
		count: 1,
		evidence: {errors: 3, messages: [{message: 'ClientOSError: reset by peer', count: 3}]},
		entails: ['incomplete'],
	},
	{
		code: 'silent-fail',
		what: 'one answer is empty and carries no error',
		severity: 'warning',
		runs: once(run => withRequests(run, (row, index) => (index === 41 ? {...row, ttft: 0, itls: [], output: 0} : row))),
		count: 1,
		evidence: {without_first_token: 1, without_error: 600},
	},
	{
		code: 'zero-output',
		what: 'ten answers are one token long',
		severity: 'warning',
		runs: everywhere(run =>
			withRequests(run, (row, index) => (index % 60 === 3 ? {...row, itls: [], output: 1} : row)),
		),
		count: 6,
		evidence: {successes: 600, empty: 0, one_token: 10},
	},
	{
		code: 'short-output',
		what: 'twelve of equally long answers stop early',
		severity: 'warning',
		runs: everywhere(run =>
			withRequests(run, (row, index) => {
				const itls = Array.from({length: index % 50 === 9 ? 10 : 24}, () => 0.02);
				return {...row, itls, output: itls.length + 1};
			}),
		),
		count: 6,
		evidence: {answers: 600, shorter: 12, length: 25},
	},
	{
		code: 'arrays-mismatch',
		what: 'the arrays have lost a row',
		severity: 'error',
		runs: everywhere(run => {
			const duration = run.result.duration ?? 1;
			const counts = {numPrompts: 600, completed: 600, failed: 0, requestThroughput: 600 / duration};
			return withResult(run, {requests: run.result.requests.slice(0, 599), ...counts});
		}),
		count: 6,
		evidence: {rows: 599, num_prompts: 600, completed: 600},
	},
	{
		code: 'inconsistent-throughput',
		what: 'throughput was edited by one percent',
		severity: 'error',
		runs: once(run => withResult(run, {outputThroughput: 1.01 * (resultOf(run.result).outputThroughput ?? 0)})),
		count: 1,
		evidence: {member: 'output_throughput'},
	},
	{
		code: 'p-order',
		what: 'a p95 below its median',
		severity: 'error',
		runs: once(run => {
			const median = naiveQuantile(ttftsOf(run), 0.5);
			return withResult(run, {stored: {ttft: {mean: median, median, p95: median / 2}}});
		}),
		count: 1,
		evidence: {latency: 'ttft', percentile: 95, lower_percentile: 50},
	},
	{
		code: 'e2el-swapped',
		what: 'written by a version that exchanged mean and median',
		severity: 'warning',
		runs: everywhere(run => {
			const values = e2elsOf(run);
			const stored = {e2el: {mean: naiveQuantile(values, 0.5), median: naiveMean(values)}};
			return withResult(run, {stored, members: ['date', 'duration', 'total_token_throughput']});
		}),
		count: 6,
	},
	{
		code: 'unit-mismatch',
		what: 'stored latencies are in seconds',
		severity: 'error',
		runs: once(run => {
			const values = ttftsOf(run).map(value => value / 1000);
			return withResult(run, {stored: {ttft: {mean: naiveMean(values), median: naiveQuantile(values, 0.5)}}});
		}),
		count: 1,
		evidence: {latency: 'ttft', percentile: 50},
	},
	{
		code: 'no-details',
		what: 'saved without arrays',
		severity: 'note',
		runs: everywhere(aggregated),
		count: 1,
		evidence: {runs: 6, of: 6},
	},
	{
		code: 'no-details',
		what: 'one run saved without arrays',
		severity: 'note',
		runs: once(aggregated),
		count: 1,
		evidence: {runs: 1, of: 6},
	},
	{
		code: 'too-short',
		what: 'runs of eight seconds',
		severity: 'warning',
		runs: everywhere(run => withDuration(run, (run.result.duration ?? 0) / 10)),
		count: 6,
		evidence: {duration_s: 7.5},
	},
	{
		code: 'too-short',
		what: 'runs of half a minute with a power trace',
		severity: 'warning',
		runs: everywhere(run => withDuration(run, (run.result.duration ?? 0) / 2)),
		count: 6,
		evidence: {duration_s: 37.5},
	},
	{
		code: 'too-short',
		what: 'fewer than five prompts for each slot',
		severity: 'warning',
		runs: everywhere(run => withResult(run, {maxConcurrency: 128})),
		count: 6,
		evidence: {num_prompts: 600, max_concurrency: 128},
	},
	{
		code: 'few-tail',
		what: 'four hundred prompts',
		severity: 'note',
		runs: everywhere(run => withResult(run, {requests: run.result.requests.slice(0, 400)})),
		count: 1,
		evidence: {runs: 6, of: 6, completed: 400, percentiles: [99], beyond: [4]},
	},
	{
		code: 'cap-vs-peak',
		what: 'a count by seconds above the cap',
		severity: 'note',
		runs: once(run => withResult(run, {maxConcurrentRequests: 16})),
		count: 1,
		evidence: {runs: 1, of: 6, max_concurrency: 8, max_concurrent_requests: 16},
	},
	{
		code: 'semaphore-bound',
		what: 'ten times the rate that the server can take',
		severity: 'warning',
		runs: everywhere(run => withResult(run, {requestRate: 80})),
		count: 6,
		evidence: {request_rate: 80},
	},
	{
		code: 'future-date',
		what: 'a clock that is three hours and seventeen minutes fast',
		severity: 'note',
		runs: once(run => ({...run, modified: (run.result.finishedAt ?? 0) - 11_820})),
		count: 1,
		evidence: {hours_ahead: 11_820 / 3600},
	},
	{
		code: 'csv-missing',
		what: 'one trace is gone',
		severity: 'warning',
		runs: once(({trace: _trace, ...run}) => run),
		count: 1,
		evidence: {runs: 12, with_trace: 11},
		entails: ['count-mismatch'],
	},
	{
		code: 'count-mismatch',
		what: 'a CPU log beside the GPU log',
		severity: 'note',
		runs: once(({trace, ...run}) => ({
			...run,
			traces: [trace, {device: 'cpu', path: 'cpu.csv', start: trace.start ?? 0, power: trace.power}],
		})),
		count: 1,
		evidence: {tee_mode: 'tee_on', results: 3, gpu_traces: 3, cpu_traces: 1},
	},
	{
		code: 'csv-unreadable',
		what: 'a header and no rows',
		severity: 'error',
		runs: once(run => ({...run, trace: {path: 'empty.csv', power: []}})),
		count: 1,
		evidence: {trace: 'empty.csv', rows: 0},
	},
	{
		code: 'csv-unreadable',
		what: 'no power column',
		severity: 'error',
		runs: once(run => without(run, 'power')),
		count: 1,
	},
	{
		code: 'csv-unreadable',
		what: 'every tenth power reading is missing',
		severity: 'error',
		runs: once(run => withTrace(run, {power: run.trace.power.map((watts, row) => (row % 10 === 0 ? null : watts))})),
		count: 1,
		evidence: {missing: {power: 11}},
	},
	{
		code: 'csv-unreadable',
		what: 'the GPU was lost',
		severity: 'error',
		runs: once(run => withTrace(run, {driverMessages: ['[GPU is lost]']})),
		count: 1,
		evidence: {driver_messages: ['[GPU is lost]']},
	},
	{
		code: 'csv-unreadable',
		what: 'a column that the driver never answers',
		severity: 'note',
		runs: once(run => withTrace(run, {smClock: run.trace.power.map(() => null)})),
		count: 1,
		evidence: {missing: {smClock: 101}},
	},
	{
		code: 'csv-gap',
		what: 'nine seconds without a reading',
		severity: 'error',
		runs: once(run => withoutRows(run, row => row > 40 && row < 49)),
		count: 1,
		evidence: {gaps: 1, longest_s: 9, period_s: 1},
	},
	{
		code: 'csv-gap',
		what: 'four seconds without a reading, a small part of the run',
		severity: 'warning',
		runs: once(run => withoutRows(run, row => row > 40 && row < 44)),
		count: 1,
		evidence: {gaps: 1, longest_s: 4},
	},
	{
		code: 'csv-gap',
		what: 'a time stamp that repeats',
		severity: 'warning',
		runs: once(run => withTrace(run, {time: run.trace.power.map((_, row) => (row === 30 ? 29 : row))})),
		count: 1,
		evidence: {repeated: 1, backwards: 0},
	},
	{
		code: 'csv-period',
		what: 'a reading every two seconds',
		severity: 'note',
		runs: once(run => withoutRows(run, row => row % 2 === 1)),
		count: 1,
		evidence: {period_s: 2},
	},
	{
		code: 'csv-duration',
		what: 'the logger died halfway',
		severity: 'error',
		runs: once(run => withoutRows(run, row => row > 55)),
		count: 1,
		evidence: {log_s: 55},
	},
	{
		code: 'csv-duration',
		what: 'the logger ran for two minutes before the run',
		severity: 'warning',
		runs: once(run => {
			const before = (value: number, readings: readonly (number | null)[]) => [
				...Array.from({length: 120}, () => value),
				...readings,
			];
			return withTrace(run, {
				start: (run.trace.start ?? 0) - 120,
				power: before(66, run.trace.power),
				utilization: before(0, run.trace.utilization),
				temperature: before(40, run.trace.temperature),
				powerLimit: before(400, run.trace.powerLimit),
				throttle: before(1, run.trace.throttle),
			});
		}),
		count: 1,
	},
	{
		code: 'clock-skew',
		what: 'the logger ran in another time zone',
		severity: 'warning',
		runs: once(run => withTrace(run, {start: (run.trace.start ?? 0) + 7200})),
		count: 1,
		evidence: {zone_hours: 2, offset_s: 7185},
	},
	{
		code: 'busy-at-start',
		what: 'somebody else used the GPU before',
		severity: 'warning',
		runs: once(run => withTrace(run, {utilization: run.trace.utilization.map((used, row) => (row < 15 ? 40 : used))})),
		count: 1,
		evidence: {utilization: 40},
	},
	{
		code: 'busy-at-start',
		what: 'the GPU drew power before',
		severity: 'warning',
		runs: once(run => withTrace(run, {power: run.trace.power.map((watts, row) => (row < 15 ? 116 : watts))})),
		count: 1,
		evidence: {watts_above_idle: 50},
	},
	{
		code: 'foreign-tail',
		what: 'the GPU went on for ten seconds',
		severity: 'note',
		runs: once(run => {
			const after = (value: number, readings: readonly (number | null)[]) => [
				...readings,
				...Array.from({length: 10}, () => value),
			];
			return withTrace(run, {
				power: after(120, run.trace.power),
				utilization: after(50, run.trace.utilization),
				temperature: after(50, run.trace.temperature),
				powerLimit: after(400, run.trace.powerLimit),
				throttle: after(0, run.trace.throttle),
			});
		}),
		count: 1,
		evidence: {busy_s: 10},
	},
	{
		code: 'util-low',
		what: 'the GPU was used 40 % of the time',
		severity: 'warning',
		runs: once(run => withTrace(run, {utilization: whileBusy(run, 40, run.trace.utilization)})),
		count: 1,
		evidence: {median_utilization: 40},
	},
	{
		code: 'throttle',
		what: 'one reading with a thermal slowdown',
		severity: 'warning',
		runs: once(run => withTrace(run, {throttle: run.trace.throttle.map((mask, row) => (row === 50 ? 0x20 : mask))})),
		count: 1,
		evidence: {reasons: ['SW thermal slowdown'], readings: 1},
	},
	{
		code: 'throttle',
		what: 'too hot, and the log does not say why',
		severity: 'warning',
		runs: once(run =>
			without(
				withTrace(run, {temperature: run.trace.temperature.map((at, row) => (row === 50 ? 86 : at))}),
				'throttle',
			),
		),
		count: 1,
		evidence: {max_temperature: 86},
	},
	{
		code: 'throttle',
		what: 'clocks fall at full load, and the log does not say why',
		severity: 'warning',
		runs: once(run =>
			without(withTrace(run, {smClock: run.trace.power.map((_, row) => (row % 5 === 0 ? 1200 : 1785))}), 'throttle'),
		),
		count: 1,
		evidence: {p10_mhz: 1200, median_mhz: 1785},
	},
	{
		code: 'power-cap',
		what: 'every run is held by the power cap',
		severity: 'note',
		runs: everywhere(run => withTrace(run, {throttle: whileBusy(run, 0x4, run.trace.throttle)})),
		count: 6,
	},
	{
		code: 'power-cap',
		what: 'TEE on is held by the power cap, TEE off is not',
		severity: 'warning',
		runs: teeOn(run => without(withTrace(run, {power: whileBusy(run, 395, run.trace.power)}), 'throttle')),
		count: 4,
		evidence: {capped: 'tee_on', runs: 3},
	},
	{
		code: 'limit-unknown',
		what: 'nothing names the GPU',
		severity: 'note',
		runs: once(run => without(withSystem(run, {gpuName: null, powerLimitWatts: null}), 'powerLimit')),
		count: 1,
		evidence: {runs: 1, of: 6, assumed_w: 700},
	},
	{
		code: 'idle-power',
		what: 'never below full power',
		severity: 'note',
		runs: once(run => withTrace(run, {power: run.trace.power.map(() => 310)})),
		count: 1,
		evidence: {min_power_w: 310},
	},
	{
		code: 'temp-drift',
		what: 'TEE on ran 14 °C hotter',
		severity: 'note',
		runs: teeOn(run => withTrace(run, {temperature: whileBusy(run, 75, run.trace.temperature)})),
		count: 1,
	},
	{
		code: 'host-differs',
		what: 'another driver with TEE on',
		severity: 'warning',
		runs: teeOn(run => withSystem(run, {driverVersion: '580.95.05'})),
		count: 1,
		evidence: {off: ['570.158.01'], on: ['580.95.05']},
	},
	{
		code: 'tee-mismatch',
		what: 'CC is off under tee_on',
		severity: 'error',
		runs: once(run => withSystem(run, {ccState: 'off'})),
		count: 1,
		evidence: {label: 'tee_on', proof: 'tee_off'},
	},
	{
		code: 'tee-mismatch',
		what: 'DevTools are on',
		severity: 'error',
		runs: once(run => withSystem(run, {devTools: 'on'})),
		count: 1,
		evidence: {label: 'tee_on', proof: 'neither'},
	},
	{
		code: 'tee-mismatch',
		what: 'the metadata say otherwise',
		severity: 'error',
		runs: once(run => withResult(run, {metadata: {cc_mode: 'off'}})),
		count: 1,
		evidence: {source: 'cc_mode'},
	},
	{
		code: 'tee-unknown',
		what: 'nothing proves the mode',
		severity: 'note',
		runs: once(run => withSystem(run, {ccState: null, devTools: null, protectedPcie: null})),
		count: 1,
		evidence: {source: 'folder', runs: 1, of: 6},
	},
	{
		code: 'missing-pair',
		what: 'TEE on was not measured',
		severity: 'error',
		runs: teeOn(() => null),
		count: 1,
		evidence: {missing: 'tee_on', runs: 3},
	},
	{
		code: 'reps-uneven',
		what: 'one repetition is missing',
		severity: 'warning',
		runs: once(() => null),
		count: 1,
		evidence: {n_off: 3, n_on: 2},
	},
	{
		code: 'reps-uneven',
		what: 'two repetitions in both modes',
		severity: 'note',
		runs: everywhere(run => (run.repetition === 3 ? null : run)),
		count: 1,
		evidence: {n_off: 2, n_on: 2},
	},
	{
		code: 'reps-uneven',
		what: 'one repetition in both modes',
		severity: 'warning',
		runs: everywhere(run => (run.repetition > 1 ? null : run)),
		count: 1,
		evidence: {n_off: 1, n_on: 1},
	},
	{
		code: 'param-mismatch',
		what: 'another concurrency with TEE on',
		severity: 'error',
		runs: teeOn(run => withResult(run, {maxConcurrency: 16})),
		count: 1,
		evidence: {parameter: 'max concurrency', off: '8', on: '16'},
	},
	{
		code: 'param-mismatch',
		what: 'another seed with TEE on',
		severity: 'error',
		runs: everywhere(run => withResult(run, {metadata: {seed: run.teeMode === 'tee_on' ? '7' : '1'}})),
		count: 1,
		evidence: {parameter: 'seed', off: '1', on: '7'},
	},
	{
		code: 'param-mismatch',
		what: 'one repetition with another backend',
		severity: 'error',
		runs: once(run => withResult(run, {backend: 'vllm'})),
		count: 2,
		evidence: {parameter: 'backend', off: 'openai-chat', on: 'openai-chat, vllm'},
	},
	{
		code: 'version-mismatch',
		what: 'another vLLM with TEE on',
		severity: 'warning',
		runs: teeOn(run => withSystem(run, {vllmVersion: '0.11.1'})),
		count: 1,
		evidence: {name: 'vLLM version', off: ['0.11.0'], on: ['0.11.1']},
	},
	{
		code: 'version-mismatch',
		what: 'members of a later version with TEE on',
		severity: 'warning',
		runs: teeOn(run => withResult(run, {members: ['date', 'burstiness', 'failed', 'start_times']})),
		count: 1,
		evidence: {members: ['failed', 'start_times']},
	},
	{
		code: 'inputs-differ',
		what: 'prompts one token longer with TEE on',
		severity: 'error',
		runs: teeOn(run => withRequests(run, row => ({...row, input: (row.input ?? 0) + 1}))),
		count: 1,
	},
	{
		code: 'inputs-differ',
		what: 'longer prompts with TEE on, saved without arrays',
		severity: 'error',
		runs: everywhere(run => {
			const {result, ...rest} = aggregated(run);
			return {
				...rest,
				result: {...result, totalInputTokens: run.teeMode === 'tee_on' ? 126_000 : 120_000, totalTokenThroughput: null},
			};
		}),
		count: 1,
		evidence: {off_tokens_per_request: 200, on_tokens_per_request: 210},
		entails: ['no-details'],
	},
	{
		code: 'outputs-differ',
		what: 'every fourth answer is one token longer with TEE on',
		severity: 'warning',
		runs: teeOn(run =>
			withRequests(run, (row, index) => (index % 4 === 0 ? {...row, itls: [...(row.itls ?? []), 0.018]} : row)),
		),
		count: 1,
	},
	{
		code: 'model-folder',
		what: 'a larger model than the folder says',
		severity: 'warning',
		runs: everywhere(run => withResult(run, {modelId: 'google/gemma-3-4b-it', tokenizerId: 'google/gemma-3-4b-it'})),
		count: 1,
		evidence: {folder_billions: 1, model_id_billions: 4},
	},
	{
		code: 'model-folder',
		what: 'another family than the folder says',
		severity: 'warning',
		runs: everywhere(run => withResult(run, {modelId: 'meta-llama/Llama-3.2-1B-Instruct', tokenizerId: 'x'})),
		count: 1,
	},
	{
		code: 'duplicate',
		what: 'a copy stands for the third repetition',
		severity: 'error',
		runs: () => {
			const original = cleanParts.find(
				run => run.condition === 'Gemma3 1B' && run.teeMode === 'tee_on' && run.repetition === 2,
			);
			return partsWith(
				oneRun(
					run =>
						original === undefined ? run : {...original, repetition: 3, trace: {...original.trace, path: 'copy.csv'}},
					'tee_on',
					3,
				),
			);
		},
		count: 1,
	},
	{
		code: 'outlier-rep',
		what: 'one repetition is 7 % slower',
		severity: 'warning',
		runs: once(run => withDuration(run, (run.result.duration ?? 0) * 1.07)),
		count: 1,
		evidence: {tee_mode: 'tee_on', repetition: 2},
		entails: ['cv-high'],
	},
	{
		code: 'warmup-rep',
		what: 'the first repetition is 4 % slower',
		severity: 'warning',
		runs: () => partsWith(oneRun(run => withDuration(run, (run.result.duration ?? 0) * 1.04), 'tee_on', 1)),
		count: 1,
		evidence: {tee_mode: 'tee_on'},
	},
	{
		code: 'warmup-rep',
		what: 'the first ten requests of the first repetition wait',
		severity: 'warning',
		runs: () =>
			partsWith(
				oneRun(run => withRequests(run, (row, index) => (index < 10 ? {...row, ttft: 0.3} : row)), 'tee_on', 1),
			),
		count: 1,
		evidence: {first_ms: 300},
	},
	{
		code: 'cv-high',
		what: 'repetitions differ by some percent',
		severity: 'warning',
		runs: teeOn(run => withDuration(run, 80 * ([1, 0.958, 1.042][run.repetition - 1] ?? 1))),
		count: 1,
	},
	{
		code: 'cv-high',
		what: 'repetitions differ by tens of percent',
		severity: 'error',
		runs: teeOn(run => withDuration(run, 80 * ([1, 0.8, 1.25][run.repetition - 1] ?? 1))),
		count: 1,
		entails: ['outlier-rep'],
	},
	{
		code: 'order-confounded',
		what: 'TEE on came an hour after TEE off',
		severity: 'note',
		runs: teeOn(run => later(run, 3600)),
		count: 1,
		evidence: {first: 'tee_off'},
	},
	{
		code: 'order-confounded',
		what: 'TEE on came two days after TEE off',
		severity: 'note',
		runs: teeOn(run => later(run, 172_800)),
		count: 1,
	},
	{
		code: 'negative-overhead',
		what: 'TEE on is 3 % faster',
		severity: 'note',
		runs: teeOn(run => withDuration(run, 75 * 0.97 * ([1, 1.004, 0.997][run.repetition - 1] ?? 1))),
		count: 1,
	},
	{
		code: 'huge-overhead',
		what: 'TEE on takes 1.6 times as long',
		severity: 'warning',
		runs: teeOn(run => withDuration(run, 75 * 1.6 * ([1, 1.004, 0.997][run.repetition - 1] ?? 1))),
		count: 1,
		evidence: {n_off: 3, n_on: 3},
	},
	{
		code: 'nonmonotone-sweep',
		what: 'the middle level is slow',
		severity: 'note',
		runs: sweep,
		count: 2,
		evidence: {tee_mode: 'tee_off', level: 16},
	},
];
