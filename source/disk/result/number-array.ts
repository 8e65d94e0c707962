import type {NumberList} from '../number-list.ts';
import type {ByteSource} from './byte-source.ts';
import {digitsInHalf, nearestDouble} from './decimal.ts';
import {beginsNumber, readNumber} from './number.ts';
import {skipValue} from './skip-value.ts';

const byte = {space: 0x20, comma: 0x2c, point: 0x2e, zero: 0x30, closeArray: 0x5d} as const;

/**
 * Reads an array of numbers from its opening bracket on and adds them to `numbers`; what is no number among them is added
 * as NaN. false: the document is damaged (`source.damage`).
 */
export function readNumberArray(source: ByteSource, numbers: NumberList): boolean {
	source.at++;
	if (source.next() === byte.closeArray) {
		source.at++;
		return true;
	}
	for (;;) {
		while (readPlainDecimals(source, numbers));
		if (!readElement(source, numbers)) return false;
		const following = source.next();
		if (following !== byte.comma && following !== byte.closeArray) return source.fail('a comma or the end of a list');
		source.at++;
		if (following === byte.closeArray) return true;
	}
}

function readElement(source: ByteSource, numbers: NumberList): boolean {
	if (!beginsNumber(source.next())) {
		numbers.push(Number.NaN);
		return skipValue(source);
	}
	if (!readNumber(source)) return false;
	numbers.push(source.number);
	return true;
}

/** Numbers for which there is room at a time: an array of thousands costs no more memory than it needs. */
const batch = 512;

/** No plain decimal is longer, with its comma and space, unless it has many zeros. */
const longest = 40;

/**
 * The latencies of a detailed run are hundreds of thousands of numbers of one shape, `0.034127183258533478`, and take most
 * of the time of reading it. This loop reads those, each with the comma behind it, at twice the speed, and stops at the
 * first number of another shape, without a comma behind it, or near the end of the window: those are `readElement`'s.
 * true: it stopped because a batch is full.
 */
function readPlainDecimals(source: ByteSource, numbers: NumberList): boolean {
	const {bytes} = source;
	const limit = source.end - longest;
	let at = source.at;
	let count = numbers.length;
	// `0.1,` is the shortest.
	const full = count + Math.max(0, Math.min(batch, Math.ceil((limit - at) / 4)));
	const values = numbers.reserve(full - count);
	while (at < limit && count < full) {
		let from = at;
		if (bytes[from] === byte.space) from++;
		const whole = (bytes[from] ?? 0) - byte.zero;
		if (whole < 0 || whole > 9 || bytes[from + 1] !== byte.point) break;
		const fraction = from + 2;
		let next = fraction;
		if (whole === 0) while (next < limit && bytes[next] === byte.zero) next++;
		let upper = whole;
		let significant = whole === 0 ? 0 : 1;
		let digit = (bytes[next] ?? 0) - byte.zero;
		while (digit >= 0 && digit <= 9 && significant < digitsInHalf) {
			upper = upper * 10 + digit;
			significant++;
			digit = (bytes[++next] ?? 0) - byte.zero;
		}
		let lower = 0;
		while (digit >= 0 && digit <= 9 && significant < 2 * digitsInHalf) {
			lower = lower * 10 + digit;
			significant++;
			digit = (bytes[++next] ?? 0) - byte.zero;
		}
		if (next === fraction || bytes[next] !== byte.comma) break;
		const value = nearestDouble(upper, lower, significant, fraction - next);
		if (value < 0) break;
		values[count++] = value;
		at = next + 1;
	}
	source.at = at;
	numbers.length = count;
	return count === full && at < limit;
}
