import {counted} from '../../units/format.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';
import {needsRequests} from '../needs.ts';

export const silentFail: Check = {
	code: 'silent-fail',
	severity: 'warning',
	scope: 'run',
	title: 'Requests count as successful and are not',
	looksAt: 'Requests without an error: how many there are against `completed`, and whose TTFT is 0.',
	why: 'A request without an error and without a first token is stored with a latency of 0 and pulls every stored median down.',
	advice:
		'Trust the numbers of answered requests (shown here) over the stored ones, and look for prompts that the server refuses.',
	thresholds: {},
	judge: needsRequests((requests, result) => {
		if (result.errors === null) return notJudged('no error texts: the run was saved without --save-detailed');
		const withoutError = requests.failed.reduce((sum, failed) => sum + 1 - failed, 0);
		const silent = requests.ttft.reduce(
			(sum, ttft, index) => sum + (requests.failed[index] === 0 && !(ttft > 0) ? 1 : 0),
			0,
		);
		const findings: Evidence[] = [];
		if (silent > 0) {
			findings.push({
				message: `${silent} of ${counted(withoutError, 'request')} without an error never gave a first token (TTFT 0).`,
				evidence: {without_first_token: silent, without_error: withoutError, completed: result.completed},
			});
		}
		const isWhole = result.numPrompts === null || requests.count === result.numPrompts;
		if (isWhole && withoutError !== result.completed && withoutError - silent !== result.completed) {
			findings.push({
				message: `The file counts ${result.completed} completed, but ${counted(withoutError, 'request carries', 'requests carry')} no error.`,
				evidence: {without_error: withoutError, completed: result.completed},
			});
		}
		return found(...findings);
	}),
};
