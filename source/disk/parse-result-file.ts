import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {setImmediate} from 'node:timers/promises';
import {isSystemError, notReadable} from './problems.ts';
import type {FileProblem, ParsedFile, ParseResultFile} from './read-event.ts';
import {ByteSource, usualWindow} from './result/byte-source.ts';
import {readDocuments} from './result/read-documents.ts';

/**
 * Reads one result file in the calling thread, which it keeps busy: about as long as it takes to read the bytes, and for a
 * detailed result as long again for each of its latencies. The program runs it in threads of their own (`read-pool.ts`).
 */
export const parseResultFile: ParseResultFile = async (file, signal) => {
	// Where the thread has other work, a screen to paint or keys to obey, that goes first.
	await setImmediate();
	signal?.throwIfAborted();
	return parseNow(file);
};

function parseNow(file: string): ParsedFile {
	let descriptor: number | undefined;
	try {
		descriptor = openSync(file, 'r');
		const status = fstatSync(descriptor);
		if (!status.isFile()) return failed(notAFile);
		return readDocuments(sourceOf(descriptor, status.size));
	} catch (error) {
		// The disk may refuse at any time; anything else is a bug and goes on.
		if (!isSystemError(error)) throw error;
		return failed(notReadable(error));
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
}

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
