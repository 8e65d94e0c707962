import type {ServingResult} from '../../domain/serving-result.ts';
import {sum} from '../../statistics/sum.ts';
import {formatDigits} from '../../units/format.ts';
import {type Check, type Evidence, found} from '../check.ts';
import {needsMeasurement} from '../needs.ts';
import {deviation} from '../wording.ts';

/** Enough of them for a deviation of a thousandth to be seen. */
const shownDigits = 6;

export const inconsistentThroughput: Check = {
	code: 'inconsistent-throughput',
	severity: 'error',
	scope: 'run',
	title: 'Throughput, tokens and duration disagree',
	looksAt:
		'Throughputs against tokens or requests over `duration`, and `total_output_tokens` against the sum of `output_lens`.',
	why: 'Throughput is tokens over duration by definition: where the file contradicts itself, it was edited, merged or cut.',
	advice: 'Take the original file; do not use the numbers of this one.',
	thresholds: {deviation: {value: 0.001, meaning: 'relative deviation that is still accepted'}},
	judge: needsMeasurement((result, _run, {threshold}) =>
		found(
			...[...rates(result), ...tokenSums(result)]
				.filter(({stored, computed}) => Math.abs(stored - computed) > threshold('deviation') * Math.abs(computed))
				.map(
					({member, stored, formula, computed}): Evidence => ({
						message: `${member} is ${formatDigits(stored, shownDigits)}, but ${formula} is ${formatDigits(computed, shownDigits)}${deviation(stored, computed)}.`,
						evidence: {member, stored, computed, formula},
					}),
				),
		),
	),
};

type Identity = {readonly member: string; readonly stored: number; readonly formula: string; readonly computed: number};

/** What the file stores, against what its other members make of it. Members that were derived while reading prove nothing. */
function rates(result: ServingResult): readonly Identity[] {
	const {duration, completed, totalInputTokens, totalOutputTokens, derived} = result;
	const total = totalInputTokens === null || totalOutputTokens === null ? null : totalInputTokens + totalOutputTokens;
	if (duration <= 0) return [];
	const identity = (
		member: string,
		stored: number | null,
		amount: number | null,
		amountOf: string,
	): readonly Identity[] =>
		stored === null || amount === null || amount === 0 || derived.includes(member)
			? []
			: [{member, stored, formula: `${amountOf} / duration`, computed: amount / duration}];
	return [
		...identity('request_throughput', result.requestThroughput, completed, 'completed'),
		...(derived.includes('total_output_tokens')
			? []
			: [
					...identity('output_throughput', result.outputThroughput, totalOutputTokens, 'total_output_tokens'),
					...identity(
						'total_token_throughput',
						result.totalTokenThroughput,
						total,
						'(total_input_tokens + total_output_tokens)',
					),
				]),
	];
}

function tokenSums({requests, totalOutputTokens, derived}: ServingResult): readonly Identity[] {
	if (requests === null || totalOutputTokens === null || derived.includes('total_output_tokens')) return [];
	const computed = sum(requests.outputTokens);
	return [{member: 'total_output_tokens', stored: totalOutputTokens, formula: 'the sum of output_lens', computed}];
}
