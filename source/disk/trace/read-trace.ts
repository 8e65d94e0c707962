import {type FileHandle, open} from 'node:fs/promises';
import {TextDecoder} from 'node:util';
import type {Trace} from '../../domain/trace.ts';
import {isSystemError, notReadable} from '../problems.ts';
import type {FileProblem} from '../read-event.ts';
import {traceBuilder} from './build-trace.ts';
import {type LogFacts, sampleReader} from './sample-reader.ts';

export type ReadTrace = {readonly trace: Trace | null; readonly problems: readonly FileProblem[]};

/** Small enough that a chunk is parsed within the time of a frame. */
const chunkLength = 64 * 1024;

/**
 * Reads the log of a GPU or CPU. Other work gets its turn between chunks, so a log of any length blocks nothing. A file
 * that is no log gives no trace and a problem that says what it is instead.
 */
export async function readTrace(
	file: string,
	{
		path,
		device,
		signal,
	}: {readonly path: string; readonly device: Trace['device']; readonly signal?: AbortSignal | undefined},
): Promise<ReadTrace> {
	const reader = sampleReader();
	const builder = traceBuilder();
	try {
		const handle = await open(file, 'r');
		try {
			for await (const text of chunksOf(handle, signal)) {
				builder.add(reader.feed(text), reader.facts().channels);
				if (reader.isHopeless()) break;
			}
		} finally {
			await handle.close();
		}
	} catch (error) {
		signal?.throwIfAborted();
		// The disk may refuse at any time; anything else is a bug and goes on.
		if (!isSystemError(error)) throw error;
		return {trace: null, problems: [notReadable(error)]};
	}
	builder.add(reader.finish(), reader.facts().channels);
	const facts = reader.facts();
	if (facts.columns === null) return {trace: null, problems: [noLog(facts)]};
	return {trace: builder.build(path, device, facts), problems: facts.isGuessed ? [guessed] : []};
}

async function* chunksOf(handle: FileHandle, signal: AbortSignal | undefined): AsyncGenerator<string> {
	const buffer = Buffer.alloc(chunkLength);
	let decoder: TextDecoder | undefined;
	for (;;) {
		signal?.throwIfAborted();
		const {bytesRead} = await handle.read(buffer, 0, buffer.length, null);
		// PowerShell writes what it redirects in UTF-16.
		decoder ??= new TextDecoder(buffer[0] === 0xff && buffer[1] === 0xfe ? 'utf-16le' : 'utf-8');
		if (bytesRead === 0) return;
		yield decoder.decode(buffer.subarray(0, bytesRead), {stream: true});
	}
}

const expectedLog = 'nvidia-smi --query-gpu=timestamp,power.draw,utilization.gpu --format=csv -l 1';

function noLog({strangeLine, driverMessages}: LogFacts): FileProblem {
	const [message] = driverMessages;
	const is =
		strangeLine === null
			? message === undefined
				? 'it is empty'
				: `all it says is “${message}”`
			: /^#\s*(Date|gpu)\b/i.test(strangeLine)
				? 'it is the text of nvidia-smi dmon, which has no columns to tell apart'
				: `no line of it reads like a log (first: “${strangeLine}”)`;
	return {
		code: 'csv-unreadable',
		severity: 'error',
		message: `It is no GPU log: ${is}.`,
		advice: `Log with ${expectedLog}.`,
		evidence: {first_line: strangeLine, driver_message: message ?? null},
	};
}

const guessed: FileProblem = {
	code: 'csv-no-header',
	severity: 'note',
	message: 'The log names no columns: they are guessed from their units, and a single number is taken for watts.',
	advice: 'Log without noheader, so that the file says what it holds.',
	evidence: {},
};
