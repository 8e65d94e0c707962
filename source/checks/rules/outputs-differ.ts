import {mean} from '../../statistics/mean.ts';
import {formatPercent, formatQuantity} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {type MeasuredRun, needsPair} from '../needs.ts';

export const outputsDiffer: Check = {
	code: 'outputs-differ',
	severity: 'warning',
	scope: 'condition',
	title: 'The modes wrote different amounts of text',
	looksAt: 'Output tokens a completed request, in both modes.',
	why: 'More tokens take longer: at equal speed the mode that writes more looks slower by request and by duration.',
	advice:
		'Compare output tokens a second; fix the length (--ignore-eos), the seed and temperature 0 to make the work equal.',
	thresholds: {
		note: {value: 0.001, meaning: 'relative difference of output tokens a request from which it is a note'},
		warning: {value: 0.02, meaning: 'from which it is a warning'},
	},
	judge: needsPair(({off, on}, _condition, {threshold}) => {
		const [offTokens, onTokens] = [perRequest(off), perRequest(on)];
		if (offTokens === undefined || onTokens === undefined || offTokens === 0)
			return notJudged('the results do not tell their output tokens');
		const difference = onTokens / offTokens - 1;
		if (Math.abs(difference) <= threshold('note')) return ok;
		return found({
			severity: Math.abs(difference) > threshold('warning') ? 'warning' : 'note',
			message: `TEE on wrote ${formatQuantity({value: onTokens, unit: 'tok'}, {decimals: 1})} a request, TEE off ${formatQuantity({value: offTokens, unit: 'tok'}, {decimals: 1})} (${formatPercent(difference, {signed: true, decimals: 2})}).`,
			evidence: {off_tokens_per_request: offTokens, on_tokens_per_request: onTokens, difference},
		});
	}),
};

/** Failed requests write nothing: they are not counted among those that share the tokens. */
function perRequest(runs: readonly MeasuredRun[]): number | undefined {
	return mean(
		runs.flatMap(({result}) =>
			result.totalOutputTokens === null ? [] : [result.totalOutputTokens / result.completed],
		),
	);
}
