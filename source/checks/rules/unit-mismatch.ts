import type {LatencyName, RequestTable, ServingResult} from '../../domain/serving-result.ts';
import {storedLatency} from '../../domain/stored-latency.ts';
import {quantile} from '../../statistics/quantile.ts';
import {toMilliseconds} from '../../units/convert.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';
import {needsRequests} from '../needs.ts';
import {deviation, milliseconds, percentileName} from '../wording.ts';

export const unitMismatch: Check = {
	code: 'unit-mismatch',
	severity: 'error',
	scope: 'run',
	title: 'Stored latencies differ from their own requests',
	looksAt: 'Stored medians and p99 against those of the per-request arrays.',
	why: 'The arrays are in seconds and the aggregates in milliseconds: a converter that mixes them up puts every latency off by a thousand.',
	advice: 'Look at what edited or converted the file; take the original.',
	thresholds: {
		deviation: {value: 0.005, meaning: 'relative deviation of a recomputed median or p99 that is still accepted'},
		old_deviation: {
			value: 0.1,
			meaning: 'the same of TPOT and E2EL in files of vLLM before 0.8, which timed the end of the stream',
		},
	},
	judge: needsRequests((requests, result, _run, {threshold}) => {
		const comparisons = recomputed(requests, result).flatMap(({latency, quantiles}) =>
			[50, 99].flatMap(percentile => {
				const stored = storedQuantile(result, latency, percentile);
				const values = stored === null ? [] : quantiles(percentile);
				return stored === null || values.length === 0 ? [] : [{latency, percentile, stored, values}];
			}),
		);
		if (comparisons.length === 0) return notJudged('the file has no latency both as an aggregate and by request');
		const accepted = (latency: LatencyName): number =>
			isOldStream(result) && (latency === 'tpot' || latency === 'e2el')
				? threshold('old_deviation')
				: threshold('deviation');
		return found(
			...comparisons
				.filter(({latency, stored, values}) =>
					values.every(value => Math.abs(value - stored) > accepted(latency) * Math.abs(stored) + rounding),
				)
				.map(({latency, percentile, stored, values: [value = 0]}): Evidence => {
					const difference = isFactor(value / stored)
						? ' (a factor of 1000: seconds and milliseconds are mixed up)'
						: deviation(value, stored);
					return {
						message: `The stored ${percentileName(percentile)} of ${latency.toUpperCase()} is ${milliseconds(stored)}, its requests give ${milliseconds(value)}${difference}.`,
						evidence: {latency, percentile, stored_ms: stored, recomputed_ms: value},
					};
				}),
		);
	}),
};

/**
 * Before vLLM 0.7 a request ended with the end of its stream and not with its last token, which weighs on short answers.
 * Told by a member that went away with 0.8.
 */
function isOldStream({members}: ServingResult): boolean {
	return members.includes('best_of');
}

/** Milliseconds: what a file that prints fewer digits may be off by. */
const rounding = 1e-3;

type Recomputed = {
	readonly latency: LatencyName;
	/** Values that the stored percentile may have: versions differ in whether answers without a token count. */
	readonly quantiles: (percentile: number) => readonly number[];
};

function recomputed(requests: RequestTable, {interToken}: ServingResult): readonly Recomputed[] {
	const {ttft, decode, outputTokens, answered, failed} = requests;
	const isAnswered = (index: number) => answered[index] === 1;
	const isWithoutError = (index: number) => failed[index] === 0;
	const hasEmpty = answered.some((flag, index) => flag === 0 && isWithoutError(index));
	const sets: readonly Include[] = hasEmpty ? [isAnswered, isWithoutError] : [isAnswered];
	const over = (value: (index: number) => number, include: readonly Include[]): Recomputed['quantiles'] => {
		const series = include.map(isIncluded => valuesOf(requests.count, isIncluded, value));
		return percentile => series.flatMap(values => quantile(values, percentile / 100) ?? []);
	};
	const all: Recomputed[] = [{latency: 'ttft', quantiles: over(index => ttft[index] ?? 0, sets)}];
	if (decode !== null) {
		const tokensAt = (index: number) => outputTokens[index] ?? 0;
		const decodeAt = (index: number) => decode[index] ?? 0;
		const perToken = (index: number) => decodeAt(index) / (tokensAt(index) - 1);
		const isDecoded = (index: number) => isAnswered(index) && tokensAt(index) > 1;
		all.push({latency: 'e2el', quantiles: over(index => (ttft[index] ?? 0) + decodeAt(index), sets)});
		all.push({latency: 'tpot', quantiles: over(perToken, [isDecoded])});
	}
	if (interToken !== null) {
		all.push({latency: 'itl', quantiles: percentile => [interToken.percentiles.get(percentile) ?? []].flat()});
	}
	return all;
}

type Include = (index: number) => boolean;

/** Milliseconds of the requests that are included. */
function valuesOf(count: number, isIncluded: Include, value: (index: number) => number): Float64Array {
	const values = new Float64Array(count);
	let length = 0;
	for (let index = 0; index < count; index++) {
		if (isIncluded(index)) values[length++] = toMilliseconds(value(index));
	}
	return values.subarray(0, length);
}

function storedQuantile(result: ServingResult, latency: LatencyName, percentile: number): number | null {
	const stored = storedLatency(result, latency);
	return (percentile === 50 ? stored?.median : null) ?? stored?.percentiles.get(percentile) ?? null;
}

function isFactor(ratio: number): boolean {
	return [1000, 1e-3].some(factor => Math.abs(ratio / factor - 1) < 0.02);
}
