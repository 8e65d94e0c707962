import {type FileHandle, open} from 'node:fs/promises';
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
	/** Bytes read of the file as it now is. */
	readonly position: () => number;
};

const chunkLength = 64 * 1024;
/** Longer than a line: two lines of one log differ at least in their time. */
const endLength = 256;

export function tail(file: string, device: Trace['device']): Tail {
	let reading = fresh();
	return {
		async advance() {
			try {
				const handle = await open(file, 'r');
				try {
					const {ino, size} = await handle.stat({bigint: true});
					const isOther = reading.inode !== null && reading.inode !== ino;
					// Cut off, or written anew: its lines are no longer those that were read.
					const isAnew = isOther || size < reading.position || !(await endsAsBefore(handle, reading));
					if (isAnew) reading = fresh();
					reading.inode = ino;
					return (await readOn(handle, reading)) || isAnew;
				} finally {
					await handle.close();
				}
			} catch (error) {
				// Gone, or not to be had just now: what has been read of it stands, and the next look goes on from there.
				if (isSystemError(error)) return false;
				throw error;
			}
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
	/** The last bytes that were read. A number of an inode is used again, so it alone does not say that a file is the same. */
	end: Buffer;
	isWhole: boolean;
	decoder: TextDecoder | null;
	readonly lines: ReturnType<typeof sampleReader>;
	readonly builder: ReturnType<typeof traceBuilder>;
};

function fresh(): Reading {
	return {
		inode: null,
		position: 0,
		end: Buffer.alloc(0),
		isWhole: true,
		decoder: null,
		lines: sampleReader(),
		builder: traceBuilder({goesOn: true}),
	};
}

async function endsAsBefore(handle: FileHandle, {end, position}: Reading): Promise<boolean> {
	const now = Buffer.alloc(end.length);
	await handle.read(now, 0, now.length, position - end.length);
	return now.equals(end);
}

async function readOn(handle: FileHandle, reading: Reading): Promise<boolean> {
	const before = reading.position;
	const buffer = Buffer.allocUnsafe(chunkLength);
	for (;;) {
		const {bytesRead} = await handle.read(buffer, 0, buffer.length, reading.position);
		if (bytesRead === 0) return reading.position > before;
		const bytes = buffer.subarray(0, bytesRead);
		reading.position += bytesRead;
		reading.end = Buffer.concat([reading.end, bytes.subarray(-endLength)]).subarray(-endLength);
		reading.isWhole = bytes[bytesRead - 1] === 0x0a;
		// PowerShell writes what it redirects in UTF-16.
		reading.decoder ??= new TextDecoder(bytesRead > 1 && bytes.readUInt16LE() === 0xfeff ? 'utf-16le' : 'utf-8');
		const samples = reading.lines.feed(reading.decoder.decode(bytes, {stream: true}));
		reading.builder.add(samples, reading.lines.facts().channels);
	}
}
