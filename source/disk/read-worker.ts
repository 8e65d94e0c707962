import {parentPort} from 'node:worker_threads';
import {parseResultFile} from './parse-result-file.ts';
import {transferables} from './transferables.ts';

/** A thread of the pool: a path comes in, what the file holds goes out, its arrays handed over rather than copied. */
parentPort?.on('message', async (file: string) => {
	const parsed = await parseResultFile(file);
	parentPort?.postMessage(parsed, transferables(parsed));
});
