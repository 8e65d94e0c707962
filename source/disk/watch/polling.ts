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
	/** Milliseconds between two looks; more, where a look takes long. */
	readonly interval: number;
};

/** A look is followed by so many times its length without one, so that watching takes less than a hundredth of a core. */
const rest = 150;
/** Milliseconds of rest at most: storage that keeps one waiting does not compute meanwhile. */
const longestRest = 10_000;

/** Looks again and again from now on, and hands over what has changed; the result ends it. */
export function keepLooking(
	look: () => readonly string[],
	tell: (paths: readonly string[]) => void,
	interval: number,
): () => void {
	let timer: NodeJS.Timeout;
	let isOver = false;
	const next = (after: number): void => {
		if (isOver) return;
		timer = setTimeout(() => {
			const begin = performance.now();
			const changed = look();
			const took = performance.now() - begin;
			if (changed.length > 0) tell(changed);
			next(Math.max(interval, Math.min(longestRest, rest * took)));
		}, after);
	};
	next(interval);
	return () => {
		isOver = true;
		clearTimeout(timer);
	};
}

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
	{interval = 1500, worker = new URL('./poll-worker.js', import.meta.url)}: PollingOptions = {},
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
	return {ask: times.ask, close: keepLooking(times.look, tell, interval)};
}
