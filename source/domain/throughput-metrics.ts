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
		formula: ({result}) => scalar(result.duration, sourceOf(result, 'duration')),
		ofFailedRuns: true,
	},
	request_throughput: {
		label: 'request throughput',
		unit: 'req/s',
		better: 'higher',
		kind: 'scalar',
		definition: 'Completed requests / duration.',
		formula: ({result}) =>
			result.requestThroughput === null
				? scalar(ratio(result.completed, result.duration), 'derived')
				: scalar(result.requestThroughput, sourceOf(result, 'request_throughput')),
	},
	output_throughput: {
		label: 'output throughput',
		unit: 'tok/s',
		better: 'higher',
		kind: 'scalar',
		definition: 'Output tokens of completed requests / duration.',
		formula: ({result}) =>
			result.outputThroughput === null
				? scalar(ratio(result.totalOutputTokens, result.duration), 'derived')
				: scalar(result.outputThroughput, sourceOf(result, 'output_throughput')),
	},
	total_token_throughput: {
		label: 'total token throughput',
		unit: 'tok/s',
		better: 'higher',
		kind: 'scalar',
		definition:
			'Input and output tokens of completed requests / duration. Input tokens are cheap: it hides what decoding costs.',
		formula: ({result}) =>
			result.totalTokenThroughput === null
				? scalar(ratio(totalTokens(result), result.duration), 'derived')
				: scalar(result.totalTokenThroughput, sourceOf(result, 'total_token_throughput')),
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

function totalTokens(result: ServingResult): number | null {
	const {totalInputTokens, totalOutputTokens} = result;
	return totalInputTokens === null || totalOutputTokens === null ? null : totalInputTokens + totalOutputTokens;
}

/** A member that the reader worked out itself is marked by its name in the file. */
function sourceOf(result: ServingResult, member: string): 'stored' | 'derived' {
	return result.derived.includes(member) ? 'derived' : 'stored';
}
