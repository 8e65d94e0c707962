import {parentPort, workerData} from 'node:worker_threads';
import {fileCache} from './cache/file-cache.ts';
import {type FileTask, performing} from './file-task.ts';
import {parseResultFile} from './parse-result-file.ts';
import {parseTraceFile} from './parse-trace-file.ts';
import type {ThreadData} from './thread-pool.ts';
import {transferables} from './transferables.ts';

const {cache}: ThreadData = workerData;
const readInPlace = performing(parseResultFile, parseTraceFile);
const perform = cache === null ? readInPlace : fileCache(cache).keeping(readInPlace);

/** A thread of the pool: a file comes in, what it holds goes out, its arrays handed over rather than copied. */
parentPort?.on('message', async (task: FileTask) => {
	const content = await perform(task);
	parentPort?.postMessage(content, transferables(content));
});
