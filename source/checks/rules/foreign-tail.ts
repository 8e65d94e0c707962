import {readingsIn} from '../../domain/readings.ts';
import {formatQuantity} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {needsWindow} from '../needs.ts';

export const foreignTail: Check = {
	code: 'foreign-tail',
	severity: 'note',
	scope: 'run',
	title: 'The GPU stayed busy after the run',
	looksAt: 'Utilization in the log after the run.',
	why: 'Requests that were given up, or somebody else, kept it busy: the run may not have had it alone.',
	advice: 'Look for other processes, and for requests that the server still served after the client left.',
	thresholds: {
		guard_seconds: {
			value: 2,
			meaning: 'seconds after the run that are left out: readings lag by the second they average',
		},
		utilization: {value: 20, meaning: 'utilization that counts as busy, %'},
		seconds: {value: 5, meaning: 'seconds busy after the run'},
	},
	judge: needsWindow(({trace, window}, _result, _run, {threshold}) => {
		if (window.source === 'best fit') return notJudged('when the benchmark ended is known by the utilization only');
		const end = window.to + threshold('guard_seconds');
		const tails = readingsIn(trace, 'utilization').map(({time, value}) => {
			let busy = 0;
			let seen = 0;
			let isBusy = false;
			for (let index = 1; index < time.length; index++) {
				const from = Math.max(end, time[index - 1] ?? 0);
				const length = (time[index] ?? 0) - from;
				if (length <= 0) continue;
				seen += length;
				isBusy = (value[index] ?? 0) > threshold('utilization');
				if (isBusy) busy += length;
			}
			return {busy, seen, isBusy};
		});
		if (!tails.some(({seen}) => seen > 0))
			return notJudged('the log does not go on after the run, or has no utilization');
		const busy = Math.max(...tails.map(tail => tail.busy));
		const isCutOff = tails.some(tail => tail.isBusy);
		if (busy <= threshold('seconds'))
			return isCutOff ? notJudged('the log ends too soon after the run, with the GPU busy') : ok;
		return found({
			message: `After the run the GPU was busy for ${formatQuantity({value: busy, unit: 's'})} more.`,
			evidence: {trace: trace.path, busy_s: busy},
		});
	}),
};
