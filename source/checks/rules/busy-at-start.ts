import {readingsIn} from '../../domain/readings.ts';
import {median} from '../../statistics/median.ts';
import {formatQuantity} from '../../units/format.ts';
import {type Check, type Evidence, found, notJudged} from '../check.ts';
import {needsWindow} from '../needs.ts';
import {readingsBetween} from '../readings-between.ts';

export const busyAtStart: Check = {
	code: 'busy-at-start',
	severity: 'warning',
	scope: 'run',
	title: 'The GPU was busy before the run',
	looksAt: 'Utilization and power in the log before the run.',
	why: 'Somebody else, or a leftover of the run before, shared the GPU: throughput and energy are not this run alone.',
	advice: 'Look for other processes (nvidia-smi, squeue) and repeat the run on a GPU of its own.',
	thresholds: {
		guard_seconds: {
			value: 3,
			meaning: 'seconds before the run that are left out: the benchmark tests the server first',
		},
		readings: {value: 2, meaning: 'readings that the time before must have'},
		utilization: {value: 5, meaning: 'median utilization before the run, %'},
		watts: {value: 30, meaning: 'median power before the run above the least of the log, W'},
	},
	judge: needsWindow(({trace, window}, _result, _run, {threshold}) => {
		if (window.source === 'best fit') return notJudged('when the benchmark began is known by the utilization only');
		const before = {from: Number.NEGATIVE_INFINITY, to: window.from - threshold('guard_seconds')};
		const usual = (channel: 'utilization' | 'power') =>
			readingsBetween(trace, channel, before)
				.filter(values => values.length >= threshold('readings'))
				.flatMap(values => median(values) ?? []);
		const [utilization, power] = [usual('utilization'), usual('power')];
		if (utilization.length + power.length === 0) return notJudged('the log does not begin before the run');
		const busiest = Math.max(0, ...utilization);
		const idle = readingsIn(trace, 'power').map(({value}) =>
			value.reduce((low, watts) => Math.min(low, watts), Number.POSITIVE_INFINITY),
		);
		const above = Math.max(0, ...power.map((watts, index) => watts - (idle[index] ?? watts)));
		const evidence = {
			trace: trace.path,
			utilization: utilization.length === 0 ? null : busiest,
			watts_above_idle: above,
		};
		const said: Evidence[] = [];
		if (busiest > threshold('utilization')) {
			said.push({
				message: `Before the run the median utilization of the GPU was ${formatQuantity({value: busiest, unit: '%'})}.`,
				evidence,
			});
		} else if (above > threshold('watts')) {
			said.push({
				message: `Before the run the GPU drew ${formatQuantity({value: above, unit: 'W'})} more than at its least.`,
				evidence,
			});
		}
		return found(...said);
	}),
};
