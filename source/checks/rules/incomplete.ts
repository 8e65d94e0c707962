import {type Check, found, notJudged, ok} from '../check.ts';

export const incomplete: Check = {
	code: 'incomplete',
	severity: 'error',
	scope: 'run',
	title: 'Requests are missing',
	looksAt: '`completed` against `num_prompts`, and `failed`.',
	why: 'Throughput and latencies speak of the requests that completed only: the slow ones may be those that failed.',
	advice: 'Look at the errors and the server log; repeat the run if the share of failures matters.',
	thresholds: {
		warning_share: {value: 0.99, meaning: 'share of requests completed from which it is only a warning'},
	},
	judge({result}, {threshold}) {
		if (result === null) return notJudged('the result could not be read');
		if (result.completed === 0) return notJudged('no request completed');
		const asked = result.numPrompts ?? (result.failed === null ? null : result.completed + result.failed);
		if (asked === null) return notJudged('the file says neither how many prompts were asked for nor how many failed');
		const missing = Math.max(asked - result.completed, result.failed ?? 0);
		if (missing <= 0) return ok;
		const share = result.completed / (result.completed + missing);
		return found({
			severity: share >= threshold('warning_share') ? 'warning' : 'error',
			message: `${missing} of ${asked} requests did not complete.`,
			evidence: {num_prompts: asked, completed: result.completed, failed: result.failed, share_completed: share},
		});
	},
};
