import {quantile} from '../statistics/quantile.ts';
import {type AnsweredLatencies, answeredLatencies} from './answered-requests.ts';
import type {MetricValue} from './metric.ts';
import {distribution, type Metric} from './metric-table.ts';
import type {LatencyName, ServingResult} from './serving-result.ts';
import {storedLatency} from './stored-latency.ts';

export const latencyMetrics = {
	ttft: {
		label: 'TTFT',
		unit: 'ms',
		better: 'lower',
		kind: 'latency',
		definition: 'Time from sending a request to its first token (prefill), median over the answered requests of a run.',
		formula: ({result}) => latency(result, 'ttft'),
	},
	itl: {
		label: 'ITL',
		unit: 'ms',
		better: 'lower',
		kind: 'latency',
		definition: 'Gap between two chunks of an answer, median over all gaps of a run: long answers weigh more.',
		formula: ({result}) => interToken(result),
	},
	tpot: {
		label: 'TPOT',
		unit: 'ms',
		better: 'lower',
		kind: 'latency',
		definition:
			'Decode time / (output tokens − 1) of a request, median over the answered requests of a run with more than one token.',
		formula: ({result}) => latency(result, 'tpot'),
	},
	e2el: {
		label: 'E2EL',
		unit: 'ms',
		better: 'lower',
		kind: 'latency',
		definition:
			'Time from sending a request to its last token (TTFT + Σ ITL), median over the answered requests of a run.',
		formula: ({result}) => latency(result, 'e2el'),
	},
	decode_latency: {
		label: 'decode latency',
		unit: 'ms',
		better: 'lower',
		kind: 'latency',
		definition:
			'Exact decode time Σ ITL of a request, median over the answered requests of a run. Needs --save-detailed.',
		formula: ({result}) => recomputed(result, 'decode') ?? null,
	},
} satisfies Record<string, Metric>;

/** Recomputed where the file has the requests. Only where it has not, what the benchmark stored: there empty answers count. */
function latency(result: ServingResult, name: LatencyName & keyof AnsweredLatencies): MetricValue | null {
	const value = recomputed(result, name);
	return value === undefined ? stored(result, name) : value;
}

/** Over the requests that were answered: null where none was. undefined: the file has not the arrays for it. */
function recomputed(result: ServingResult, name: keyof AnsweredLatencies): MetricValue | null | undefined {
	const latencies = result.requests === null ? null : answeredLatencies(result.requests)[name];
	if (latencies === null) return undefined;
	return distribution(quantile(latencies, 0.5), quantile(latencies, 0.95), 'requests');
}

function interToken(result: ServingResult): MetricValue | null {
	if (result.interToken !== null) {
		const {percentiles} = result.interToken;
		return distribution(percentiles.get(50), percentiles.get(95), 'requests');
	}
	// A table with decode times and without any gap: no answer had a second token.
	const hasNoGaps = result.requests !== null && result.requests.decode !== null;
	return hasNoGaps ? null : stored(result, 'itl');
}

function stored(result: ServingResult, name: LatencyName): MetricValue | null {
	const latency = storedLatency(result, name);
	return distribution(latency?.median, latency?.percentiles.get(95), 'stored');
}
