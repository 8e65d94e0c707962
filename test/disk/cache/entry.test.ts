import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {decodeEntry, encodeEntry} from '../../../source/disk/cache/entry.ts';

const value = {
	numbers: Float64Array.of(0.1, Number.NaN, -0),
	flags: Uint8Array.of(1, 0),
	byPercent: new Map([[99.9, 12.5]]),
	rate: Number.POSITIVE_INFINITY,
	nothing: null,
	text: '模型 🚀',
};

describe('an entry', () => {
	it('gives back what was put in', () => {
		expect(decodeEntry('a key', encodeEntry('a key', value))).toEqual(value);
	});

	it('is not that of another key', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (key, other) => {
				fc.pre(key !== other);
				expect(decodeEntry(other, encodeEntry(key, value))).toBeUndefined();
			}),
		);
	});

	it('is not taken for whole with any one byte changed, nor cut off anywhere', () => {
		const entry = encodeEntry('a key', value);
		for (let at = 0; at < entry.length; at++) {
			const changed = Buffer.from(entry);
			changed[at] = (changed[at] ?? 0) ^ 0x10;
			expect(decodeEntry('a key', changed)).toBeUndefined();
			expect(decodeEntry('a key', entry.subarray(0, at))).toBeUndefined();
		}
	});

	it('is not found in bytes of anything else', () => {
		fc.assert(
			fc.property(fc.uint8Array({maxLength: 200}), bytes => {
				expect(decodeEntry('', Buffer.from(bytes))).toBeUndefined();
				expect(decodeEntry('', Buffer.concat([Buffer.from('cai-tui\n'), bytes]))).toBeUndefined();
			}),
		);
	});
});
