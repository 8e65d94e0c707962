import type {Dataset} from '../domain/dataset.ts';
import type {Run} from '../domain/run.ts';
import {median} from '../statistics/median.ts';
import {memo} from './memo.ts';

/** The run that was begun last of those under way; without one, the result that was written last. */
export const newestRun = memo((dataset: Dataset): Run | null => {
	const running = dataset.runs.filter(run => run.running !== undefined);
	if (running.length > 0) return latest(running, run => run.running?.startedAt ?? run.modified);
	return latest(dataset.runs, run => run.modified);
});

function latest(runs: readonly Run[], time: (run: Run) => number): Run | null {
	return runs.reduce<Run | null>((best, run) => (best === null || time(run) > time(best) ? run : best), null);
}

export type Progress = {
	readonly run: Run;
	/** Repetitions of its condition that the other mode has; its own number where that is greater. */
	readonly of: number;
	/** Seconds of its log so far; null: it has no times. */
	readonly elapsed: number | null;
	/** Seconds from the first line of the log to the end of the run, as its siblings took; null: none is finished. */
	readonly expected: number | null;
};

/** How far a run is, by what its siblings took: those of its mode, else of its condition, else of its experiment. */
export function progressOf({experiments}: Dataset, run: Run): Progress {
	const conditions = experiments.find(({id}) => id === run.experiment)?.conditions ?? [];
	const condition = conditions.find(({name}) => name === run.condition);
	const groups = condition?.modes ?? [];
	const own = groups.find(({teeMode}) => teeMode === run.teeMode)?.runs ?? [];
	const {startedAt = null, lastSampleAt = null} = run.running ?? {};
	const all = [own, groups.flatMap(({runs}) => runs), conditions.flatMap(each => each.modes.flatMap(({runs}) => runs))];
	return {
		run,
		of: Math.max(run.repetition, ...groups.map(({runs}) => runs.length)),
		elapsed: startedAt === null || lastSampleAt === null ? null : Math.max(0, lastSampleAt - startedAt),
		expected:
			all.map(runs => median(runs.flatMap(each => timeTaken(each) ?? []))).find(each => each !== undefined) ?? null,
	};
}

/** What its log spans, which is longer than the benchmark; without a log, the benchmark's own duration. */
function timeTaken({result, traces, running}: Run): number | null {
	if (result === null || running !== undefined) return null;
	const time = traces.find(({device, clock}) => device === 'gpu' && clock !== 'none')?.series[0]?.time ?? [];
	return Math.max(result.duration, (time[time.length - 1] ?? 0) - (time[0] ?? 0));
}
