import {type Check, found, ok} from '../check.ts';
import {needsMeasurement} from '../needs.ts';

export const noDetails: Check = {
	code: 'no-details',
	severity: 'note',
	scope: 'run',
	title: 'Saved without per-request data',
	looksAt: 'Whether the per-request arrays are there.',
	why: 'Exact decode latency, percentiles that the file lacks, goodput under other limits and empty answers cannot be had from aggregates.',
	advice: 'Run the benchmark with --save-detailed.',
	thresholds: {},
	judge: needsMeasurement(result =>
		result.requests !== null
			? ok
			: found({message: 'No per-request arrays in the file: stored aggregates are all there is.', evidence: {}}),
	),
};
