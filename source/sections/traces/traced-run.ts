import type {Assumptions} from '../../domain/assumptions.ts';
import {type Energy, energyOf} from '../../domain/energy.ts';
import type {MetricId} from '../../domain/metric.ts';
import {metricOf} from '../../domain/metrics.ts';
import {type PowerLimit, powerLimit} from '../../domain/power-limit.ts';
import type {Run} from '../../domain/run.ts';
import type {Trace} from '../../domain/trace.ts';
import {type BenchmarkWindow, benchmarkWindow} from '../../domain/window.ts';

/** A log of a run, and when in it the benchmark ran. */
export type WindowedTrace = {readonly trace: Trace; readonly window: BenchmarkWindow};

/** A run with a GPU log that can be drawn. */
export type TracedRun = {
	readonly run: Run;
	readonly gpu: WindowedTrace;
	/** The CPU package's log, on a clock of its own. */
	readonly cpu: WindowedTrace | null;
	/** null: the log holds no power within the window. */
	readonly energy: Energy | null;
	readonly limit: PowerLimit;
	/** Within the window; null without such a column. */
	readonly utilization: number | null;
	readonly memoryUtilization: number | null;
	readonly maxTemperature: number | null;
};

/** The runs that have a GPU log of two readings or more. */
export function tracedRuns(runs: readonly Run[], assumptions: Assumptions): readonly TracedRun[] {
	return runs.flatMap(run => {
		const metricValue = (id: MetricId) => metricOf(run, id, assumptions)?.value ?? null;
		const gpu = windowed(run, 'gpu');
		return gpu === null
			? []
			: [
					{
						run,
						gpu,
						cpu: windowed(run, 'cpu'),
						energy: energyOf(run, 'gpu'),
						limit: powerLimit(run, assumptions),
						utilization: metricValue('mean_gpu_utilization'),
						memoryUtilization: metricValue('mean_memory_utilization'),
						maxTemperature: metricValue('max_temperature'),
					},
				];
	});
}

export function isTraced(run: Run): boolean {
	return run.traces.some(({device}) => device === 'gpu');
}

function windowed(run: Run, device: Trace['device']): WindowedTrace | null {
	for (const trace of run.traces) {
		const window = trace.device === device ? benchmarkWindow(run, trace) : null;
		if (window !== null) return {trace, window};
	}
	return null;
}

/** The run that stands for its mode: of the middle energy (the lower one of two), or the middle one where none has any. */
export function middleRun(all: readonly TracedRun[]): TracedRun | null {
	// One that is under way stands for nothing yet, unless there is no other to look at.
	const finished = all.filter(({run}) => run.running === undefined);
	const runs = finished.length === 0 ? all : finished;
	const measured = runs
		.flatMap(traced => (traced.energy === null ? [] : [{traced, joules: traced.energy.joules}]))
		.sort((a, b) => a.joules - b.joules)
		.map(({traced}) => traced);
	const candidates = measured.length === 0 ? runs : measured;
	return candidates[Math.floor((candidates.length - 1) / 2)] ?? null;
}
