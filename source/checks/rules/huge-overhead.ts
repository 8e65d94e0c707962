import {compare} from '../../domain/compare.ts';
import {formatPercent} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {needsPair} from '../needs.ts';

export const hugeOverhead: Check = {
	code: 'huge-overhead',
	severity: 'warning',
	scope: 'condition',
	title: 'A difference that the TEE alone does not explain',
	looksAt: 'The loss of output throughput.',
	why: 'Serving in a GPU TEE costs some percent of throughput: tens of percent point to swapping, offloading or another setup.',
	advice: 'Look for KV cache swapping, CPU offload, a smaller batch or another server version in the slower mode.',
	thresholds: {
		loss: {value: 0.3, meaning: 'loss of output throughput beyond which it is suspect'},
		gain: {value: 0.05, meaning: 'gain beyond which it is suspect'},
	},
	judge: needsPair((_pair, condition, {assumptions, threshold}) => {
		const {overhead, verdict, reason, n_off, n_on} = compare(condition, 'output_throughput', assumptions);
		if (overhead === null || verdict === 'not comparable') return notJudged(reason ?? 'no overhead');
		if (overhead <= threshold('loss') && overhead >= -threshold('gain')) return ok;
		return found({
			message: `Output throughput loss is ${formatPercent(overhead)} over ${n_off} runs with TEE off and ${n_on} with TEE on.`,
			evidence: {loss: overhead, n_off, n_on},
		});
	}),
};
