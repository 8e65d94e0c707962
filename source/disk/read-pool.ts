import {existsSync} from 'node:fs';
import {setImmediate} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {type CachePlace, fileCache} from './cache/file-cache.ts';
import {type PerformTask, performTask} from './file-task.ts';
import type {ParseResultFile, ParseTraceFile} from './read-event.ts';
import {type ThreadPool, threadPool} from './thread-pool.ts';

export type ReadPool = {
	readonly parse: ParseResultFile;
	readonly parseTrace: ParseTraceFile;
	/** Ends the threads; what they are at is lost. */
	readonly close: () => Promise<void>;
};

type PoolOptions = {
	/** Threads, at most. */
	readonly size: number;
	/** Where what has been read is kept. null: nowhere. */
	readonly cache?: CachePlace | null;
	/**
	 * The script of a thread: beside this module in the bundle. Where it is not there, as when the sources are run as they
	 * are, files are read in the calling thread.
	 */
	readonly worker?: URL;
};

/** Reads files in threads, but for those of which is kept what is in them. */
export function readPool({
	size,
	cache = null,
	worker = new URL('./read-worker.js', import.meta.url),
}: PoolOptions): ReadPool {
	const kept = cache === null ? null : fileCache(cache);
	const hasThreads = size >= 1 && existsSync(fileURLToPath(worker));
	const threads: ThreadPool = hasThreads
		? threadPool(size, worker, {cache})
		: {perform: kept?.keeping(performTask) ?? performTask, close: async () => {}};
	const perform: PerformTask = async (task, signal) => {
		const content = kept?.find(task);
		if (content === undefined) return threads.perform(task, signal);
		// A study of which everything is kept must not hold up the screen either.
		await setImmediate();
		signal?.throwIfAborted();
		return content;
	};
	return {
		async parse(file, signal, depth = 'everything') {
			const content = await perform({kind: 'result', file, depth}, signal);
			if (content.kind !== 'result') throw new Error(`${content.kind} for a result`);
			return content.parsed;
		},
		async parseTrace(file, device, signal) {
			const content = await perform({kind: 'trace', file, device}, signal);
			if (content.kind !== 'trace') throw new Error(`${content.kind} for a trace`);
			return content.parsed;
		},
		close: threads.close,
	};
}
