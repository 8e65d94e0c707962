import {Worker} from 'node:worker_threads';
import {printable} from '../units/printable.ts';
import type {CachePlace} from './cache/file-cache.ts';
import type {FileContent, FileTask, PerformTask} from './file-task.ts';
import type {FileProblem} from './read-event.ts';

/** What a thread knows from its start. */
export type ThreadData = {readonly cache: CachePlace | null};

export type ThreadPool = {
	readonly perform: PerformTask;
	/** Ends the threads; what they are at is lost. */
	readonly close: () => Promise<void>;
};

type Waiting = {
	readonly task: FileTask;
	readonly settle: (content: FileContent) => void;
	readonly abandon: (reason: unknown) => void;
};

/**
 * Threads that read files, one file at a time each, started when there is work and kept. A thread that dies, of a file that
 * no memory suffices for or of a bug, costs that one file, which says so; the next file gets a new thread. Idle threads do
 * not keep the program alive.
 */
export function threadPool(size: number, script: URL, workerData: ThreadData): ThreadPool {
	const waiting: Waiting[] = [];
	const idle: Worker[] = [];
	const busy = new Map<Worker, Waiting>();

	const dispatch = (): void => {
		while (waiting.length > 0 && (idle.length > 0 || busy.size < size)) {
			const next = waiting.shift();
			if (next === undefined) return;
			const thread = idle.pop() ?? start();
			busy.set(thread, next);
			thread.ref();
			thread.postMessage(next.task);
		}
	};

	const start = (): Worker => {
		const thread = new Worker(script, {workerData});
		let death = 'its thread ended';
		thread.on('message', (content: FileContent) => {
			const done = busy.get(thread);
			busy.delete(thread);
			thread.unref();
			idle.push(thread);
			done?.settle(content);
			dispatch();
		});
		thread.on('error', error => {
			death = printable(error.message);
		});
		thread.on('exit', () => {
			const lost = busy.get(thread);
			busy.delete(thread);
			if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
			lost?.settle(crashed(lost.task, death));
			dispatch();
		});
		return thread;
	};

	const perform: PerformTask = (task, signal) =>
		new Promise((resolve, reject) => {
			signal?.throwIfAborted();
			const onAbort = (): void => order.abandon(signal?.reason);
			const order: Waiting = {
				task,
				settle(content) {
					signal?.removeEventListener('abort', onAbort);
					resolve(content);
				},
				abandon(reason) {
					reject(reason);
					const at = waiting.indexOf(order);
					if (at !== -1) waiting.splice(at, 1);
					// Nobody waits for it any more: the thread is better used for what comes next.
					for (const [thread, under] of busy) if (under === order) void thread.terminate();
				},
			};
			signal?.addEventListener('abort', onAbort, {once: true});
			waiting.push(order);
			dispatch();
		});

	return {
		perform,
		async close() {
			waiting.length = 0;
			await Promise.all([...idle, ...busy.keys()].map(thread => thread.terminate()));
		},
	};
}

function crashed({kind}: FileTask, reason: string): FileContent {
	const problem: FileProblem = {
		code: 'reader-crashed',
		severity: 'error',
		message: `Reading the file failed: ${reason}.`,
		advice: 'Read it alone; if it fails again, the file is too large for this machine’s memory, or this is a bug.',
		evidence: {reason},
	};
	return kind === 'trace'
		? {kind, parsed: {trace: null, problems: [problem]}}
		: {kind, parsed: {results: [], foreign: null, problems: [problem]}};
}
