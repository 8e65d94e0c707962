import type {ServingResult} from '../../domain/serving-result.ts';
import {sum} from '../../statistics/sum.ts';
import {formatPercent} from '../../units/format.ts';
import {type Check, type Evidence, found} from '../check.ts';
import {needsMeasurement} from '../needs.ts';

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
				.filter(({stored, computed}) => Math.abs(stored / computed - 1) > threshold('deviation'))
				.map(
					({member, stored, formula, computed}): Evidence => ({
						message: `${member} is ${digits(stored)}, but ${formula} is ${digits(computed)} (${formatPercent(stored / computed - 1, {signed: true})}).`,
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
	const candidates = [
		[
			'output_throughput',
			result.outputThroughput,
			'total_output_tokens / duration',
			totalOutputTokens,
			'total_output_tokens',
		],
		['request_throughput', result.requestThroughput, 'completed / duration', completed, 'completed'],
		[
			'total_token_throughput',
			result.totalTokenThroughput,
			'(total_input_tokens + total_output_tokens) / duration',
			total,
			'total_output_tokens',
		],
	] as const;
	return candidates.flatMap(([member, stored, formula, amount, source]) =>
		stored === null ||
		amount === null ||
		amount === 0 ||
		duration <= 0 ||
		derived.includes(member) ||
		derived.includes(source)
			? []
			: [{member, stored, formula, computed: amount / duration}],
	);
}

function tokenSums({requests, totalOutputTokens, derived}: ServingResult): readonly Identity[] {
	if (requests === null || totalOutputTokens === null || derived.includes('total_output_tokens')) return [];
	const computed = sum(requests.outputTokens);
	return [{member: 'total_output_tokens', stored: totalOutputTokens, formula: 'the sum of output_lens', computed}];
}

/** Enough digits for a deviation of a thousandth to be seen. */
function digits(value: number): string {
	return String(Number(value.toPrecision(6)));
}
