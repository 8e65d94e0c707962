import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {isSystemError, notReadable} from './problems.ts';
import type {FileProblem, ParsedFile, ParseResultFile} from './read-event.ts';
import {ByteSource} from './result/byte-source.ts';
import {readDocuments} from './result/read-documents.ts';

/**
 * Reads one result file in the calling thread, which it keeps busy: about as long as it takes to read the bytes, and for a
 * detailed result as long again for each of its latencies. The program runs it in threads of their own (`read-pool.ts`).
 */
export const parseResultFile: ParseResultFile = async (file, signal) => {
	signal?.throwIfAborted();
	return parseNow(file);
};

function parseNow(file: string): ParsedFile {
	let descriptor: number | undefined;
	try {
		descriptor = openSync(file, 'r');
		if (!fstatSync(descriptor).isFile()) return failed(notAFile);
		return readDocuments(sourceOf(descriptor));
	} catch (error) {
		// The disk may refuse at any time; anything else is a bug and goes on.
		if (!isSystemError(error)) throw error;
		return failed(notReadable(error.message));
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
}

function sourceOf(descriptor: number): ByteSource {
	return new ByteSource((target, from, length) => readSync(descriptor, target, from, length, null));
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
