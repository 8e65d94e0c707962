import type {Run, Running} from '../../domain/run.ts';

/** Seconds without a change after which a file that ends inside a value is taken as it is: broken. */
export const settling = 5;

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
