import {type Check, found, notJudged, ok} from '../check.ts';
import {needsRequests} from '../needs.ts';

export const arraysMismatch: Check = {
	code: 'arrays-mismatch',
	severity: 'error',
	scope: 'run',
	title: 'Per-request arrays of the wrong length',
	looksAt: 'The lengths of the per-request arrays, against each other and against `num_prompts`.',
	why: 'Row i of every array is request i: where the lengths differ, latencies, lengths and errors belong to other requests.',
	advice: 'Look at what edited or merged the file; take the original.',
	thresholds: {},
	judge: needsRequests((requests, result) => {
		if (result.numPrompts === null) return notJudged('the file does not say how many prompts were asked for');
		if (requests.count === result.numPrompts) return ok;
		// A data set may yield fewer prompts than asked for: then the arrays agree with what completed (see `incomplete`).
		const failures = requests.failed.reduce((sum, failed) => sum + failed, 0);
		if (requests.count === result.completed + failures) return ok;
		return found({
			message: `The arrays hold ${requests.count} requests, the file speaks of ${result.numPrompts} prompts and ${result.completed} completed.`,
			evidence: {
				rows: requests.count,
				num_prompts: result.numPrompts,
				completed: result.completed,
				failed: result.failed,
			},
		});
	}),
};
