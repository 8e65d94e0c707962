import {ByteSource} from '../../../source/disk/result/byte-source.ts';

/** A source over bytes in memory that hands out `chunk` bytes at a time through a window of `window` bytes. */
export function sourceOf(text: string | Buffer, {chunk = 1 << 20, window = 1 << 16} = {}): ByteSource {
	const bytes = typeof text === 'string' ? Buffer.from(text) : text;
	let at = 0;
	const read = (target: Buffer, from: number, length: number): number => {
		const count = Math.min(length, chunk, bytes.length - at);
		bytes.copy(target, from, at, at + count);
		at += count;
		return count;
	};
	return new ByteSource(read, window);
}
