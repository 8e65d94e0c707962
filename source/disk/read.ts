import type {Trace} from '../domain/trace.ts';
import {inParallel} from './in-parallel.ts';
import {informationLibrary} from './information-library.ts';
import {parseResultFile} from './parse-result-file.ts';
import type {ReadEvent, ReadOptions, Root} from './read-event.ts';
import {readRun} from './read-run.ts';
import {type LooseLog, scan} from './scan/scan.ts';
import {readTrace} from './trace/read-trace.ts';

/** Files under way: enough to keep the threads busy while others wait for the disk. */
const atOnce = 8;

/**
 * Reads studies: walks their folders, and tells each run as soon as it is read. Whatever is wrong with a file or folder is
 * told as a finding or an ignored path and ends nothing. When the signal is aborted, or the caller stops asking, the stream
 * ends, without `done`.
 */
export async function* read(roots: readonly Root[], options: ReadOptions = {}): AsyncGenerator<ReadEvent> {
	const stop = new AbortController();
	const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
	const reader = {parse: options.parse ?? parseResultFile, information: informationLibrary(), signal};
	try {
		const {results, looseLogs} = yield* scan(roots, {...options, signal});
		let done = 0;
		for await (const read of inParallel(results, atOnce, file => readRun(file, reader))) {
			signal.throwIfAborted();
			for (const finding of read.findings) yield {type: 'finding', finding};
			for (const ignored of read.ignored) yield {type: 'ignored', ignored};
			for (const run of read.runs) yield {type: 'run', run};
			done++;
			yield {type: 'progress', done, total: results.length};
		}
		for await (const trace of inParallel(looseLogs, atOnce, log => readLooseLog(log, signal))) {
			signal.throwIfAborted();
			if (trace !== null) yield {type: 'loose trace', trace};
		}
		yield {type: 'done'};
	} catch (error) {
		// Whoever aborted knows that the stream is not whole.
		if (options.signal?.aborted !== true) throw error;
	} finally {
		stop.abort();
	}
}

/** null: no GPU log after all. A table of any name counts as one only where its header says so: nothing is guessed of it. */
async function readLooseLog({file, id}: LooseLog, signal: AbortSignal): Promise<Trace | null> {
	const {trace, problems} = await readTrace(file.path, {path: id, device: 'gpu', signal});
	const isLog = file.kind.kind === 'trace' || (problems.length === 0 && trace?.columns.includes('power') === true);
	return isLog ? trace : null;
}
