import {runningIntegral} from '../statistics/running-integral.ts';
import {perObject} from './memo.ts';
import {type Readings, readingsIn} from './readings.ts';
import {isOfRecording, isWithin, windowWithin} from './recorded-window.ts';
import type {Run} from './run.ts';
import type {RunRecording} from './run-recording.ts';
import type {ServingResult} from './serving-result.ts';
import type {Channel, Trace} from './trace.ts';

/** When the benchmark ran, in seconds on the trace's own clock, and what says so. */
export type BenchmarkWindow = {
	readonly from: number;
	readonly to: number;
	/**
	 * explicit: the run recorded its start. recording: it ends at the latest moment that the recording of its command allows.
	 * date: the result's date is its end. best fit: the stretch of the run's duration with the busiest GPU. whole file: the
	 * log is shorter than the run, or nothing is known of the run.
	 */
	readonly source: 'explicit' | 'recording' | 'date' | 'best fit' | 'whole file';
};

/**
 * A window counts when it and the log share at least this part of the shorter of the two: else the clocks differ. That of a
 * recording counts also where its log has less of it: then the readings had stopped.
 */
const leastOverlap = 0.5;

/** Windows whose means differ by less are equally busy. */
const tieTolerance = 1e-9;

const windowsByRun = perObject((run: Run) => perObject((trace: Trace) => findWindow(run, trace)));

/** The part of a trace in which the benchmark ran (domain.md §2.4). null: the trace has no two readings to span one. */
export function benchmarkWindow(run: Run, trace: Trace): BenchmarkWindow | null {
	return windowsByRun(run)(trace);
}

function findWindow(run: Run, trace: Trace): BenchmarkWindow | null {
	const span = spanOf(trace);
	if (span === null) return null;
	const whole = {...span, source: 'whole file'} as const;
	const {result, recording = null} = run;
	if (result === null || !(result.duration > 0)) return whole;
	const known = trace.clock === 'wall' ? knownWindows(result, recording) : [];
	const isRecorded = recording !== null && isOfRecording(span, recording);
	const counts = (window: BenchmarkWindow): boolean =>
		overlaps(window, span) || (isRecorded && window.source === 'recording');
	return known.find(counts) ?? busiestWindow(result.duration, trace, span) ?? whole;
}

type Span = {readonly from: number; readonly to: number};

function spanOf(trace: Trace): Span | null {
	let from = Number.POSITIVE_INFINITY;
	let to = Number.NEGATIVE_INFINITY;
	for (const channel of trace.columns) {
		for (const {time} of readingsIn(trace, channel)) {
			from = Math.min(from, time[0] ?? from);
			to = Math.max(to, time[time.length - 1] ?? to);
		}
	}
	return from < to ? {from, to} : null;
}

/** What the files say of the window, the surest first. */
function knownWindows(result: ServingResult, recording: RunRecording | null): readonly BenchmarkWindow[] {
	const {startedAt, finishedAt, duration} = result;
	const explicit =
		startedAt === null ? null : ({from: startedAt, to: startedAt + duration, source: 'explicit'} as const);
	const isAllowed = explicit !== null && (recording === null || isWithin(explicit, recording));
	const recorded = recording === null ? null : windowWithin(recording, result);
	const date = finishedAt === null ? null : ({from: finishedAt - duration, to: finishedAt, source: 'date'} as const);
	return [isAllowed ? explicit : null, recorded, date].filter(window => window !== null);
}

function overlaps(a: Span, b: Span): boolean {
	const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from);
	return shared >= leastOverlap * Math.min(a.to - a.from, b.to - b.from);
}

/**
 * The window of the run's duration with the greatest mean utilization, of several the one with the greatest mean power, of
 * those the earliest. It begins or ends at a reading. null: the log is shorter than the run.
 */
function busiestWindow(duration: number, trace: Trace, span: Span): BenchmarkWindow | null {
	if (span.to - span.from < duration) return null;
	const channels = (['utilization', 'power'] as const).filter(channel => readingsIn(trace, channel).length > 0);
	const [first] = channels;
	if (first === undefined) return null;
	const means = channels.map(channel => meanIn(trace, channel, duration));
	let best: {readonly from: number; readonly scores: readonly number[]} | null = null;
	for (const from of candidates(readingsIn(trace, first), duration, span)) {
		const scores = means.map(mean => mean(from));
		if (best === null || isBusier(scores, best.scores)) best = {from, scores};
	}
	return best === null ? null : {from: best.from, to: best.from + duration, source: 'best fit'};
}

function meanIn(trace: Trace, channel: Channel, duration: number): (from: number) => number {
	const integrals = readingsIn(trace, channel).map(({time, value}) => runningIntegral(time, value));
	return from => integrals.reduce((sum, until) => sum + until(from + duration) - until(from), 0) / duration;
}

function candidates(readings: readonly Readings[], duration: number, span: Span): readonly number[] {
	const starts = readings.flatMap(({time}) => [...time].flatMap(at => [at, at - duration]));
	return starts.filter(from => from >= span.from && from + duration <= span.to).sort((a, b) => a - b);
}

function isBusier(scores: readonly number[], best: readonly number[]): boolean {
	for (const [index, score] of scores.entries()) {
		const lead = score - (best[index] ?? 0);
		if (Math.abs(lead) > tieTolerance * Math.max(1, Math.abs(score))) return lead > 0;
	}
	return false;
}
