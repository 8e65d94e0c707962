import {formatNumber} from '../../units/format.ts';
import {type Check, found, ok} from '../check.ts';
import {needsMeasurement} from '../needs.ts';
import {listed} from '../wording.ts';

/** Percentiles that tables print of every run, beside those that the file stores. */
const shown = [95, 99];

export const fewTail: Check = {
	code: 'few-tail',
	severity: 'note',
	scope: 'run',
	title: 'Too few requests for the tail',
	looksAt: 'Requests beyond p95 and p99.',
	why: 'A percentile rests on the requests beyond it: with fewer than five it is the luck of single requests.',
	advice: 'Send more prompts, or read the median.',
	thresholds: {requests: {value: 5, meaning: 'requests that must lie beyond a percentile'}},
	judge: needsMeasurement((result, _run, {threshold}) => {
		const few = shown.filter(percentile => (1 - percentile / 100) * result.completed < threshold('requests') - 1e-9);
		if (few.length === 0) return ok;
		const beyond = few.map(percentile => ((100 - percentile) * result.completed) / 100);
		const counts = beyond.map(count => formatNumber(count, Number.isInteger(count) ? 0 : 1));
		return found({
			message: `${result.completed} requests leave ${listed(few.map((percentile, index) => `${counts[index]} beyond p${percentile}`))}.`,
			evidence: {completed: result.completed, percentiles: few, beyond},
		});
	}),
};
