import type {ParseTraceFile} from './read-event.ts';
import {readTrace} from './trace/read-trace.ts';

/** Reads a log in the calling thread, giving other work its turn. The program runs it in threads of their own (`read-pool.ts`). */
export const parseTraceFile: ParseTraceFile = (file, device, signal) => readTrace(file, {path: '', device, signal});
