import {hasSwappedE2el} from '../../domain/stored-latency.ts';
import {formatNumber} from '../../units/format.ts';
import {type Check, found, ok} from '../check.ts';
import {needsMeasurement} from '../needs.ts';

export const e2elSwapped: Check = {
	code: 'e2el-swapped',
	severity: 'warning',
	scope: 'run',
	title: 'Mean and median end-to-end latency are swapped',
	looksAt: 'Members that only vLLM 0.6.0 to 0.6.3 wrote together, with an end-to-end latency among them.',
	why: 'vLLM 0.6.0 to 0.6.3 wrote the mean under median_e2el_ms and the median under mean_e2el_ms.',
	advice: 'Read the two the other way round, or measure again with vLLM 0.6.4 or later.',
	thresholds: {},
	judge: needsMeasurement(result => {
		const {stored} = result;
		if (stored.e2el === undefined) return ok;
		if (!hasSwappedE2el(result)) return ok;
		return found({
			message: `Written by vLLM 0.6.0 – 0.6.3 (by its members): mean_e2el_ms (${formatNumber(stored.e2el.mean, 1)}) and median_e2el_ms (${formatNumber(stored.e2el.median, 1)}) are swapped.`,
			evidence: {mean_e2el_ms: stored.e2el.mean, median_e2el_ms: stored.e2el.median},
		});
	}),
};
