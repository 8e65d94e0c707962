import type {Trace} from '../domain/trace.ts';
import {inParallel} from './in-parallel.ts';
import {parseResultInPlace, parseTraceInPlace} from './in-place.ts';
import {informationLibrary} from './information-library.ts';
import type {ParseTraceFile, ReadEvent, ReadOptions, Root} from './read-event.ts';
import {eventsOf, type ReadFile, type RunReader, readRun} from './read-run.ts';
import {type LooseLog, type Scan, scan} from './scan/scan.ts';

/** What has been told of the study before; see `cache/study-cache.ts`. */
export type StudyMemory = {
	/** All that there was to tell after the walk, when all files were as they are now. null: they have to be read. */
	readonly find: (scan: Scan) => Promise<readonly ReadEvent[] | null>;
	/** Called when all is told, with what was told after the walk. */
	readonly keep: (told: readonly ReadEvent[]) => Promise<void>;
};

export type ReadStudyOptions = ReadOptions & {
	readonly memory?: StudyMemory | undefined;
	/** Called once the folders have been walked through, before the first file is read: whoever follows the study goes on from there. */
	readonly scanned?: ((scan: Scan) => Promise<void>) | undefined;
	/** Asked before a log that belongs to no result is read: true where somebody else reads it. */
	readonly isTaken?: ((log: LooseLog) => boolean) | undefined;
};

/** Files under way: enough to keep the threads busy while others wait for the disk. */
const atOnce = 8;

/**
 * Reads studies: walks their folders, and tells each run as soon as it is read. Whatever is wrong with a file or folder is
 * told as a finding or an ignored path and ends nothing. A run whose headline was told first is told again, as a whole.
 * When the signal is aborted, or the caller stops asking, the stream ends, without `done`.
 */
export async function* read(roots: readonly Root[], options: ReadStudyOptions = {}): AsyncGenerator<ReadEvent> {
	const stop = new AbortController();
	const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
	const reader: RunReader = {
		parse: options.parse ?? parseResultInPlace,
		parseTrace: options.parseTrace ?? parseTraceInPlace,
		information: informationLibrary(),
		depth: options.headlineFirst === true ? 'headline' : 'everything',
		signal,
	};
	try {
		const found = yield* scan(roots, {...options, signal});
		await options.scanned?.(found);
		const {memory, isTaken = () => false} = options;
		const known = await memory?.find(found);
		signal.throwIfAborted();
		if (known == null) {
			const told: ReadEvent[] = [];
			for await (const event of readFound(found, isTaken, reader)) {
				if (memory !== undefined) told.push(event);
				yield event;
			}
			yield {type: 'done'};
			// Of logs that others read, nothing has been told here.
			if (!found.looseLogs.some(isTaken)) await memory?.keep(told);
		} else {
			yield* known;
			yield {type: 'done'};
		}
	} catch (error) {
		// Whoever aborted knows that the stream is not whole.
		if (options.signal?.aborted !== true) throw error;
	} finally {
		stop.abort();
	}
}

async function* readFound(
	{results, looseLogs}: Scan,
	isTaken: (log: LooseLog) => boolean,
	reader: RunReader,
): AsyncGenerator<ReadEvent> {
	const {signal} = reader;
	let done = 0;
	const rests: (() => Promise<ReadFile>)[] = [];
	for await (const file of inParallel(results, atOnce, result => readRun(result, reader))) {
		signal.throwIfAborted();
		if (file.rest !== null) rests.push(file.rest);
		yield* eventsOf(file);
		yield {type: 'progress', done: ++done, total: results.length + rests.length};
	}
	for await (const file of inParallel(rests, atOnce, rest => rest())) {
		signal.throwIfAborted();
		yield* eventsOf(file);
		yield {type: 'progress', done: ++done, total: results.length + rests.length};
	}
	const left = looseLogs.filter(log => !isTaken(log));
	for await (const trace of inParallel(left, atOnce, log => readLooseLog(log, reader))) {
		signal.throwIfAborted();
		if (trace !== null) yield {type: 'loose trace', trace};
	}
}

/** null: no GPU log after all. A table of any name counts as one only where its header says so: nothing is guessed of it. */
export async function readLooseLog({file, id}: LooseLog, {parseTrace, signal}: LogReader): Promise<Trace | null> {
	const {trace, problems} = await parseTrace(file.path, 'gpu', signal);
	const isLog = file.kind.kind === 'trace' || (problems.length === 0 && trace?.columns.includes('power') === true);
	return isLog && trace !== null ? {...trace, path: id} : null;
}

type LogReader = {readonly parseTrace: ParseTraceFile; readonly signal: AbortSignal};
