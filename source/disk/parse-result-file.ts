import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {setImmediate} from 'node:timers/promises';
import {isSystemError, notReadable} from './problems.ts';
import type {Depth, FileProblem, ParsedFile, ParseResultFile} from './read-event.ts';
import {ByteSource, usualWindow} from './result/byte-source.ts';
import {readDocuments} from './result/read-documents.ts';

/**
 * Reads one result file in the calling thread, which it keeps busy: about as long as it takes to read the bytes, and for a
 * detailed result as long again for each of its latencies. The program runs it in threads of their own (`read-pool.ts`).
 */
export const parseResultFile: ParseResultFile = async (file, signal, depth = 'everything') => {
	// Where the thread has other work, a screen to paint or keys to obey, that goes first.
	await setImmediate();
	signal?.throwIfAborted();
	const parsed = parseNow(file, depth);
	// Of a file of several runs, or a damaged one, only reading everything tells which runs there are.
	return parsed.isHeadline === true && parsed.results.length !== 1 ? parseNow(file, 'everything') : parsed;
};

function parseNow(file: string, depth: Depth): ParsedFile {
	let descriptor: number | undefined;
	try {
		descriptor = openSync(file, 'r');
		const status = fstatSync(descriptor);
		if (!status.isFile()) return failed(notAFile);
		return readDocuments(sourceOf(descriptor, status.size), status.size < leastHeadline ? 'everything' : depth);
	} catch (error) {
		// The disk may refuse at any time; anything else is a bug and goes on.
		if (!isSystemError(error)) throw error;
		return failed(notReadable(error));
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
}

/** Bytes below which reading a file twice costs more than it gives. */
const leastHeadline = 1024 * 1024;

/** A small file gets a small window: a study has thousands of those, and each window is new memory. */
function sourceOf(descriptor: number, size: number): ByteSource {
	const read = (target: Buffer, from: number, length: number): number =>
		readSync(descriptor, target, from, length, null);
	return new ByteSource(read, Math.min(usualWindow, size + 1));
}

function failed(problem: FileProblem): ParsedFile {
	return {results: [], foreign: null, problems: [problem]};
}

const notAFile: FileProblem = {
	code: 'not-readable',
	severity: 'error',
	message: 'It is not a regular file.',
	advice: 'Put the result file itself in its place.',
	evidence: {},
};
