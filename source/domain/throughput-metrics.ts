import {type Metric, ratio, scalar} from './metric-table.ts';
import type {ServingResult} from './serving-result.ts';

export const throughputMetrics = {
	duration: {
		label: 'duration',
		unit: 's',
		better: 'lower',
		kind: 'scalar',
		definition:
			'Time from before the first request was sent until after the last response, as the benchmark measured it.',
		formula: ({result}) => scalar(result.duration, sourceOf(result, 'duration', result.duration)),
		ofFailedRuns: true,
	},
	request_throughput: {
		label: 'request throughput',
		unit: 'req/s',
		better: 'higher',
		kind: 'scalar',
		definition: 'Completed requests / duration.',
		formula: ({result}) =>
			scalar(requestThroughputOf(result), sourceOf(result, 'request_throughput', result.requestThroughput)),
	},
	output_throughput: {
		label: 'output throughput',
		unit: 'tok/s',
		better: 'higher',
		kind: 'scalar',
		definition: 'Output tokens of completed requests / duration.',
		formula: ({result}) =>
			scalar(outputThroughputOf(result), sourceOf(result, 'output_throughput', result.outputThroughput)),
	},
	total_token_throughput: {
		label: 'total token throughput',
		unit: 'tok/s',
		better: 'higher',
		kind: 'scalar',
		definition:
			'Input and output tokens of completed requests / duration. Input tokens are cheap: it hides what decoding costs.',
		formula: ({result}) =>
			scalar(totalTokenThroughputOf(result), sourceOf(result, 'total_token_throughput', result.totalTokenThroughput)),
	},
	seconds_per_prompt: {
		label: 'seconds per prompt',
		unit: 's',
		better: 'lower',
		kind: 'scalar',
		definition: 'Duration / prompts asked for. The inverse of a throughput, so it depends on the concurrency.',
		formula: ({result}) => scalar(ratio(result.duration, result.numPrompts ?? result.completed), 'derived'),
	},
	max_concurrent_requests: {
		label: 'max concurrent requests',
		unit: 'req',
		better: 'higher',
		kind: 'scalar',
		definition:
			'Most requests that touched one and the same second, as vLLM counts: up to twice the real concurrency, and no rate of requests.',
		formula: ({result}) => scalar(result.maxConcurrentRequests, 'stored'),
	},
} satisfies Record<string, Metric>;

/** Completed requests a second; worked out where the file leaves it out. */
export function requestThroughputOf(result: ServingResult): number | null {
	return result.requestThroughput ?? ratio(result.completed, result.duration);
}

/** Output tokens a second; worked out where the file leaves it out. */
export function outputThroughputOf(result: ServingResult): number | null {
	return result.outputThroughput ?? ratio(result.totalOutputTokens, result.duration);
}

function totalTokenThroughputOf({totalTokenThroughput, totalInputTokens, totalOutputTokens, duration}: ServingResult) {
	if (totalTokenThroughput !== null || totalInputTokens === null || totalOutputTokens === null)
		return totalTokenThroughput;
	return ratio(totalInputTokens + totalOutputTokens, duration);
}

/** A member that the file leaves out was worked out: by its reader, which marks it, or here. */
function sourceOf(result: ServingResult, member: string, stored: number | null): 'stored' | 'derived' {
	return stored === null || result.derived.includes(member) ? 'derived' : 'stored';
}
