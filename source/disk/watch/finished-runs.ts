import type {Run} from '../../domain/run.ts';
import type {ReadEvent} from '../read-event.ts';
import type {GrowingLog} from './growing-log.ts';

/** Runs whose result is there and whose log goes on: its logger is stopped after them. */
export type FinishedRuns = {
	/** `path`: of the log. */
	readonly add: (run: Run, log: GrowingLog, path: string) => void;
	/** Reads on in every log. */
	readonly look: () => AsyncGenerator<ReadEvent>;
	readonly logOf: (id: string) => GrowingLog | null;
	readonly delete: (id: string) => void;
	readonly isTailed: (path: string) => boolean;
	readonly size: () => number;
};

/** Seconds for which a log that does not grow is looked at further. */
const afterglow = 60;

export function finishedRuns(): FinishedRuns {
	const runs = new Map<string, {readonly run: Run; readonly log: GrowingLog; readonly path: string}>();
	return {
		add: (run, log, path) => void runs.set(run.id, {run, log, path}),
		async *look() {
			for (const [id, each] of runs) {
				if (await each.log.look()) {
					const run = withTraceOf(each.run, each.log);
					runs.set(id, {...each, run});
					yield {type: 'run', run};
				}
				if (each.log.quietFor() > afterglow) runs.delete(id);
			}
		},
		logOf: id => runs.get(id)?.log ?? null,
		delete: id => void runs.delete(id),
		isTailed: path => [...runs.values()].some(each => each.path === path),
		size: () => runs.size,
	};
}

/** The GPU's log is the first of a run's traces. */
function withTraceOf(run: Run, log: GrowingLog): Run {
	const [before, ...others] = run.traces;
	const trace = log.trace(before?.path ?? '');
	return {...run, traces: [...(trace === null ? [] : [trace]), ...others]};
}
