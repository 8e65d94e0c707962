import type {TeeMode} from '../../domain/tee-mode.ts';

export type DemoFlaw = {
	readonly kind: 'failed request' | 'trace gap' | 'outlier repetition' | 'missing pair';
	readonly experiment: string;
	readonly condition: string;
	readonly mode: Exclude<TeeMode, 'unknown'>;
	/** Of the run that has it; null: the whole mode of the condition. */
	readonly repetition: number | null;
	/** As SYNTHETIC.txt says it. */
	readonly what: string;
};

/** How much slower the outlier is: past the 5 % of an outlier, short of making the whole group untrustworthy. */
export const outlierSlowdown = 1.068;

/** Seconds without a sample in the gap. */
export const gapSeconds = 9;

/** Position of the request that fails (one with an answer of usual length), and what the client noted of it. */
export const failedRequest = {
	index: 58,
	error: [
		'Traceback (most recent call last):',
		'  File "/opt/vllm/benchmarks/lib/endpoint_request_func.py", line 301, in async_request_openai_chat_completions',
		'    async for chunk_bytes in response.content:',
		'aiohttp.client_exceptions.ClientOSError: [Errno 104] Connection reset by peer',
		'',
	].join('\n'),
} as const;

/** Every flaw that is planted in the study. Nothing else in it is wrong: a check that finds more is mistaken. */
export const flaws: readonly DemoFlaw[] = [
	{
		kind: 'failed request',
		experiment: 'throughput_latency',
		condition: 'DeepSeek-R1-Distill-Qwen 7B',
		mode: 'tee_on',
		repetition: 2,
		what: 'one request of 120 failed before its first token',
	},
	{
		kind: 'outlier repetition',
		experiment: 'throughput_latency',
		condition: 'Llama3.1 8B',
		mode: 'tee_on',
		repetition: 4,
		what: 'this repetition is 6 % slower than the four others',
	},
	{
		kind: 'missing pair',
		experiment: 'saturation_point',
		condition: 'Llama3.1 8B_1024',
		mode: 'tee_off',
		repetition: null,
		what: 'the runs with the TEE off were never made',
	},
	{
		kind: 'trace gap',
		experiment: 'energy',
		condition: 'Qwen3 32B',
		mode: 'tee_on',
		repetition: 2,
		what: `the power log has a hole of ${gapSeconds} seconds`,
	},
];

type Place = Pick<DemoFlaw, 'experiment' | 'condition' | 'mode'> & {readonly repetition: number};

/** The flaw planted in this run, if any. */
export function flawOf(place: Place): DemoFlaw['kind'] | null {
	const flaw = flaws.find(
		({experiment, condition, mode, repetition}) =>
			experiment === place.experiment &&
			condition === place.condition &&
			mode === place.mode &&
			(repetition === null || repetition === place.repetition),
	);
	return flaw?.kind ?? null;
}
