import type {ByteSource} from './byte-source.ts';
import {beginsNumber, readNumber} from './number.ts';

const byte = {quote: 0x22, comma: 0x2c, colon: 0x3a, openArray: 0x5b, backslash: 0x5c, openObject: 0x7b} as const;
const closerOf: ReadonlyMap<number, number> = new Map([
	[byte.openArray, 0x5d],
	[byte.openObject, 0x7d],
]);

/**
 * Steps over one JSON value, of any depth and length, without keeping any of it. Structure, numbers and literals are
 * held to the grammar; of strings only the end is looked for. false: the document is damaged (`source.damage`).
 */
export function skipValue(source: ByteSource): boolean {
	const closers: number[] = [];
	for (;;) {
		const first = source.next();
		const closer = closerOf.get(first);
		if (closer !== undefined) {
			source.at++;
			if (source.next() === closer) source.at++;
			else {
				closers.push(closer);
				if (first === byte.openObject && !skipKey(source)) return false;
				continue;
			}
		} else if (first === byte.quote ? !skipString(source) : !skipScalar(source, first)) return false;
		if (!closeOrContinue(source, closers)) return false;
		if (closers.length === 0) return true;
	}
}

/** Behind a value: up to the start of the next one, leaving as many arrays and objects as end here. */
function closeOrContinue(source: ByteSource, closers: number[]): boolean {
	for (;;) {
		const closer = closers.at(-1);
		if (closer === undefined) return true;
		const following = source.next();
		if (following === closer) {
			source.at++;
			closers.pop();
			continue;
		}
		if (following !== byte.comma) return source.fail('a comma or the end of a list');
		source.at++;
		return closer === 0x5d || skipKey(source);
	}
}

function skipKey(source: ByteSource): boolean {
	if (source.next() !== byte.quote) return source.fail('a name');
	return skipString(source) && skipColon(source);
}

export function skipColon(source: ByteSource): boolean {
	if (source.next() !== byte.colon) return source.fail('a colon');
	source.at++;
	return true;
}

/** Most strings of a result are empty or short: the native search pays only beyond this many bytes. */
const short = 16;

/**
 * From the opening quote to behind the closing one. A newline within is damage: JSON has none there, and in JSON Lines it
 * is where a text that was cut off ends.
 */
export function skipString(source: ByteSource): boolean {
	source.at++;
	for (;;) {
		const {bytes, end, at: from} = source;
		let quote = from;
		const near = Math.min(end, from + short);
		while (quote < near && bytes[quote] !== byte.quote) quote++;
		if (quote === near) {
			quote = near < end ? bytes.indexOf(byte.quote, near) : -1;
			if (quote >= end) quote = -1;
		}
		const stop = quote === -1 ? end : quote;
		const newline = source.newline(from, stop);
		if (newline !== -1) {
			source.at = newline;
			return source.fail('the end of a text');
		}
		let escapes = stop;
		while (escapes > from && bytes[escapes - 1] === byte.backslash) escapes--;
		const escaped = (stop - escapes) % 2 === 1;
		if (quote !== -1) {
			source.at = quote + 1;
			if (escaped) continue;
			return true;
		}
		// A backslash that escapes the first byte of the next window stays in view.
		source.at = escaped ? end - 1 : end;
		if (!source.more()) {
			source.at = source.end;
			return source.fail('the end of a text');
		}
	}
}

function skipScalar(source: ByteSource, first: number): boolean {
	if (first === 0x74) return skipLiteral(source, 'true');
	if (first === 0x66) return skipLiteral(source, 'false');
	if (first === 0x6e) return skipLiteral(source, 'null');
	return beginsNumber(first) ? readNumber(source) : source.fail('a value');
}

function skipLiteral(source: ByteSource, literal: string): boolean {
	for (let index = 0; index < literal.length; index++) {
		if (source.at === source.end && !source.more()) return source.fail(literal);
		if (source.bytes[source.at] !== literal.charCodeAt(index)) return source.fail(literal);
		source.at++;
	}
	return true;
}
