import {energyOf, leastCoverage} from '../../domain/energy.ts';
import {formatPercent} from '../../units/format.ts';
import {type Check, found, notJudged, ok} from '../check.ts';
import {needsGpuTrace} from '../needs.ts';
import {traceSpan} from '../trace-times.ts';
import {seconds} from '../wording.ts';

export const csvDuration: Check = {
	code: 'csv-duration',
	severity: 'warning',
	scope: 'run',
	title: 'The trace is shorter or much longer than the run',
	looksAt: 'The time that the log spans, and how much of the run it covers.',
	why: 'A logger that stopped early leaves a part of the run without power; one that ran much longer has something else in it.',
	advice: 'Check that the logger is started before and stopped after the benchmark, one log a run.',
	thresholds: {
		short_seconds: {value: 2, meaning: 'seconds by which the log may be shorter than the run'},
		covered: {
			value: leastCoverage,
			meaning: 'share of the run that the log must cover for its energy to be a measurement',
		},
		long_seconds: {value: 60, meaning: 'seconds by which the log may be longer than the run'},
	},
	judge: needsGpuTrace((trace, run, {threshold}) => {
		if (run.result === null) return notJudged('the result could not be read');
		const span = traceSpan(trace);
		if (span === null) return notJudged('the log has no times');
		const {duration} = run.result;
		const logged = span.to - span.from;
		const energy = energyOf(run, 'gpu');
		const isPlaced = energy !== null && energy.trace === trace.path && energy.window.source !== 'best fit';
		// A log as long as the run may still have missed a part of it.
		const covered = Math.min(logged, isPlaced ? energy.coverage * duration : logged);
		const evidence = {trace: trace.path, log_s: logged, duration_s: duration, covered_s: Math.min(covered, duration)};
		const length = `The log spans ${seconds(logged)}`;
		if (covered < duration - threshold('short_seconds')) {
			return found({
				severity: covered < threshold('covered') * duration ? 'error' : 'warning',
				message: `${length} and covers ${formatPercent(covered / duration)} of the run's ${seconds(duration)}.`,
				evidence,
			});
		}
		if (logged <= duration + threshold('long_seconds')) return ok;
		return found({
			message: `${length}, ${seconds(logged - duration)} more than the run's ${seconds(duration)}.`,
			evidence,
		});
	}),
};
