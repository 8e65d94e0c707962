import type {ServingResult} from '../../domain/serving-result.ts';
import {quantile} from '../../statistics/quantile.ts';
import {toSeconds} from '../../units/convert.ts';
import {formatPercent, formatQuantity} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {needsMeasurement} from '../needs.ts';

export const semaphoreBound: Check = {
	code: 'semaphore-bound',
	severity: 'warning',
	scope: 'run',
	title: 'The server did not keep up with the request rate',
	looksAt: 'At a finite rate: `request_throughput` against `request_rate`, the wait for the last answers left out.',
	why: 'Below the rate asked for, requests wait: throughput is the capacity, not the load, and latencies leave the wait for --max-concurrency out.',
	advice: 'Read the run as a saturated one, or lower --request-rate and raise --max-concurrency.',
	thresholds: {share: {value: 0.95, meaning: 'share of the request rate that must be reached'}},
	judge: needsMeasurement((result, _run, {threshold}) => {
		const {requestRate, requestThroughput, duration, completed} = result;
		if (requestRate === null) return notJudged('the result does not say its request rate');
		if (!Number.isFinite(requestRate)) return ok;
		if (requestThroughput === null || requestRate <= 0) return notJudged('the file has no request throughput');
		if (requestThroughput >= threshold('share') * requestRate) return ok;
		const drain = tailLatency(result);
		// The last request is sent at the rate asked for and still has to be answered: that wait is no backlog.
		const sustained = drain === null || drain >= duration ? null : completed / (duration - drain);
		if (sustained !== null && sustained >= threshold('share') * requestRate) return ok;
		const rate = `${formatQuantity({value: requestThroughput, unit: 'req/s'})} is ${formatPercent(requestThroughput / requestRate)} of the ${formatQuantity({value: requestRate, unit: 'req/s'})} asked for`;
		return found({
			message:
				drain === null
					? `${rate}.`
					: `${rate}, and waiting for the last answers took ${formatQuantity({value: drain, unit: 's'})} of ${formatQuantity({value: duration, unit: 's'})} at most.`,
			evidence: {
				request_throughput: requestThroughput,
				request_rate: requestRate,
				duration_s: duration,
				drain_s: drain,
			},
		});
	}),
};

/** Seconds that the slowest percent of requests took from end to end. */
function tailLatency({requests, stored, totalOutputTokens, completed}: ServingResult): number | null {
	if (requests?.decode) {
		const {decode, ttft, answered} = requests;
		return (
			quantile(
				ttft.map((first, index) => first + (decode[index] ?? 0)).filter((_, index) => answered[index] === 1),
				0.99,
			) ?? null
		);
	}
	const {e2el, ttft, tpot} = stored;
	const milliseconds = e2el?.percentiles.get(99) ?? e2el?.median ?? null;
	if (milliseconds !== null) return toSeconds(milliseconds);
	// Files without end-to-end latencies: a request of mean length, at the slowest percent of both of its parts.
	const [first, perToken] = [ttft?.percentiles.get(99) ?? ttft?.median, tpot?.percentiles.get(99) ?? tpot?.median];
	if (first === undefined || first === null || perToken === undefined || perToken === null) return null;
	return totalOutputTokens === null ? null : toSeconds(first + (perToken * totalOutputTokens) / completed);
}
