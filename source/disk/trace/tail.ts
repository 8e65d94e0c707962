import {open} from 'node:fs/promises';
import {TextDecoder} from 'node:util';
import type {Trace} from '../../domain/trace.ts';
import {isSystemError} from '../problems.ts';
import {traceBuilder} from './build-trace.ts';
import {sampleReader} from './sample-reader.ts';

/** A log that is being written, read from where it stopped. */
export type Tail = {
	/** Reads what has been added. True: there was something, or the file was replaced by another. */
	readonly advance: () => Promise<boolean>;
	/** All readings so far; null: no line has read like one of a log. */
	readonly trace: (path: string) => Trace | null;
	/** Whether the last line that was read is whole: else a number may still be cut in two. */
	readonly isWhole: () => boolean;
	/** Bytes read since it was last begun from the start. */
	readonly position: () => number;
};

const chunkLength = 64 * 1024;

export function tail(file: string, device: Trace['device']): Tail {
	let reading = fresh();
	return {
		async advance() {
			const found = await identityOf(file);
			// Gone, or not to be had just now: what has been read of it stands.
			if (found === null) return false;
			const isOther = reading.inode !== null && reading.inode !== found.inode;
			// A shorter file was cut off or written anew; either way its lines are no longer those that were read.
			if (isOther || found.bytes < reading.position) reading = fresh();
			const isNew = reading.inode === null && found.bytes === 0;
			reading.inode = found.inode;
			if (found.bytes === reading.position) return isOther || isNew;
			return (await readOn(file, reading)) || isOther;
		},
		trace(path) {
			const facts = reading.lines.facts();
			return facts.columns === null ? null : reading.builder.build(path, device, facts);
		},
		isWhole: () => reading.isWhole,
		position: () => reading.position,
	};
}

type Reading = {
	inode: bigint | null;
	position: number;
	isWhole: boolean;
	decoder: TextDecoder | null;
	readonly lines: ReturnType<typeof sampleReader>;
	readonly builder: ReturnType<typeof traceBuilder>;
};

function fresh(): Reading {
	return {inode: null, position: 0, isWhole: true, decoder: null, lines: sampleReader(), builder: traceBuilder()};
}

async function identityOf(file: string): Promise<{readonly inode: bigint; readonly bytes: number} | null> {
	try {
		const handle = await open(file, 'r');
		try {
			const {ino, size} = await handle.stat({bigint: true});
			return {inode: ino, bytes: Number(size)};
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (isSystemError(error)) return null;
		throw error;
	}
}

async function readOn(file: string, reading: Reading): Promise<boolean> {
	const before = reading.position;
	try {
		const handle = await open(file, 'r');
		try {
			const buffer = Buffer.allocUnsafe(chunkLength);
			for (;;) {
				const {bytesRead} = await handle.read(buffer, 0, buffer.length, reading.position);
				if (bytesRead === 0) break;
				const bytes = buffer.subarray(0, bytesRead);
				reading.position += bytesRead;
				reading.isWhole = bytes[bytesRead - 1] === 0x0a;
				reading.decoder ??= new TextDecoder(bytesRead > 1 && bytes.readUInt16LE() === 0xfeff ? 'utf-16le' : 'utf-8');
				const samples = reading.lines.feed(reading.decoder.decode(bytes, {stream: true}));
				reading.builder.add(samples, reading.lines.facts().channels);
			}
		} finally {
			await handle.close();
		}
	} catch (error) {
		// The disk may refuse at any time: the next look goes on from here.
		if (!isSystemError(error)) throw error;
	}
	return reading.position > before;
}
