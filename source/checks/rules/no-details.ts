import {type Check, found, ok} from '../check.ts';
import {needsMeasuredRuns} from '../needs.ts';
import {runsHave} from '../wording.ts';

export const noDetails: Check = {
	code: 'no-details',
	severity: 'note',
	scope: 'condition',
	title: 'Saved without per-request data',
	looksAt: 'Whether the per-request arrays are there.',
	why: 'Exact decode latency, percentiles that the file lacks, goodput under other limits and empty answers cannot be had from aggregates.',
	advice: 'Run the benchmark with --save-detailed.',
	thresholds: {},
	judge: needsMeasuredRuns(runs => {
		const without = runs.filter(({result}) => result.requests === null).length;
		if (without === 0) return ok;
		return found({
			message: `${runsHave(without, runs.length)} no per-request arrays: stored aggregates are all there is.`,
			evidence: {runs: without, of: runs.length},
		});
	}),
};
