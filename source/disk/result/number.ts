import type {ByteSource} from './byte-source.ts';
import {digitsInHalf, nearestDouble} from './decimal.ts';

/** Whether a number, or one of the bare constants, can begin with this byte. */
export function beginsNumber(byte: number): boolean {
	return (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x4e || byte === 0x49;
}

/**
 * Reads a JSON number, or one of the bare constants NaN, Infinity and -Infinity that Python writes, into `source.number`,
 * to the last bit as `Number(text)` would. false: there is none (`source.damage` says where).
 */
export function readNumber(source: ByteSource): boolean {
	// A number that touches the end of the window may go on behind it.
	for (let isLast = false; !readLoadedNumber(source, isLast); isLast = !source.more()) {
		if (source.damage !== null) return false;
	}
	return true;
}

/** false without damage: the number runs up to the end of the window, and the window is not the last. */
function readLoadedNumber(source: ByteSource, isLast: boolean): boolean {
	const {bytes, end} = source;
	const start = source.at;
	let at = start;
	const negative = bytes[at] === 0x2d;
	if (negative) at++;
	const whole = at;
	let point = -1;
	let upper = 0;
	let lower = 0;
	let significant = 0;
	let byte = 0;
	for (; at < end; at++) {
		byte = bytes[at] ?? 0;
		const digit = byte - 0x30;
		if (digit >= 0 && digit <= 9) {
			if (significant < digitsInHalf) {
				upper = upper * 10 + digit;
				if (upper > 0) significant++;
			} else {
				if (significant < 2 * digitsInHalf) lower = lower * 10 + digit;
				significant++;
			}
		} else if (byte === 0x2e && point === -1) point = at;
		else break;
	}
	if (at === end && !isLast) return false;
	if (at === whole && (byte === 0x4e || byte === 0x49)) return readConstant(source, isLast);
	const wholeDigits = (point === -1 ? at : point) - whole;
	if (wholeDigits === 0) return failAt(source, whole);
	if (wholeDigits > 1 && bytes[whole] === 0x30) return failAt(source, whole + 1);
	if (point === at - 1) return failAt(source, at);
	let exponent = point === -1 ? 0 : point + 1 - at;
	if (at < end && (byte === 0x65 || byte === 0x45)) {
		at++;
		byte = bytes[at] ?? 0;
		const down = byte === 0x2d;
		if (at < end && (down || byte === 0x2b)) at++;
		const from = at;
		let power = 0;
		for (; at < end; at++) {
			byte = bytes[at] ?? 0;
			if (byte < 0x30 || byte > 0x39) break;
			power = Math.min(power * 10 + (byte - 0x30), 1e6);
		}
		if (at === end && !isLast) return false;
		if (at === from) return failAt(source, at);
		exponent += down ? -power : power;
	}
	source.at = at;
	const value = nearestDouble(upper, lower, significant, exponent);
	if (value < 0) source.number = Number(bytes.toString('latin1', start, at));
	else source.number = negative ? -value : value;
	return true;
}

const constants: readonly (readonly [string, number])[] = [
	['NaN', Number.NaN],
	['Infinity', Number.POSITIVE_INFINITY],
	['-Infinity', Number.NEGATIVE_INFINITY],
];

function readConstant(source: ByteSource, isLast: boolean): boolean {
	const loaded = source.bytes.toString('latin1', source.at, Math.min(source.end, source.at + 9));
	for (const [name, value] of constants) {
		if (loaded.startsWith(name)) {
			source.at += name.length;
			source.number = value;
			return true;
		}
		if (!isLast && name.startsWith(loaded)) return false;
	}
	return source.fail('a number');
}

function failAt(source: ByteSource, at: number): boolean {
	source.at = at;
	return source.fail('a digit');
}
