import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {printable} from '../../source/units/printable.ts';

describe('printable', () => {
	it.each([
		['Gemma3 1B', 'Gemma3 1B'],
		['Qwen3 32B — off ● größer 模型 🚀', 'Qwen3 32B — off ● größer 模型 🚀'],
		['', ''],
		['\u001b[2Jgone', '\\x1b[2Jgone'],
		['line\nbreak\ttab\rreturn', 'line\\x0abreak\\x09tab\\x0dreturn'],
		['\u009b31m', '\\x9b31m'],
		['del\u007f', 'del\\x7f'],
		['nul\0', 'nul\\x00'],
		['abc\u202egnp.exe', 'abc\\u{202e}gnp.exe'],
		['iso\u2066late\u2069', 'iso\\u{2066}late\\u{2069}'],
		['zero\u200bwidth\u200d\u2060\ufeff', 'zero\\u{200b}width\\u{200d}\\u{2060}\\u{feff}'],
		['soft\u00adhyphen', 'soft\\xadhyphen'],
		['sep\u2028\u2029', 'sep\\u{2028}\\u{2029}'],
		['lone\ud800surrogate', 'lone\\u{d800}surrogate'],
		['tag\u{e0041}', 'tag\\u{e0041}'],
		['filler\u3164', 'filler\\u{3164}'],
	])('writes %j as %j', (text, expected) => {
		expect(printable(text)).toBe(expected);
	});

	it('leaves no character that a terminal acts on', () => {
		fc.assert(
			fc.property(fc.string({unit: 'binary'}), text => {
				const acts = [...printable(text)].filter(character => {
					const code = character.codePointAt(0) ?? 0;
					const control = code < 0x20 || (code >= 0x7f && code < 0xa0);
					const format = (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e);
					return control || format || (code >= 0x2060 && code <= 0x2069) || (code >= 0xd800 && code <= 0xdfff);
				});
				expect(acts).toEqual([]);
			}),
		);
	});

	it('keeps what is printable, and applied twice changes nothing', () => {
		fc.assert(
			fc.property(fc.string({unit: 'binary'}), text => {
				expect(printable(printable(text))).toBe(printable(text));
			}),
		);
		fc.assert(fc.property(fc.string({unit: 'grapheme-ascii'}), text => printable(text) === text));
	});
});
