import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {setImmediate} from 'node:timers/promises';
import {TextDecoder} from 'node:util';
import type {Trace} from '../../domain/trace.ts';
import {isSystemError, notReadable} from '../problems.ts';
import type {FileProblem, ParsedTrace} from '../read-event.ts';
import {traceBuilder} from './build-trace.ts';
import {type LogFacts, sampleReader} from './sample-reader.ts';

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
): Promise<ParsedTrace> {
	const reader = sampleReader();
	const builder = traceBuilder();
	try {
		for await (const text of chunksOf(file, signal)) {
			builder.add(reader.feed(text), reader.facts().channels);
			if (reader.isHopeless()) break;
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

async function* chunksOf(file: string, signal: AbortSignal | undefined): AsyncGenerator<string> {
	await setImmediate();
	signal?.throwIfAborted();
	const descriptor = openSync(file, 'r');
	try {
		// One byte more, so that a small file is seen to be over at once.
		const buffer = Buffer.allocUnsafe(Math.min(chunkLength, fstatSync(descriptor).size + 1));
		let decoder: TextDecoder | undefined;
		for (;;) {
			const count = readSync(descriptor, buffer, 0, buffer.length, null);
			if (count === 0) return;
			// PowerShell writes what it redirects in UTF-16.
			decoder ??= new TextDecoder(count > 1 && buffer.readUInt16LE() === 0xfeff ? 'utf-16le' : 'utf-8');
			yield decoder.decode(buffer.subarray(0, count), {stream: true});
			if (count < buffer.length) continue;
			await setImmediate();
			signal?.throwIfAborted();
		}
	} finally {
		closeSync(descriptor);
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
