import type {Json} from '../units/json.ts';
import {perObject} from './memo.ts';
import type {Run} from './run.ts';
import type {ServingResult} from './serving-result.ts';

export type Difference = {
	/** As a reader knows it: `max concurrency`, `dtype`. */
	readonly parameter: string;
	/** What each side was run with; several values where its runs differ among themselves. */
	readonly off: string;
	readonly on: string;
};

/** Metadata that sets how a server or a benchmark works. Other keys (hosts, dates, the mode itself) differ by right. */
const metadataParameters: ReadonlySet<string> = new Set([
	'tp',
	'tensor_parallel_size',
	'pp',
	'pipeline_parallel_size',
	'dp',
	'data_parallel_size',
	'max_num_seqs',
	'max_model_len',
	'max_num_batched_tokens',
	'gpu_memory_utilization',
	'dtype',
	'kv_cache_dtype',
	'quantization',
	'block_size',
	'enforce_eager',
	'enable_prefix_caching',
	'enable_chunked_prefill',
	'speculative_config',
	'dataset',
	'dataset_name',
	'random_input_len',
	'random_output_len',
	'random_range_ratio',
	'sharegpt_output_len',
	'ignore_eos',
	'temperature',
	'goodput',
]);

const parameters: readonly (readonly [string, Pick])[] = [
	['model', result => result.modelId],
	['tokenizer', result => result.tokenizerId],
	['backend', result => result.backend],
	['prompts', result => result.numPrompts],
	['request rate', result => result.requestRate],
	['burstiness', result => result.burstiness],
	['max concurrency', result => result.maxConcurrency],
];

/** Prompts of other seeds differ in length by chance; by more than this they are another workload. */
const inputTolerance = 0.02;

/**
 * Parameters under which the two sides were measured and that are not the same, so that their numbers must not be set
 * against each other. What one side does not say is not held against it.
 */
export function differences(off: readonly Run[], on: readonly Run[]): readonly Difference[] {
	const sides: Sides = {off: off.flatMap(resultsOf), on: on.flatMap(resultsOf)};
	const keys = new Set([...sides.off, ...sides.on].flatMap(result => Object.keys(parametersIn(result))));
	return [
		...parameters.flatMap(([parameter, pick]) => difference(parameter, sides, pick)),
		...[...keys]
			.sort()
			.flatMap(key => difference(key.replaceAll('_', ' '), sides, result => parametersIn(result)[key] ?? null)),
		...inputDifference(sides),
	];
}

type Sides = {readonly off: readonly ServingResult[]; readonly on: readonly ServingResult[]};

type Pick = (result: ServingResult) => string | number | null;

/** In one sentence for a reader. null: nothing differs. */
export function differencesInWords(differing: readonly Difference[]): string | null {
	const words = differing.map(({parameter, off, on}) => `${parameter} differs: ${off} off, ${on} on`);
	return words.length === 0 ? null : words.join('; ');
}

function resultsOf(run: Run): readonly ServingResult[] {
	return run.result === null ? [] : [run.result];
}

function difference(parameter: string, sides: Sides, pick: Pick): readonly Difference[] {
	const off = valuesOf(sides.off, pick);
	const on = valuesOf(sides.on, pick);
	const isSame = off.length === 0 || on.length === 0 || off.join('\n') === on.join('\n');
	return isSame ? [] : [{parameter, off: off.join(', '), on: on.join(', ')}];
}

/** The different values of a side, in an order of their own. */
function valuesOf(results: readonly ServingResult[], pick: Pick): readonly string[] {
	const values = new Set(results.map(pick).filter(value => value !== null));
	return [...values].map(value => (value === Number.POSITIVE_INFINITY ? 'inf' : String(value))).sort();
}

/** Keys as the tool's options are spelled, values as text: `--metadata` makes strings of all. */
const parametersIn = perObject((result: ServingResult): Readonly<Record<string, string>> => {
	const known: Record<string, string> = {};
	for (const [key, value] of Object.entries(result.metadata)) {
		const name = key.replace(/^-+/, '').replaceAll('-', '_').toLowerCase();
		if (metadataParameters.has(name) && value !== null) known[name] = textOf(value);
	}
	return known;
});

function textOf(value: Json): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function inputDifference({off, on}: Sides): readonly Difference[] {
	const [a, b] = [meanInput(off), meanInput(on)];
	if (a === null || b === null || Math.abs(b - a) <= inputTolerance * Math.max(a, b)) return [];
	const text = (tokens: number): string => `${Math.round(tokens)} tok`;
	return [{parameter: 'mean input length', off: text(a), on: text(b)}];
}

/** Mean length of all prompts sent, failed or not: it does not depend on what the server made of them. */
function meanInput(results: readonly ServingResult[]): number | null {
	let tokens = 0;
	let requests = 0;
	for (const result of results) {
		if (result.requests === null) continue;
		tokens += inputTokensOf(result.requests);
		requests += result.requests.count;
	}
	return requests === 0 ? null : tokens / requests;
}

const inputTokensOf = perObject((table: {readonly inputTokens: Float64Array}) =>
	table.inputTokens.reduce((total, length) => total + length, 0),
);
