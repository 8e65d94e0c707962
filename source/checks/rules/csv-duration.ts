import {energyOf, leastCoverage} from '../../domain/energy.ts';
import type {Run} from '../../domain/run.ts';
import type {Trace} from '../../domain/trace.ts';
import {benchmarkWindow} from '../../domain/window.ts';
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
		// A log as long as the run may still have missed a part of it.
		const covered = Math.min(logged, coveredBy(trace, run, span) * duration);
		const evidence = {trace: trace.path, log_s: logged, duration_s: duration, covered_s: Math.min(covered, duration)};
		const isRecorded = run.recording !== undefined;
		const length = `The log spans ${seconds(logged)}`;
		if (covered < duration - threshold('short_seconds')) {
			return found({
				...(isRecorded ? {advice: recordedShort} : {}),
				severity: covered < threshold('covered') * duration ? 'error' : 'warning',
				message: `${length} and covers ${formatPercent(covered / duration)} of the run's ${seconds(duration)}.`,
				evidence,
			});
		}
		if (logged <= duration + threshold('long_seconds')) return ok;
		return found({
			...(isRecorded ? {advice: recordedLong} : {}),
			message: `${length}, ${seconds(logged - duration)} more than the run's ${seconds(duration)}.`,
			evidence,
		});
	}),
};

const recordedShort =
	'The readings of the recording had stopped: see what nvidia-smi and dmesg say, and record the run again.';

const recordedLong =
	'The command did more than this run: energy is that of the window all the same; record each run by itself where the notebook is to agree.';

/** Part of the run's window that the log covers, as far as something but the log says where in it the window lies. */
function coveredBy(trace: Trace, run: Run, span: {readonly from: number; readonly to: number}): number {
	const energy = energyOf(run, 'gpu');
	if (energy?.trace === trace.path) return energy.window.source === 'best fit' ? 1 : energy.coverage;
	const window = benchmarkWindow(run, trace);
	if (window?.source !== 'recording') return 1;
	return Math.max(0, Math.min(span.to, window.to) - Math.max(span.from, window.from)) / (window.to - window.from);
}
