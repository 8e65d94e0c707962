import type {Run, Running} from '../../domain/run.ts';
import {toSeconds} from '../../units/convert.ts';
import type {ReadEvent} from '../read-event.ts';
import type {PendingRun} from '../scan/scan.ts';
import {ageOf, type GrowingLog, growingLog} from './growing-log.ts';

/** Runs whose log is being written and whose result is still to come. */
export type RunsUnderWay = {
	/** Takes in which logs lie without a result now; `hasResult`: whether there is one at the path. */
	readonly meet: (pending: readonly PendingRun[], hasResult: (path: string) => boolean) => AsyncGenerator<ReadEvent>;
	/** Reads on in every log. Returns whether one was given up, so that it has to be told what else it is. */
	readonly look: (stage: (id: string) => Running['stage']) => AsyncGenerator<ReadEvent, boolean>;
	readonly logOf: (id: string) => GrowingLog | null;
	readonly has: (id: string) => boolean;
	readonly delete: (id: string) => void;
	/** Ids of their logs. */
	readonly logIds: () => ReadonlySet<string>;
	readonly isTailed: (path: string) => boolean;
	readonly size: () => number;
};

/** Seconds: a log that was written within the first is a run under way; without growth for the second, it is one no more. */
const fresh = 120;
const abandoned = 600;

export function runsUnderWay(now: () => number): RunsUnderWay {
	const runs = new Map<string, {readonly pending: PendingRun; readonly log: GrowingLog}>();
	return {
		async *meet(pending, hasResult) {
			const there = new Set(pending.map(({id}) => id));
			for (const [id, way] of runs) {
				if (there.has(id) || hasResult(way.pending.file)) continue;
				runs.delete(id);
				yield {type: 'forgotten', paths: [id]};
			}
			for (const each of pending) {
				if (runs.has(each.id)) continue;
				const age = await ageOf(each.log.path);
				if (age === null || age > fresh) continue;
				const log = growingLog(each.log.path, age, now);
				await log.look();
				runs.set(each.id, {pending: each, log});
				// Until now it was said of the log that it belongs to nothing.
				yield {type: 'forgotten', paths: [each.logId]};
				yield {type: 'run', run: runUnderWay(each, log, 'benchmark')};
			}
		},
		async *look(stage) {
			let isOneGivenUp = false;
			for (const [id, {pending, log}] of runs) {
				if (await log.look()) yield {type: 'run', run: runUnderWay(pending, log, stage(id))};
				if (log.quietFor() < abandoned) continue;
				runs.delete(id);
				isOneGivenUp = true;
				yield {type: 'forgotten', paths: [id]};
			}
			return isOneGivenUp;
		},
		logOf: id => runs.get(id)?.log ?? null,
		has: id => runs.has(id),
		delete: id => void runs.delete(id),
		logIds: () => new Set([...runs.values()].map(({pending}) => pending.logId)),
		isTailed: path => [...runs.values()].some(({pending}) => pending.log.path === path),
		size: () => runs.size,
	};
}

function runUnderWay({id, file, placement, logId}: PendingRun, log: GrowingLog, stage: Running['stage']): Run {
	const trace = log.trace(logId);
	return {
		...placement,
		id,
		file,
		result: null,
		traces: trace === null ? [] : [trace],
		systemInformation: null,
		findings: [],
		running: {stage, ...log.running(trace)},
		modified: toSeconds(Date.now()) - log.quietFor(),
		bytes: 0,
	};
}
