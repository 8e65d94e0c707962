import {type Check, found, notJudged, ok} from '../check.ts';

export const allFailed: Check = {
	code: 'all-failed',
	severity: 'error',
	scope: 'run',
	title: 'No request succeeded',
	looksAt: '`completed` is 0.',
	why: 'The benchmark exits 0 and writes 0.0 for every latency and throughput: drawn as numbers, the failed run is the best one.',
	advice: 'Read the server log of this run, repeat it, and remove the failed result.',
	thresholds: {},
	judge({result}) {
		if (result === null) return notJudged('the result could not be read');
		if (result.completed > 0) return ok;
		const asked = result.numPrompts ?? result.failed;
		return found({
			message: `None of ${asked === null ? 'the' : asked} requests completed, so every latency and throughput of the file is 0.0 and no measurement.`,
			evidence: {completed: result.completed, failed: result.failed, num_prompts: result.numPrompts},
		});
	},
};
