import type {Condition} from '../domain/dataset.ts';
import type {Run} from '../domain/run.ts';
import type {RequestTable, ServingResult} from '../domain/serving-result.ts';
import type {Trace} from '../domain/trace.ts';
import {type BenchmarkWindow, benchmarkWindow} from '../domain/window.ts';
import {type CheckContext, type Judgement, notJudged} from './check.ts';

type JudgeRun = (run: Run, context: CheckContext) => Judgement;
type JudgeCondition = (condition: Condition, context: CheckContext) => Judgement;

// What a rule needs before it can judge, and what it says where that is missing: stated once for all rules.

/** A result of which at least one request completed. */
export function needsMeasurement(
	judge: (result: ServingResult, run: Run, context: CheckContext) => Judgement,
): JudgeRun {
	return (run, context) => {
		if (run.result === null) return notJudged('the result could not be read');
		if (run.result.completed === 0) return notJudged('no request completed');
		return judge(run.result, run, context);
	};
}

/** Per-request arrays. */
export function needsRequests(
	judge: (requests: RequestTable, result: ServingResult, run: Run, context: CheckContext) => Judgement,
): JudgeRun {
	return needsMeasurement((result, run, context) =>
		result.requests === null
			? notJudged('no per-request data: the run was saved without --save-detailed')
			: judge(result.requests, result, run, context),
	);
}

/** A power and utilization log of the GPU. Where there are several, the first. */
export function needsGpuTrace(judge: (trace: Trace, run: Run, context: CheckContext) => Judgement): JudgeRun {
	return (run, context) => {
		const trace = gpuTracesOf(run)[0];
		return trace === undefined ? notJudged('no GPU trace beside the result') : judge(trace, run, context);
	};
}

export function gpuTracesOf(run: Run): readonly Trace[] {
	return run.traces.filter(trace => trace.device === 'gpu');
}

export type WindowedTrace = {readonly trace: Trace; readonly window: BenchmarkWindow};

/** A GPU log in which the benchmark can be found, of a run that measured something. */
export function needsWindow(
	judge: (windowed: WindowedTrace, result: ServingResult, run: Run, context: CheckContext) => Judgement,
): JudgeRun {
	return needsMeasurement((result, run, context) =>
		needsGpuTrace(trace => {
			const window = benchmarkWindow(run, trace);
			if (window === null) return notJudged('the trace has no two readings');
			if (window.source === 'whole file') return notJudged('nothing tells when in the trace the benchmark ran');
			return judge({trace, window}, result, run, context);
		})(run, context),
	);
}

/** The runs of a condition that measured something: what is true of most of them is said once. */
export function needsMeasuredRuns(
	judge: (runs: readonly MeasuredRun[], condition: Condition, context: CheckContext) => Judgement,
): JudgeCondition {
	return (condition, context) => {
		const runs = condition.modes.flatMap(group => group.runs.filter(isMeasured));
		return runs.length === 0 ? notJudged('no run measured anything') : judge(runs, condition, context);
	};
}

export type Pair = {readonly off: readonly MeasuredRun[]; readonly on: readonly MeasuredRun[]};

/** A run of which at least one request completed. */
export type MeasuredRun = Run & {readonly result: ServingResult};

export function isMeasured(run: Run): run is MeasuredRun {
	return run.result !== null && run.result.completed > 0;
}

/** Measured runs in both modes. */
export function needsPair(
	judge: (pair: Pair, condition: Condition, context: CheckContext) => Judgement,
): JudgeCondition {
	return (condition, context) => {
		const runsIn = (mode: string) =>
			condition.modes.filter(group => group.teeMode === mode).flatMap(group => group.runs.filter(isMeasured));
		const off = runsIn('tee_off');
		const on = runsIn('tee_on');
		if (off.length === 0 && on.length === 0) return notJudged('no measurement says whether the TEE was on');
		if (off.length === 0 || on.length === 0)
			return notJudged(`no measurement with ${off.length === 0 ? 'TEE off' : 'TEE on'}`);
		return judge({off, on}, condition, context);
	};
}
