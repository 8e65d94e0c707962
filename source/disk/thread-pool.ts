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
	const idle = new Set<Worker>();
	const busy = new Map<Worker, Waiting>();

	const dispatch = (): void => {
		while (waiting.length > 0 && (idle.size > 0 || busy.size < size)) {
			const next = waiting.shift();
			if (next === undefined) return;
			const thread = latest(idle) ?? startThread(script, workerData, {onContent, onEnd});
			idle.delete(thread);
			busy.set(thread, next);
			thread.ref();
			thread.postMessage(next.task);
		}
	};

	const onContent = (thread: Worker, content: FileContent): void => {
		const done = busy.get(thread);
		busy.delete(thread);
		thread.unref();
		idle.add(thread);
		done?.settle(content);
		dispatch();
	};

	const onEnd = (thread: Worker, reason: string): void => {
		const lost = busy.get(thread);
		busy.delete(thread);
		idle.delete(thread);
		lost?.settle(crashed(lost.task, reason));
		dispatch();
	};

	/** Nobody waits for it any more: a thread that is at it is better used for what comes next. */
	const withdraw = (order: Waiting): void => {
		const at = waiting.indexOf(order);
		if (at !== -1) waiting.splice(at, 1);
		for (const [thread, under] of busy) if (under === order) void thread.terminate();
	};

	return {
		perform: (task, signal) =>
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
						withdraw(order);
					},
				};
				signal?.addEventListener('abort', onAbort, {once: true});
				waiting.push(order);
				dispatch();
			}),
		async close() {
			waiting.length = 0;
			await Promise.all([...idle, ...busy.keys()].map(thread => thread.terminate()));
		},
	};
}

type Events = {
	readonly onContent: (thread: Worker, content: FileContent) => void;
	/** Why it ended, in words. */
	readonly onEnd: (thread: Worker, reason: string) => void;
};

function startThread(script: URL, workerData: ThreadData, {onContent, onEnd}: Events): Worker {
	const thread = new Worker(script, {workerData});
	let reason = 'its thread ended';
	thread.on('message', (content: FileContent) => onContent(thread, content));
	thread.on('error', error => {
		reason = printable(error.message);
	});
	thread.on('exit', () => onEnd(thread, reason));
	return thread;
}

/** The one that was at work last: what it needs is still warm. */
function latest(threads: ReadonlySet<Worker>): Worker | undefined {
	return [...threads].at(-1);
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
