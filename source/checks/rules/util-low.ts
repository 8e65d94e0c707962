import {median} from '../../statistics/median.ts';
import {formatQuantity} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {needsWindow} from '../needs.ts';
import {readingsBetween} from '../readings-between.ts';

export const utilLow: Check = {
	code: 'util-low',
	severity: 'warning',
	scope: 'run',
	title: 'The GPU waited during the run',
	looksAt: 'Median utilization during the run, where all requests were sent at once.',
	why: 'With all requests sent at once the GPU should be the bottleneck: where it is not, the client or the CPU was measured.',
	advice: 'Give the server and the client more CPU cores, and look at the CPU load of the confidential VM.',
	thresholds: {
		utilization: {value: 60, meaning: 'median utilization in the benchmark window, %, at an infinite request rate'},
	},
	judge: needsWindow(({trace, window}, result, _run, {threshold}) => {
		if (result.requestRate === null) return notJudged('the result does not say its request rate');
		if (Number.isFinite(result.requestRate)) return ok;
		const usual = readingsBetween(trace, 'utilization', window).flatMap(values => median(values) ?? []);
		if (usual.length === 0) return notJudged('the log has no utilization during the run');
		// A GPU that the server does not use is none of this rule.
		const busiest = Math.max(...usual);
		if (busiest >= threshold('utilization')) return ok;
		return found({
			message: `Median GPU utilization during the run is ${formatQuantity({value: busiest, unit: '%'})} although all requests were sent at once.`,
			evidence: {trace: trace.path, median_utilization: busiest},
		});
	}),
};
