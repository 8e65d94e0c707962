import {quantile} from '../statistics/quantile.ts';
import {type AnsweredLatencies, answeredLatencies} from './answered-requests.ts';
import type {MetricValue} from './metric.ts';
import {distribution, type Metric, type Subject} from './metric-table.ts';
import type {LatencyName, ServingResult} from './serving-result.ts';
import {storedLatency} from './stored-latency.ts';

export const latencyMetrics = {
	ttft: {
		label: 'TTFT',
		unit: 'ms',
		better: 'lower',
		kind: 'latency',
		definition: 'Time from sending a request to its first token (prefill), median over the answered requests of a run.',
		formula: ({result}) => recomputed(result, 'ttft') ?? stored(result, 'ttft'),
	},
	itl: {
		label: 'ITL',
		unit: 'ms',
		better: 'lower',
		kind: 'latency',
		definition: 'Gap between two chunks of an answer, median over all gaps of a run: long answers weigh more.',
		formula: subject => interToken(subject) ?? stored(subject.result, 'itl'),
	},
	tpot: {
		label: 'TPOT',
		unit: 'ms',
		better: 'lower',
		kind: 'latency',
		definition:
			'Decode time / (output tokens − 1) of a request, median over the answered requests of a run with more than one token.',
		formula: ({result}) => recomputed(result, 'tpot') ?? stored(result, 'tpot'),
	},
	e2el: {
		label: 'E2EL',
		unit: 'ms',
		better: 'lower',
		kind: 'latency',
		definition:
			'Time from sending a request to its last token (TTFT + Σ ITL), median over the answered requests of a run.',
		formula: ({result}) => recomputed(result, 'e2el') ?? stored(result, 'e2el'),
	},
	decode_latency: {
		label: 'decode latency',
		unit: 'ms',
		better: 'lower',
		kind: 'latency',
		definition:
			'Exact decode time Σ ITL of a request, median over the answered requests of a run. Needs --save-detailed.',
		formula: ({result}) => recomputed(result, 'decode'),
	},
} satisfies Record<string, Metric>;

/** From the request table, over the requests that were answered; null where there is no table or none was. */
function recomputed(result: ServingResult, name: keyof AnsweredLatencies): MetricValue | null {
	if (result.requests === null) return null;
	const latencies = answeredLatencies(result.requests)[name];
	if (latencies === null) return null;
	return distribution(quantile(latencies, 0.5), quantile(latencies, 0.95), 'requests');
}

function interToken({result}: Subject): MetricValue | null {
	const percentiles = result.interToken?.percentiles;
	return distribution(percentiles?.get(50), percentiles?.get(95), 'requests');
}

function stored(result: ServingResult, name: LatencyName): MetricValue | null {
	const latency = storedLatency(result, name);
	return distribution(latency?.median, latency?.percentiles.get(95), 'stored');
}
