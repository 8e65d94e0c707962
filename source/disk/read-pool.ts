import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {Worker} from 'node:worker_threads';
import {printable} from '../units/printable.ts';
import {parseResultFile} from './parse-result-file.ts';
import type {ParsedFile, ParseResultFile} from './read-event.ts';

export type ReadPool = {
	readonly parse: ParseResultFile;
	/** Ends the threads; what they are at is lost. */
	readonly close: () => Promise<void>;
};

type Task = {
	readonly file: string;
	readonly settle: (parsed: ParsedFile) => void;
	readonly abandon: (reason: unknown) => void;
};

/**
 * Threads that read result files, one file at a time each, started when there is work and kept. A thread that dies, of a
 * file that no memory suffices for or of a bug, costs that one file, which says so; the next file gets a new thread. Idle
 * threads do not keep the program alive.
 *
 * `worker` is the script of a thread: beside this module in the bundle. Where it is not there, as when the sources are run
 * as they are, files are read in the calling thread.
 */
export function readPool({
	size,
	worker = new URL('./read-worker.js', import.meta.url),
}: {
	readonly size: number;
	readonly worker?: URL;
}): ReadPool {
	if (size < 1 || !existsSync(fileURLToPath(worker))) return {parse: parseResultFile, close: async () => {}};
	const waiting: Task[] = [];
	const idle: Worker[] = [];
	const busy = new Map<Worker, Task>();

	const dispatch = (): void => {
		while (waiting.length > 0 && (idle.length > 0 || busy.size < size)) {
			const task = waiting.shift();
			if (task === undefined) return;
			const thread = idle.pop() ?? start();
			busy.set(thread, task);
			thread.ref();
			thread.postMessage(task.file);
		}
	};

	const start = (): Worker => {
		const thread = new Worker(worker);
		let death = 'its thread ended';
		thread.on('message', (parsed: ParsedFile) => {
			const task = busy.get(thread);
			busy.delete(thread);
			thread.unref();
			idle.push(thread);
			task?.settle(parsed);
			dispatch();
		});
		thread.on('error', error => {
			death = printable(error.message);
		});
		thread.on('exit', () => {
			const task = busy.get(thread);
			busy.delete(thread);
			if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
			task?.settle(crashed(death));
			dispatch();
		});
		return thread;
	};

	const parse: ParseResultFile = (file, signal) =>
		new Promise((resolve, reject) => {
			signal?.throwIfAborted();
			const onAbort = (): void => task.abandon(signal?.reason);
			const task: Task = {
				file,
				settle(parsed) {
					signal?.removeEventListener('abort', onAbort);
					resolve(parsed);
				},
				abandon(reason) {
					reject(reason);
					const at = waiting.indexOf(task);
					if (at !== -1) waiting.splice(at, 1);
					// Nobody waits for it any more: the thread is better used for what comes next.
					for (const [thread, under] of busy) if (under === task) void thread.terminate();
				},
			};
			signal?.addEventListener('abort', onAbort, {once: true});
			waiting.push(task);
			dispatch();
		});

	return {
		parse,
		async close() {
			waiting.length = 0;
			await Promise.all([...idle, ...busy.keys()].map(thread => thread.terminate()));
		},
	};
}

function crashed(reason: string): ParsedFile {
	return {
		results: [],
		foreign: null,
		problems: [
			{
				code: 'reader-crashed',
				severity: 'error',
				message: `Reading the file failed: ${reason}.`,
				advice: 'Read it alone; if it fails again, the file is too large for this machine’s memory, or this is a bug.',
				evidence: {reason},
			},
		],
	};
}
