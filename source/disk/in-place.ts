import type {ParseResultFile, ParseTraceFile} from './read-event.ts';

// Readers for the calling thread, loaded when they are called: the program reads in threads of its own and starts sooner
// without them.

export const parseResultInPlace: ParseResultFile = async (file, signal, depth) =>
	(await import('./parse-result-file.ts')).parseResultFile(file, signal, depth);

export const parseTraceInPlace: ParseTraceFile = async (file, device, signal) =>
	(await import('./parse-trace-file.ts')).parseTraceFile(file, device, signal);
