import {formatPercent} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {needsRequests} from '../needs.ts';

export const shortOutput: Check = {
	code: 'short-output',
	severity: 'warning',
	scope: 'run',
	title: 'Answers stop short of the length asked for',
	looksAt: 'Where half of the answers have the greatest length: the share of those that are shorter.',
	why: 'With a fixed output length (ignore_eos) all answers are equally long; where some stop early, runs of other modes decode other amounts.',
	advice: 'Pass --ignore-eos (the default for random prompts only since vLLM 0.11.1), and look for a context limit.',
	thresholds: {
		fixed_share: {value: 0.5, meaning: 'share of answers at the greatest length from which the length counts as fixed'},
		short_share: {value: 0.01, meaning: 'share of shorter answers that is still accepted'},
	},
	judge: needsRequests((requests, _result, _run, {threshold}) => {
		const lengths = requests.outputTokens.filter((_, index) => requests.failed[index] === 0);
		if (lengths.length === 0) return notJudged('every request carries an error');
		const longest = lengths.reduce((most, tokens) => Math.max(most, tokens), 0);
		const short = lengths.filter(tokens => tokens < longest).length;
		const isFixed = longest > 1 && (lengths.length - short) / lengths.length >= threshold('fixed_share');
		if (!isFixed || short / lengths.length <= threshold('short_share')) return ok;
		return found({
			message: `${short} of ${lengths.length} answers (${formatPercent(short / lengths.length)}) are shorter than the ${longest} tokens of the others.`,
			evidence: {answers: lengths.length, shorter: short, length: longest, share: short / lengths.length},
		});
	}),
};
