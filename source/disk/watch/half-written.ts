import type {Run, Running} from '../../domain/run.ts';
import type {ResultFile} from '../scan/scan.ts';
import {stampOfFile} from './growing-log.ts';
import {stampOfResult} from './results-told.ts';

/** Results that end inside a value and may be being written. Times in seconds. */
export type HalfWritten = {
	/** `quiet`: for how long the file has not been written. */
	readonly add: (result: ResultFile, quiet: number) => void;
	readonly delete: (id: string) => void;
	readonly has: (id: string) => boolean;
	readonly size: () => number;
	/** Whether one of them has been written since. Not every file system tells. */
	readonly hasGrown: () => Promise<boolean>;
	/** Those that nobody writes any more. */
	readonly settled: () => readonly ResultFile[];
};

/** Seconds without a change after which a file that ends inside a value is taken as it is: broken. */
export const settling = 5;

export function halfWritten(now: () => number): HalfWritten {
	const files = new Map<string, {readonly result: ResultFile; readonly since: number}>();
	return {
		add: (result, quiet) => void files.set(result.id, {result, since: now() - quiet}),
		delete: id => void files.delete(id),
		has: id => files.has(id),
		size: () => files.size,
		async hasGrown() {
			for (const {result} of files.values()) {
				if ((await stampOfFile(result.file.path)) !== stampOfResult(result)) return true;
			}
			return false;
		},
		settled: () => [...files.values()].flatMap(({result, since}) => (now() - since > settling ? [result] : [])),
	};
}

/** Whether the result of the run ends inside a value. */
export function isCutShort({result, findings}: Run): boolean {
	return result === null && findings.some(isTruncation);
}

/** The run while its result is being written: that it ends inside a value says nothing yet. */
export function beingWritten(run: Run): Run {
	const time = run.traces[0]?.series[0]?.time ?? [];
	const running: Running = {
		stage: 'writing',
		startedAt: time[0] ?? null,
		lastSampleAt: time[time.length - 1] ?? null,
		silence: null,
	};
	return {...run, running, findings: run.findings.filter(finding => !isTruncation(finding))};
}

function isTruncation({code, evidence}: Run['findings'][number]): boolean {
	return code === 'json-unreadable' && evidence['truncated'] === true;
}
