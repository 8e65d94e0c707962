import {type Check, found, notJudged, ok} from '../check.ts';
import {needsMeasurement} from '../needs.ts';

export const e2elSwapped: Check = {
	code: 'e2el-swapped',
	severity: 'warning',
	scope: 'run',
	title: 'Mean and median end-to-end latency are swapped',
	why: 'vLLM 0.6.0 to 0.6.3 wrote the mean under median_e2el_ms and the median under mean_e2el_ms.',
	advice: 'Read the two the other way round, or measure again with vLLM 0.6.4 or later.',
	thresholds: {},
	judge: needsMeasurement(({members, stored}) => {
		if (stored.e2el === undefined) return notJudged('the file has no end-to-end latency');
		if (!isSwapped(members)) return ok;
		return found({
			message: `Written by vLLM 0.6.0 – 0.6.3 (by its members): mean_e2el_ms ${stored.e2el.mean} and median_e2el_ms ${stored.e2el.median} are swapped.`,
			evidence: {mean_e2el_ms: stored.e2el.mean, median_e2el_ms: stored.e2el.median},
		});
	}),
};

/** The signature of those versions: total_token_throughput came with 0.6.0, the other two with 0.6.4. */
export function isSwapped(members: readonly string[]): boolean {
	const has = (member: string) => members.includes(member);
	return has('total_token_throughput') && !has('burstiness') && !has('max_concurrency');
}
