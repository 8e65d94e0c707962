import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {Worker} from 'node:worker_threads';
import {type AskedPaths, createPathTimes} from './path-times.ts';

export type Polling = {
	/** Looks at these from now on, and at no others. */
	readonly ask: (paths: AskedPaths) => void;
	readonly close: () => void;
};

/** What the thread knows from its start. */
export type PollData = {
	/** Milliseconds between two looks. */
	readonly interval: number;
};

type PollingOptions = Partial<PollData> & {
	/** The script of the thread: beside this module in the bundle. Where it is not there, the calling thread looks itself. */
	readonly worker?: URL;
};

/**
 * Looks at paths again and again, where nobody tells of changes, and tells those that have changed. In a thread of its own:
 * storage that is asked over a network may let one wait, and asking some thousand paths costs a few milliseconds each time.
 */
export function createPolling(
	tell: (paths: readonly string[]) => void,
	{interval = 2000, worker = new URL('./poll-worker.js', import.meta.url)}: PollingOptions = {},
): Polling {
	const data: PollData = {interval};
	if (existsSync(fileURLToPath(worker))) {
		const thread = new Worker(worker, {workerData: data});
		thread.on('message', tell);
		thread.unref();
		return {
			ask: paths => thread.postMessage(paths),
			close: () => void thread.terminate(),
		};
	}
	const times = createPathTimes();
	const timer = setInterval(() => {
		const changed = times.look();
		if (changed.length > 0) tell(changed);
	}, interval);
	timer.unref();
	return {ask: times.ask, close: () => clearInterval(timer)};
}
