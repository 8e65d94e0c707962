import {compare} from '../../domain/compare.ts';
import {formatInterval, formatPercent} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {needsPair} from '../needs.ts';

export const negativeOverhead: Check = {
	code: 'negative-overhead',
	severity: 'note',
	scope: 'condition',
	title: 'The TEE made it faster',
	looksAt: 'The interval of the loss of output throughput.',
	why: 'A TEE adds work and takes none away: a gain beyond the interval says that something else differs between the modes.',
	advice: 'Compare the hardware, the versions and the dates of the two modes.',
	thresholds: {},
	judge: needsPair((_pair, condition, {assumptions}) => {
		const {overhead, ci, verdict, reason} = compare(condition, 'output_throughput', assumptions);
		if (overhead === null || verdict === 'not comparable') return notJudged(reason ?? 'no overhead');
		if (ci === null) return notJudged('no interval: a mode has a single run');
		if (verdict !== 'better') return ok;
		return found({
			message: `Output throughput loss is ${formatPercent(overhead)} (${formatInterval(ci.low, ci.high, 'fraction')}): TEE on is faster.`,
			evidence: {loss: overhead, low: ci.low, high: ci.high},
		});
	}),
};
