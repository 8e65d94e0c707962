import type {ByteSource} from './byte-source.ts';
import {skipValue} from './skip-value.ts';

const byte = {quote: 0x22, comma: 0x2c, openArray: 0x5b, closeArray: 0x5d} as const;

/** Beyond it a row is stepped over bit by bit, so that no row is held in memory, whatever its length. */
const longestRow = 1024 * 1024;

/**
 * Steps over an array of arrays of numbers, such as `itls`, at the speed at which brackets are found. What stands between
 * the brackets of a row is not looked at: that it is damaged is found when it is read. Whatever is not such a row is
 * stepped over as any other value is. false: the document is damaged (`source.damage`).
 */
export function skipRows(source: ByteSource): boolean {
	if (source.next() !== byte.openArray) return skipValue(source);
	source.at++;
	if (source.next() === byte.closeArray) {
		source.at++;
		return true;
	}
	const skipFlatRow = flatRowSkipper(source);
	for (;;) {
		if (!skipFlatRow() && !skipValue(source)) return false;
		const following = source.next();
		if (following !== byte.comma && following !== byte.closeArray) return source.fail('a comma or the end of a list');
		source.at++;
		if (following === byte.closeArray) return true;
	}
}

/**
 * Steps over the array at the next byte if neither a string nor another array begins in it; false: it is not one, or too
 * long, and nothing was stepped over. Objects without strings have no brackets in them.
 */
function flatRowSkipper(source: ByteSource): () => boolean {
	const hasQuote = occurrence(source, byte.quote);
	const hasBracket = occurrence(source, byte.openArray);
	return () => {
		if (source.next() !== byte.openArray) return false;
		let searched = 1;
		for (;;) {
			const close = source.bytes.indexOf(byte.closeArray, source.at + searched);
			if (close !== -1 && close < source.end) {
				if (hasBracket(source.at + 1, close) || hasQuote(source.at + 1, close)) return false;
				source.at = close + 1;
				return true;
			}
			searched = source.end - source.at;
			if (searched > longestRow || !source.more()) return false;
		}
	};
}

/**
 * Whether a byte occurs between two places of the window, asked from front to back. The native search goes on to where
 * the byte is, which is remembered: so each byte of the file is looked at once.
 */
function occurrence(source: ByteSource, wanted: number): (from: number, to: number) => boolean {
	// Counted from the start of the file, since places in the window move: from the last place asked about up to here it is not.
	let absentUntil = 0;
	return (from, to) => {
		const start = source.position - source.at;
		if (start + to <= absentUntil) return false;
		const found = source.bytes.indexOf(wanted, Math.max(from, absentUntil - start));
		absentUntil = start + (found === -1 || found > source.end ? source.end : found);
		return absentUntil < start + to;
	};
}
