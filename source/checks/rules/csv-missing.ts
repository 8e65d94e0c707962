import {counted} from '../../units/format.ts';
import {type Check, found, ok} from '../check.ts';

export const csvMissing: Check = {
	code: 'csv-missing',
	severity: 'warning',
	scope: 'experiment',
	title: 'A result without a GPU trace',
	looksAt: 'Results without a GPU log, in experiments that have logs.',
	why: 'Without it the run has no energy, power or utilization, and nothing shows whether the GPU was its own.',
	advice:
		'Look for <result without .json>_power_metrics.csv under another name; cai-tui record makes it with the next run.',
	thresholds: {},
	judge(experiment) {
		const runs = experiment.conditions.flatMap(condition => condition.modes.flatMap(group => group.runs));
		const without = runs.filter(
			run =>
				!run.traces.some(trace => trace.device === 'gpu') && !run.findings.some(({code}) => code === 'csv-unreadable'),
		);
		if (without.length === 0) return ok;
		if (without.length === runs.length) {
			// An experiment that was never logged has no hole in it.
			return found({
				severity: 'note',
				message: `None of ${counted(runs.length, 'run')} has a GPU trace.`,
				evidence: {runs: runs.length},
			});
		}
		return found(
			...without.map(run => ({
				about: {scope: 'run' as const, path: run.id},
				message: `No GPU trace beside this result, unlike ${counted(runs.length - without.length, 'other run')} of the experiment.`,
				evidence: {runs: runs.length, with_trace: runs.length - without.length},
			})),
		);
	},
};
