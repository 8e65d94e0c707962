/** Members of a result as vLLM 0.11.0 writes it, without arrays. Throughputs follow from the counts. */
export const plainMembers = {
	date: '20251024-143015',
	endpoint_type: 'openai-chat',
	backend: 'openai-chat',
	label: 'throughput',
	model_id: 'google/gemma-3-1b-it',
	tokenizer_id: 'google/gemma-3-1b-it',
	num_prompts: 4,
	request_rate: 'inf',
	burstiness: 1,
	max_concurrency: 2,
	duration: 10,
	completed: 4,
	total_input_tokens: 100,
	total_output_tokens: 40,
	request_throughput: 0.4,
	request_goodput: null,
	output_throughput: 4,
	total_token_throughput: 14,
	max_output_tokens_per_s: 9,
	max_concurrent_requests: 4,
	mean_ttft_ms: 25,
	median_ttft_ms: 24,
	std_ttft_ms: 3,
	p95_ttft_ms: 29.5,
	'p99.9_ttft_ms': 30,
};

/** Four requests: one answered with three gaps, one that failed after its first token, one empty, one with two gaps. */
export const arrayMembers = {
	input_lens: [10, 20, 30, 40],
	output_lens: [4, 0, 0, 3],
	ttfts: [0.5, 0.25, 0, 0.75],
	itls: [[0.25, 0.5, 0.125], [9, 9], [], [1, 0.0625]],
	generated_texts: ['secret answer', '', '', 'another'],
	errors: ['', 'Traceback (most recent call last):\n  File "x.py"\nTimeoutError: \u001b[31mslow', '', ''],
};

export function resultText(members: Readonly<Record<string, unknown>> = {}): string {
	return JSON.stringify({...plainMembers, ...members});
}

/** Without some members: what older versions did not write yet. */
export function without(members: Readonly<Record<string, unknown>>, ...names: readonly string[]) {
	return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
}
