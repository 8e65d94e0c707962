import type {
	InterTokenSummary,
	RequestTable,
	ServingResult,
	StoredLatency,
} from '../../source/domain/serving-result.ts';
import {naiveDeviation, naiveMean, naiveQuantile} from '../oracle/naive.ts';

/** 2025-10-24 12:10:00 on the machine's clock: when a run of the builders ends. */
export const endOfRun = Date.UTC(2025, 9, 24, 12, 10, 0) / 1000;

/** One request as the benchmark's arrays have it, seconds and tokens. */
export type RequestRow = {
	/** 0: no first token came. */
	readonly ttft: number;
	readonly itls?: readonly number[];
	readonly input?: number;
	/** Counted from `itls` when left out: the first token and one a gap. */
	readonly output?: number;
	readonly error?: string;
};

/** Numbers may be plain: the builder labels them. */
type Plain<Value> = Value extends number ? number : Value;

export type ResultParts = {
	readonly [Member in Exclude<keyof ServingResult, 'requests' | 'stored'>]?: Plain<ServingResult[Member]>;
} & {
	/** Rows of which totals, throughputs and stored latencies are worked out as vLLM does; or a table as it is. */
	readonly requests?: readonly RequestRow[] | RequestTable | null;
	readonly stored?: Readonly<Record<string, StoredParts>>;
};

export type StoredParts = {
	readonly mean?: number;
	readonly median?: number;
	readonly std?: number;
	readonly p95?: number;
};

/** A vLLM 0.11 result of 100 prompts in 60 s. What `requests` says replaces the defaults, what `parts` says replaces both. */
export function resultOf(parts: ResultParts = {}): ServingResult {
	const {requests = null, stored, ...rest} = parts;
	const rows = Array.isArray(requests) ? (requests as readonly RequestRow[]) : null;
	const duration = rest.duration ?? 60;
	const members = {
		modelId: 'google/gemma-3-1b-it',
		tokenizerId: 'google/gemma-3-1b-it',
		backend: 'openai-chat',
		label: null,
		finishedAt: endOfRun,
		startedAt: null,
		duration,
		numPrompts: 100,
		completed: 100,
		failed: 0,
		requestRate: Number.POSITIVE_INFINITY,
		burstiness: 1,
		maxConcurrency: 1,
		totalInputTokens: 20_000,
		totalOutputTokens: 30_000,
		requestThroughput: 100 / duration,
		outputThroughput: 30_000 / duration,
		totalTokenThroughput: 50_000 / duration,
		requestGoodput: null,
		maxConcurrentRequests: 2,
		maxOutputTokensPerSecond: 600,
		requests: rows === null ? requests : requestsOf(rows),
		interToken: null,
		errors: null,
		metadata: {},
		members: ['date', 'duration', 'completed', 'burstiness', 'max_concurrency', 'total_token_throughput'],
		derived: [],
		...(rows === null ? {} : workedOut(rows, duration)),
		...rest,
	};
	const storedParts = Object.entries(stored ?? {}).map(([name, latency]) => [name, storedOf(latency)]);
	const storedByRows = rows === null ? {} : storedBy(rows);
	return {...members, stored: {...storedByRows, ...Object.fromEntries(storedParts)}} as unknown as ServingResult;
}

export function requestsOf(rows: readonly RequestRow[]): RequestTable {
	return {
		count: rows.length,
		ttft: Float64Array.from(rows, row => row.ttft),
		decode: Float64Array.from(rows, row => total(row.itls ?? [])),
		inputTokens: Float64Array.from(rows, row => row.input ?? 200),
		outputTokens: Float64Array.from(rows, outputOf),
		answered: Uint8Array.from(rows, row => (row.error === undefined && row.ttft > 0 ? 1 : 0)),
		failed: Uint8Array.from(rows, row => (row.error === undefined ? 0 : 1)),
	};
}

export function storedOf({mean, median, std, p95}: StoredParts): StoredLatency {
	const latency = {mean: mean ?? null, median: median ?? null, std: std ?? null};
	return {...latency, percentiles: new Map(p95 === undefined ? [] : [[95, p95]])} as unknown as StoredLatency;
}

/** vLLM's view: every request without an error is a success, an empty answer too. */
function workedOut(rows: readonly RequestRow[], duration: number) {
	const successes = rows.filter(row => row.error === undefined);
	const input = total(successes.map(row => row.input ?? 200));
	const output = total(successes.map(outputOf));
	return {
		numPrompts: rows.length,
		completed: successes.length,
		failed: rows.length - successes.length,
		totalInputTokens: input,
		totalOutputTokens: output,
		requestThroughput: successes.length / duration,
		outputThroughput: output / duration,
		totalTokenThroughput: (input + output) / duration,
		interToken: interTokenOf(rows),
	};
}

function storedBy(rows: readonly RequestRow[]): Readonly<Record<string, StoredLatency>> {
	const successes = rows.filter(row => row.error === undefined);
	const many = successes.filter(row => outputOf(row) > 1);
	return {
		ttft: summary(successes.map(row => row.ttft * 1000)),
		tpot: summary(many.map(row => (total(row.itls ?? []) / (outputOf(row) - 1)) * 1000)),
		itl: summary(successes.flatMap(row => row.itls ?? []).map(itl => itl * 1000)),
		e2el: summary(successes.map(row => (row.ttft + total(row.itls ?? [])) * 1000)),
	};
}

function summary(values: readonly number[]): StoredLatency {
	if (values.length === 0) return storedOf({mean: 0, median: 0, std: 0, p95: 0});
	const [median, p95] = [naiveQuantile(values, 0.5), naiveQuantile(values, 0.95)];
	return storedOf({mean: naiveMean(values), median, std: naiveDeviation(values, 0), p95});
}

function interTokenOf(rows: readonly RequestRow[]): InterTokenSummary | null {
	const gaps = rows.flatMap(row => row.itls ?? []).map(itl => itl * 1000);
	if (gaps.length === 0) return null;
	return {
		count: gaps.length,
		mean: naiveMean(gaps),
		std: naiveDeviation(gaps, 0),
		percentiles: new Map([25, 50, 75, 90, 95, 99].map(p => [p, naiveQuantile(gaps, p / 100)])),
		histogram: {from: -1, to: 3, counts: [gaps.length]},
	} as unknown as InterTokenSummary;
}

function outputOf(row: RequestRow): number {
	return row.output ?? (row.ttft > 0 && row.error === undefined ? 1 + (row.itls ?? []).length : 0);
}

function total(values: readonly number[]): number {
	let sum = 0;
	for (const value of values) sum += value;
	return sum;
}
