import type {Trace} from '../domain/trace.ts';
import {parseResultInPlace, parseTraceInPlace} from './in-place.ts';
import type {Depth, ParsedFile, ParsedTrace, ParseResultFile, ParseTraceFile} from './read-event.ts';

/** What a thread is asked to read. */
export type FileTask =
	| {readonly kind: 'result'; readonly file: string; readonly depth: Depth}
	| {readonly kind: 'trace'; readonly file: string; readonly device: Trace['device']};

/** What came of it. */
export type FileContent =
	| {readonly kind: 'result'; readonly parsed: ParsedFile}
	| {readonly kind: 'trace'; readonly parsed: ParsedTrace};

export type PerformTask = (task: FileTask, signal?: AbortSignal) => Promise<FileContent>;

/** Reads in the calling thread. */
export const performTask: PerformTask = performing(parseResultInPlace, parseTraceInPlace);

export function performing(parse: ParseResultFile, parseTrace: ParseTraceFile): PerformTask {
	return async (task, signal) => {
		switch (task.kind) {
			case 'result':
				return {kind: 'result', parsed: await parse(task.file, signal, task.depth)};
			case 'trace':
				return {kind: 'trace', parsed: await parseTrace(task.file, task.device, signal)};
		}
	};
}
