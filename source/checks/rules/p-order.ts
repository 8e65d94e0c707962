import type {LatencyName, ServingResult, StoredLatency} from '../../domain/serving-result.ts';
import {storedLatency} from '../../domain/stored-latency.ts';
import {counted, formatDigits} from '../../units/format.ts';
import {type Check, type CheckContext, type Evidence, found} from '../check.ts';
import {needsMeasurement} from '../needs.ts';
import {milliseconds, percentileName} from '../wording.ts';

const latencies: readonly LatencyName[] = ['ttft', 'tpot', 'itl', 'e2el'];

/** Rounding of a file that prints fewer digits. */
const tolerance = 1e-6;

export const pOrder: Check = {
	code: 'p-order',
	severity: 'error',
	scope: 'run',
	title: 'Latencies that cannot be',
	looksAt:
		'Stored percentiles in rising order, no negative latency, a time per token within reason, and no end before the first token.',
	why: 'A median above its p95, a negative time, an end before the first token: no measurement gives these.',
	advice: 'Look at what edited or converted the file; take the original.',
	thresholds: {
		tpot_ms: {value: 10_000, meaning: 'milliseconds a token beyond which a time per output token is absurd'},
	},
	judge: needsMeasurement((result, _run, context) =>
		found(
			...latencies.flatMap(name => {
				const stored = storedLatency(result, name);
				return stored === null ? [] : [...disorder(name, stored), ...negative(name, stored)];
			}),
			...absurd(result, context),
			...endBeforeFirstToken(result),
			...negativeRequests(result),
		),
	),
};

/** Quantiles that the file stores, by percentile. */
function quantilesOf(stored: StoredLatency): readonly (readonly [percentile: number, value: number])[] {
	const median = stored.median === null || stored.percentiles.has(50) ? [] : ([[50, stored.median]] as const);
	return [...median, ...stored.percentiles].sort(([a], [b]) => a - b);
}

function disorder(name: LatencyName, stored: StoredLatency): readonly Evidence[] {
	const quantiles = quantilesOf(stored);
	return quantiles.slice(1).flatMap(([percentile, value], index) => {
		const [lower, below] = quantiles[index] ?? [percentile, value];
		if (value >= below - tolerance * Math.abs(below)) return [];
		return [
			{
				message: `The ${percentileName(percentile)} of ${name.toUpperCase()} is ${milliseconds(value)}, less than its ${percentileName(lower)} of ${milliseconds(below)}.`,
				evidence: {latency: name, percentile, value_ms: value, lower_percentile: lower, lower_value_ms: below},
			},
		];
	});
}

function negative(name: LatencyName, stored: StoredLatency): readonly Evidence[] {
	const values = [stored.mean, stored.std, ...quantilesOf(stored).map(([, value]) => value)];
	const least = values.reduce<number>((low, value) => Math.min(low, value ?? 0), 0);
	return least < 0
		? [
				{
					message: `A stored ${name.toUpperCase()} is negative (${milliseconds(least)}).`,
					evidence: {latency: name, value_ms: least},
				},
			]
		: [];
}

function absurd({stored, completed, totalOutputTokens}: ServingResult, {threshold}: CheckContext): readonly Evidence[] {
	const median = stored.tpot?.median;
	if (median === undefined || median === null) return [];
	if (median > threshold('tpot_ms')) {
		return [
			{message: `The median time per output token is ${milliseconds(median)}.`, evidence: {median_tpot_ms: median}},
		];
	}
	const perRequest = totalOutputTokens === null ? 0 : totalOutputTokens / completed;
	// Half of the answers could be of one token, which has no time per token: then 0 is what the tool stores.
	if (median !== 0 || perRequest <= 2) return [];
	return [
		{
			message: `The median time per output token is 0 ms although answers have ${formatDigits(perRequest, 3)} tokens on average.`,
			evidence: {median_tpot_ms: median, tokens_per_request: perRequest},
		},
	];
}

/** Every request ends after its first token, so every quantile of the one is above the same quantile of the other. */
function endBeforeFirstToken(result: ServingResult): readonly Evidence[] {
	const [ttft, e2el] = [storedLatency(result, 'ttft'), storedLatency(result, 'e2el')];
	if (ttft === null || e2el === null) return [];
	const ends = new Map(quantilesOf(e2el));
	return quantilesOf(ttft).flatMap(([percentile, first]) => {
		const end = ends.get(percentile);
		if (end === undefined || end >= first * (1 - tolerance)) return [];
		return [
			{
				message: `The ${percentileName(percentile)} of E2EL is ${milliseconds(end)}, before the first token at ${milliseconds(first)}.`,
				evidence: {percentile, e2el_ms: end, ttft_ms: first},
			},
		];
	});
}

function negativeRequests({requests}: ServingResult): readonly Evidence[] {
	if (requests === null) return [];
	const count = requests.ttft.reduce(
		(sum, ttft, index) => sum + (ttft < 0 || (requests.decode?.[index] ?? 0) < 0 ? 1 : 0),
		0,
	);
	return count === 0
		? []
		: [{message: `${counted(count, 'request has', 'requests have')} a negative latency.`, evidence: {requests: count}}];
}
