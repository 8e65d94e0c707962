import {formatPercent} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {needsRequests} from '../needs.ts';

export const zeroOutput: Check = {
	code: 'zero-output',
	severity: 'warning',
	scope: 'run',
	title: 'Answers of one token or none',
	looksAt: 'The share of successful requests with at most one output token; not where one token was asked for.',
	why: 'Empty answers cost the server next to nothing: request throughput rises and no decoding is measured.',
	advice:
		'Check the chat template, the stop tokens and the length limits; compare output tokens a second rather than requests.',
	thresholds: {share: {value: 0.005, meaning: 'share of successful requests with at most one output token'}},
	judge: needsRequests((requests, _result, _run, {threshold}) => {
		let successes = 0;
		let none = 0;
		let one = 0;
		let longest = 0;
		for (let index = 0; index < requests.count; index++) {
			if (requests.failed[index] === 1) continue;
			const tokens = requests.outputTokens[index] ?? 0;
			successes += 1;
			longest = Math.max(longest, tokens);
			if (tokens === 0) none += 1;
			else if (tokens === 1) one += 1;
		}
		if (successes === 0) return notJudged('every request carries an error');
		// Prefill is measured with one token asked for: then one token is the answer.
		const short = longest === 1 ? none : none + one;
		if (short / successes <= threshold('share')) return ok;
		return found({
			message: `${short} of ${successes} successful requests (${formatPercent(short / successes)}) have at most one output token, ${none} of them none.`,
			evidence: {successes, empty: none, one_token: one, share: short / successes},
		});
	}),
};
