import {formatNumber} from '../../units/format.ts';
import {type Check, found, ok} from '../check.ts';
import {needsMeasuredRuns} from '../needs.ts';
import {listed, runsHave} from '../wording.ts';

/** Percentiles that tables print of every run, beside those that the file stores. */
const shown = [95, 99];

export const fewTail: Check = {
	code: 'few-tail',
	severity: 'note',
	scope: 'condition',
	title: 'Too few requests for the tail',
	looksAt: 'Requests beyond p95 and p99.',
	why: 'A percentile rests on the requests beyond it: with fewer than five it is the luck of single requests.',
	advice: 'Send more prompts, or read the median.',
	thresholds: {requests: {value: 5, meaning: 'requests that must lie beyond a percentile'}},
	judge: needsMeasuredRuns((runs, _condition, {threshold}) => {
		const isFew = (completed: number, percentile: number): boolean =>
			(1 - percentile / 100) * completed < threshold('requests') - 1e-9;
		const few = runs
			.map(({result}) => result.completed)
			.filter(completed => shown.some(percentile => isFew(completed, percentile)));
		if (few.length === 0) return ok;
		const [fewest, most] = [Math.min(...few), Math.max(...few)];
		const percentiles = shown.filter(percentile => isFew(fewest, percentile));
		const beyond = percentiles.map(percentile => ((100 - percentile) * fewest) / 100);
		const left = beyond.map(
			(count, index) => `${formatNumber(count, Number.isInteger(count) ? 0 : 1)} beyond p${percentiles[index]}`,
		);
		const range =
			fewest === most ? `${fewest} requests, which leaves` : `${fewest} to ${most} requests, which leaves as few as`;
		return found({
			message: `${runsHave(few.length, runs.length)} ${range} ${listed(left)}.`,
			evidence: {runs: few.length, of: runs.length, completed: fewest, percentiles, beyond},
		});
	}),
};
