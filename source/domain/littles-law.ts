import {sum} from '../statistics/sum.ts';
import {toSeconds} from '../units/convert.ts';
import {answeredLatencies} from './answered-requests.ts';
import {ratio} from './metric-table.ts';
import type {Run} from './run.ts';
import {storedLatency} from './stored-latency.ts';
import {requestThroughputOf} from './throughput-metrics.ts';

/** Little's law: requests in flight, on average, are those that arrive in a second times the seconds that each stays. */
export type LittlesLaw = {
	/** Mean requests in flight that throughput and latency imply. */
	readonly concurrency: number;
	/** The client's cap; null: none was set. */
	readonly cap: number | null;
	/** concurrency / cap: near 1 the cap was always used, above 1 the two numbers contradict each other. */
	readonly use: number | null;
	readonly source: 'requests' | 'stored';
};

/** null: a run without answers, or without end-to-end latencies. */
export function littlesLaw(run: Run): LittlesLaw | null {
	const {result} = run;
	if (result === null || !(result.completed > 0) || !(result.duration > 0)) return null;
	const e2el = result.requests === null ? null : answeredLatencies(result.requests).e2el;
	if (e2el !== null) {
		return e2el.length === 0 ? null : lawOf(toSeconds(sum(e2el)) / result.duration, result.maxConcurrency, 'requests');
	}
	const mean = storedLatency(result, 'e2el')?.mean ?? null;
	const throughput = requestThroughputOf(result);
	return throughput === null || mean === null || mean <= 0
		? null
		: lawOf(throughput * toSeconds(mean), result.maxConcurrency, 'stored');
}

function lawOf(concurrency: number, cap: number | null, source: LittlesLaw['source']): LittlesLaw {
	return {concurrency, cap, use: ratio(concurrency, cap), source};
}
