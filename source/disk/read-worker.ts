import {parentPort, workerData} from 'node:worker_threads';
import {fileCache} from './cache/file-cache.ts';
import {type FileTask, performTask} from './file-task.ts';
import type {ThreadData} from './thread-pool.ts';
import {transferables} from './transferables.ts';

const {cache}: ThreadData = workerData;
const perform = cache === null ? performTask : fileCache(cache).keeping(performTask);

/** A thread of the pool: a file comes in, what it holds goes out, its arrays handed over rather than copied. */
parentPort?.on('message', async (task: FileTask) => {
	const content = await perform(task);
	parentPort?.postMessage(content, transferables(content));
});
