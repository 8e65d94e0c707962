import type {Json} from '../units/json.ts';
import type {Milliseconds, RequestsPerSecond, Seconds, Tokens, TokensPerSecond, WallClock} from '../units/quantity.ts';

/** The four latencies of the field, by vLLM's names (definitions: README, *Formulas*). */
export type LatencyName = 'ttft' | 'tpot' | 'itl' | 'e2el';

/** What a benchmark stored about one latency. Failed and empty requests may be counted in: vLLM decides. */
export type StoredLatency = {
	readonly mean: Milliseconds | null;
	readonly median: Milliseconds | null;
	/** Population deviation (n), as numpy's default. */
	readonly std: Milliseconds | null;
	/** By percentile, e.g. 95, 99, 99.9. */
	readonly percentiles: ReadonlyMap<number, Milliseconds>;
};

/**
 * One row a request, in submission order, every array of the same length.
 * `answered[i]` is 1 where the request succeeded and gave a first token (no error and TTFT > 0): only those are latencies.
 */
export type RequestTable = {
	readonly count: number;
	/** Seconds; 0 where no first token came. */
	readonly ttft: Float64Array;
	/** Exact decode time Σ itl of each request, seconds; null when the file holds no inter-token latencies. */
	readonly decode: Float64Array | null;
	readonly inputTokens: Float64Array;
	readonly outputTokens: Float64Array;
	readonly answered: Uint8Array;
	/** 1 where `errors[i]` was not empty. */
	readonly failed: Uint8Array;
};

/**
 * Inter-token latencies of the answered requests of a run, flattened, reduced once while reading. Quantiles are type 7,
 * the deviation is the population's, as vLLM stores it.
 */
export type InterTokenSummary = {
	readonly count: number;
	readonly mean: Milliseconds;
	readonly std: Milliseconds;
	readonly percentiles: ReadonlyMap<number, Milliseconds>;
	/** Equal bins on a log₁₀ axis of milliseconds: `from` and `to` are logarithms. */
	readonly histogram: {readonly from: number; readonly to: number; readonly counts: readonly number[]};
};

export type RequestErrors = {
	/** Requests whose error text is not empty. */
	readonly count: number;
	/** Last line of each error text, most frequent first, control characters removed. */
	readonly messages: readonly {readonly message: string; readonly count: number}[];
};

/**
 * One serving benchmark, whatever version of the tool wrote it. Members named in `derived` were not in the file and
 * were computed from others.
 */
export type ServingResult = {
	readonly modelId: string | null;
	readonly tokenizerId: string | null;
	readonly backend: string | null;
	readonly label: string | null;
	/** End of the run on the client's clock: taken just after the measured window. */
	readonly finishedAt: WallClock | null;
	/** Exact window where a sidecar or metadata gives it. */
	readonly startedAt: WallClock | null;
	readonly duration: Seconds;
	/** Prompts asked for. */
	readonly numPrompts: number | null;
	readonly completed: number;
	readonly failed: number | null;
	/** Infinity: all requests at once. */
	readonly requestRate: number | null;
	readonly burstiness: number | null;
	readonly maxConcurrency: number | null;
	readonly totalInputTokens: Tokens | null;
	readonly totalOutputTokens: Tokens | null;
	readonly requestThroughput: RequestsPerSecond | null;
	readonly outputThroughput: TokensPerSecond | null;
	readonly totalTokenThroughput: TokensPerSecond | null;
	readonly requestGoodput: RequestsPerSecond | null;
	/** Most requests that touched one second: counts above the cap are how the tool counts. */
	readonly maxConcurrentRequests: number | null;
	readonly maxOutputTokensPerSecond: number | null;
	readonly stored: Readonly<Partial<Record<LatencyName, StoredLatency>>>;
	/** null when the run was saved without --save-detailed. */
	readonly requests: RequestTable | null;
	readonly interToken: InterTokenSummary | null;
	readonly errors: RequestErrors | null;
	/** Members of the file that are not the tool's own: --metadata and sweep parameters. */
	readonly metadata: Readonly<Record<string, Json>>;
	/** Names of all top-level members, in file order: the signature of the version that wrote it. */
	readonly members: readonly string[];
	readonly derived: readonly string[];
};
