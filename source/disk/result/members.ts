import * as z from 'zod/mini';
import type {LatencyName} from '../../domain/serving-result.ts';

const inQuotes = /^\s*[-+]?(\d+\.?\d*(e[-+]?\d+)?|\.\d+|inf(inity)?|nan)\s*$/i;

/**
 * A number as benchmarks write it: sweep tools put numbers and `inf`, `-inf`, `nan` into quotes. null: not said.
 * NaN is no number to compute with, so it is null too. (zod's own number is finite.)
 */
const number = z.pipe(
	z.custom<number | string | null>(
		value => value === null || typeof value === 'number' || (typeof value === 'string' && inQuotes.test(value)),
	),
	z.transform(toNumber),
);
const finite = z.pipe(
	number,
	z.transform(value => (value !== null && Number.isFinite(value) ? value : null)),
);
const text = z.nullable(z.string());

function toNumber(value: number | string | null): number | null {
	if (typeof value !== 'string') return Number.isNaN(value) ? null : value;
	const bare = value.trim().toLowerCase();
	if (bare.endsWith('nan')) return null;
	if (bare.includes('inf')) return bare.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	return Number(bare);
}

/** The members of a serving result that are read by name, whatever version wrote them. */
export const knownMembers = z.object({
	date: z.optional(text),
	backend: z.optional(text),
	endpoint_type: z.optional(text),
	label: z.optional(text),
	model_id: z.optional(text),
	tokenizer_id: z.optional(text),
	num_prompts: z.optional(finite),
	request_rate: z.optional(number),
	burstiness: z.optional(number),
	max_concurrency: z.optional(finite),
	duration: z.optional(finite),
	completed: z.optional(finite),
	failed: z.optional(finite),
	total_input_tokens: z.optional(finite),
	total_output_tokens: z.optional(finite),
	request_throughput: z.optional(finite),
	request_goodput: z.optional(finite),
	// vLLM 0.6.4 … 0.9.1 wrote the name with a colon in it.
	'request_goodput:': z.optional(finite),
	input_throughput: z.optional(finite),
	output_throughput: z.optional(finite),
	total_token_throughput: z.optional(finite),
	max_output_tokens_per_s: z.optional(finite),
	max_concurrent_requests: z.optional(finite),
	rps_change_events: z.optional(z.nullable(z.array(z.object({timestamp: z.optional(z.unknown())})))),
});

export type KnownMembers = z.infer<typeof knownMembers>;

/** Other members that the tools write themselves, and that we have no use for: not metadata. */
const ownMembers =
	/^(best_of|use_beam_search|rtfx|ramp_up_\w+|spec_decode_\w+|diffusion_\w+|probe_\w+|input_lens|output_lens|ttfts|itls|generated_texts|errors|start_times|latencies|queue_times|total_output_tokens_retokenized|total_input_text_tokens|total_input_vision_tokens|concurrency|accept_length|max_output_tokens_per_s)$/;

/** `mean_ttft_ms`, `p99.9_itl_ms`, SGLang's `median_e2e_latency_ms`, `max_itl_ms`. */
const latencyMember = /^(mean|median|std|max|min|p(\d+(?:\.\d+)?))_(\w+)_ms$/;

const latencyNames: Readonly<Record<string, LatencyName>> = {
	ttft: 'ttft',
	tpot: 'tpot',
	itl: 'itl',
	e2el: 'e2el',
	e2e_latency: 'e2el',
};

export type LatencyMember = {
	readonly latency: LatencyName;
	readonly statistic: 'mean' | 'median' | 'std' | number;
};

/** What a member says of which latency; null: another member, or a statistic that is not read. */
export function latencyMemberOf(name: string): LatencyMember | null {
	const [, statistic = '', percent, subject = ''] = latencyMember.exec(name) ?? [];
	const latency = latencyNames[subject];
	if (latency === undefined) return null;
	if (percent !== undefined) return {latency, statistic: Number(percent)};
	return statistic === 'mean' || statistic === 'median' || statistic === 'std' ? {latency, statistic} : null;
}

/** Whether the benchmark itself writes a member of this name; all others are the user's. */
export function isOwnMember(name: string): boolean {
	return Object.hasOwn(knownMembers.shape, name) || ownMembers.test(name) || latencyMember.test(name);
}

/** Members that only a serving benchmark writes: a file with one of them was meant as a result. */
export function isServingMember(name: string): boolean {
	return (
		latencyMemberOf(name) !== null ||
		/^(request_throughput|output_throughput|total_output_tokens|request_rate)$/.test(name)
	);
}

/** Amounts that cannot be less than nothing. (Of latencies the check `p-order` says so.) */
const amounts = [
	'num_prompts',
	'completed',
	'failed',
	'total_input_tokens',
	'total_output_tokens',
	'request_throughput',
	'request_goodput',
	'request_goodput:',
	'input_throughput',
	'output_throughput',
	'total_token_throughput',
	'max_concurrent_requests',
	'max_output_tokens_per_s',
] as const satisfies readonly (keyof KnownMembers)[];

/** Members with a value that no benchmark can have measured: it takes time, and its amounts are not negative. */
export function impossibleIn(known: KnownMembers): readonly (readonly [name: string, value: number])[] {
	const {duration} = known;
	const negative = amounts.flatMap((name): readonly (readonly [string, number])[] => {
		const value = known[name];
		return typeof value === 'number' && value < 0 ? [[name, value]] : [];
	});
	return typeof duration === 'number' && duration <= 0 ? [['duration', duration], ...negative] : negative;
}

export const measurement = finite;
