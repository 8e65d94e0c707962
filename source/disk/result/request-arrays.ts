import {printable} from '../../units/printable.ts';
import {NumberList} from '../number-list.ts';
import type {ByteSource} from './byte-source.ts';
import {readNumberArray} from './number-array.ts';
import {skipString, skipValue} from './skip-value.ts';

const byte = {quote: 0x22, comma: 0x2c, openArray: 0x5b, closeArray: 0x5d} as const;

/** `null` in place of an array: it is no array, and was skipped. undefined: the document is damaged (`source.damage`). */
type Read<Value> = Value | null | undefined;

/** `ttfts`, `input_lens`, `output_lens`: what is not a number among them becomes NaN. */
export function readNumbers(source: ByteSource): Read<NumberList> {
	const numbers = new NumberList();
	if (source.next() !== byte.openArray) return skipValue(source) ? null : undefined;
	return readNumberArray(source, numbers) ? numbers : undefined;
}

/** `itls`: the gaps of all requests one after another, and how many each request has; NaN: what it has is no list. */
export type Gaps = {readonly values: NumberList; readonly counts: NumberList};

export function readGaps(source: ByteSource): Read<Gaps> {
	const values = new NumberList();
	const counts = new NumberList();
	const readRequest = (): boolean => {
		const before = values.length;
		const isList = source.next() === byte.openArray;
		if (isList ? !readNumberArray(source, values) : !skipValue(source)) return false;
		counts.push(isList ? values.length - before : Number.NaN);
		return true;
	};
	return readArray(source, readRequest, {values, counts});
}

/** `errors`: which requests carry a text, and the last lines of the texts by how often they occur. */
export type ErrorTexts = {readonly failed: NumberList; readonly messages: ReadonlyMap<string, number>};

/** A traceback is some thousand bytes; of anything much longer only that it is there is kept. */
const longestError = 1024 * 1024;
const longestMessage = 300;

export function readErrors(source: ByteSource): Read<ErrorTexts> {
	const failed = new NumberList();
	const messages = new Map<string, number>();
	const readError = (): boolean => {
		if (source.next() !== byte.quote) {
			failed.push(0);
			return skipValue(source);
		}
		source.pin(longestError);
		if (!skipString(source)) return false;
		const text = source.taken();
		failed.push(text === null || text.length > 2 ? 1 : 0);
		if (text?.length === 2) return true;
		const message = text === null ? 'a text of more than 1 MiB' : messageOf(text);
		if (message === null) return source.fail('a text');
		messages.set(message, (messages.get(message) ?? 0) + 1);
		return true;
	};
	return readArray(source, readError, {failed, messages});
}

/** The last line that says something: of a Python traceback the exception. null: no JSON text. */
function messageOf(bytes: Buffer): string | null {
	try {
		const text: unknown = JSON.parse(bytes.toString('utf8'));
		const lines = String(text).trimEnd().split('\n');
		return printable((lines.at(-1) ?? '').trim()).slice(0, longestMessage);
	} catch {
		// Unescaped control characters or a bad escape: as far as the document can be trusted, it ends here.
		return null;
	}
}

function readArray<Value>(source: ByteSource, readElement: () => boolean, value: Value): Read<Value> {
	if (source.next() !== byte.openArray) return skipValue(source) ? null : undefined;
	source.at++;
	if (source.next() === byte.closeArray) {
		source.at++;
		return value;
	}
	for (;;) {
		if (!readElement()) return undefined;
		const following = source.next();
		if (following !== byte.comma && following !== byte.closeArray) {
			source.fail('a comma or the end of a list');
			return undefined;
		}
		source.at++;
		if (following === byte.closeArray) return value;
	}
}
