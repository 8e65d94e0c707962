import {deserialize, serialize} from 'node:v8';
import {crc32} from 'node:zlib';

// An entry is a mark, the check sum of all that follows it, the length of its key, the key, and the value as V8 writes it.

const mark = Buffer.from('cai-tui\n');
const headLength = mark.length + 8;

export function encodeEntry(key: string, value: unknown): Buffer {
	const keyBytes = Buffer.from(key);
	const head = Buffer.alloc(headLength);
	mark.copy(head);
	head.writeUInt32LE(keyBytes.length, mark.length + 4);
	const entry = Buffer.concat([head, keyBytes, serialize(value)]);
	entry.writeUInt32LE(crc32(entry.subarray(mark.length + 4)), mark.length);
	return entry;
}

/** The value that was kept under the key; undefined: these bytes are another's entry, damaged, or no entry at all. */
export function decodeEntry(key: string, entry: Buffer): unknown {
	if (entry.length < headLength || !entry.subarray(0, mark.length).equals(mark)) return undefined;
	const keyEnd = headLength + entry.readUInt32LE(mark.length + 4);
	if (entry.toString('utf8', headLength, keyEnd) !== key) return undefined;
	if (crc32(entry.subarray(mark.length + 4)) !== entry.readUInt32LE(mark.length)) return undefined;
	try {
		return deserialize(entry.subarray(keyEnd));
	} catch {
		// Written by a newer Node, in a form that this one does not know.
		return undefined;
	}
}
