import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {decodeAbandoned, decodeKeys, escapeKey} from '../../source/terminal/key-decoder.ts';

const all = (bytes: string): readonly string[] => {
	const {keys, rest} = decodeKeys(bytes);
	return [...keys, ...decodeAbandoned(rest)];
};

describe('keys', () => {
	it.each<[string, string, readonly string[]]>([
		['each letter of a chunk', 'jjG', ['j', 'j', 'G']],
		['characters beyond the first plane', 'a🚀模', ['a', '🚀', '模']],
		['control letters', '\x03\x1a\x15\r\t', ['\x03', '\x1a', '\x15', '\r', '\t']],
		['the key above Enter', '\x7f', ['\b']],
		['arrows in one chunk', '\x1b[A\x1b[B\x1bOC\x1b[D', ['\x1b[A', '\x1b[B', '\x1bOC', '\x1b[D']],
		['arrows with modifiers', '\x1b[1;2D\x1b[1;5C', ['\x1b[1;2D', '\x1b[1;5C']],
		[
			'home, end, pages, delete, in every dialect',
			'\x1b[H\x1b[4~\x1b[5~\x1b[6;5~\x1b[3~\x1b[7~',
			['\x1b[H', '\x1b[4~', '\x1b[5~', '\x1b[6;5~', '\x1b[3~', '\x1b[7~'],
		],
		['back-tab', '\x1b[Z', ['\x1b[Z']],
		['function keys of the console and of others', '\x1b[[A\x1bOP\x1b[15~', ['\x1b[[A', '\x1bOP', '\x1b[15~']],
		['shift in rxvt', '\x1b[5$j\x1b[a\x1b[6^', ['\x1b[5$', 'j', '\x1b[a', '\x1b[6^']],
		['Escape', '\x1b', [escapeKey]],
		['Escape twice', '\x1b\x1b', [escapeKey, escapeKey]],
		['Escape and a key that a slow line joined to it', '\x1bj\x1b\r', [escapeKey, 'j', escapeKey, '\r']],
		['Escape and an arrow', '\x1b\x1b[A', [escapeKey, '\x1b[A']],
		['Escape and a bracket', '\x1b[', [escapeKey, '[']],
		['Escape and an O', '\x1bO', [escapeKey, 'O']],
		['Ctrl-C in other protocols', '\x1b[99;5u\x1b[27;5;99~', ['\x03', '\x03']],
	])('%s', (_, bytes, expected) => {
		expect(all(bytes)).toEqual(expected);
	});
});

describe('dropped are', () => {
	it.each([
		['mouse reports of xterm', '\x1b[<0;33;12M\x1b[<0;33;12m'],
		['mouse reports of old', '\x1b[M !!\x1b[M#~\x7f'],
		['mouse reports of urxvt', '\x1b[32;33;12M'],
		['focus', '\x1b[I\x1b[O'],
		['what the terminal is', '\x1b[?62;22c\x1b[>0;276;0c\x1bP>|xterm(390)\x1b\\'],
		['where the cursor is', '\x1b[24;80R'],
		['which modes are set', '\x1b[?2026;2$y'],
		['colours', '\x1b]11;rgb:1515/1818/1e1e\x07\x1b]10;rgb:c8c8/cccc/d4d4\x1b\\'],
		['its size', '\x1b[8;36;120t'],
		['keys that Ink would stumble over', '\x1b[1;5P\x1b[57;5~\x1b[25;5~\x1b[57399:3u'],
		['controls that are no key, and bytes that are no text', '\x1c\x1f\x85\x9b\ufffd'],
		['a stray end of a paste', '\x1b[201~'],
	])('%s', (_, bytes) => {
		expect(all(`${bytes}j`)).toEqual(['j']);
	});
});

describe('a paste', () => {
	it.each<[string, string, readonly string[]]>([
		['is one string', '\x1b[200~ab\x1b[201~j', ['ab', 'j']],
		['presses nothing', '\x1b[200~a\r\nb\x1b[Ac\x03', ['\x03']],
		['has spaces for line ends', '\x1b[200~a\r\nb\tc\x1b[201~', ['a b c']],
		['loses its controls', '\x1b[200~a\x1b[Ab\x07\x1b[201~', ['a[Ab']],
		['that does not end is handed on', '\x1b[200~ab', ['ab']],
		['of nothing is nothing', '\x1b[200~\x07\x1b[201~', []],
	])('%s', (_, bytes, expected) => {
		expect(all(bytes)).toEqual(expected);
	});

	it('is not held back without end', () => {
		expect(decodeKeys(`\x1b[200~${'a'.repeat(70_000)}`)).toEqual({keys: ['a'.repeat(70_000)], rest: ''});
	});
});

const fragments = fc.array(
	fc.oneof(
		fc.constantFrom(
			'\x1b',
			'[',
			'O',
			']',
			'P',
			'\x07',
			'\x1b[A',
			'\x1b[5~',
			'\x1b[<0;1;1M',
			'\x1b[200~',
			'\x1b[201~',
			'1',
			';',
			'M',
			'j',
			'漢',
		),
		fc.string({unit: 'binary', maxLength: 3}),
	),
	{maxLength: 12},
);

describe('whatever is sent', () => {
	it('Ctrl-C gets through', () => {
		fc.assert(
			fc.property(fragments, parts => {
				const before = parts.join('').replaceAll('\x03', '');
				expect(decodeKeys(`${before}\x03`).keys).toContain('\x03');
			}),
			{numRuns: 2000},
		);
	});

	it('the same keys come of it in whatever pieces it arrives', () => {
		fc.assert(
			fc.property(fragments, parts => {
				let rest = '';
				const keys: string[] = [];
				for (const part of parts) {
					const decoded = decodeKeys(rest + part);
					keys.push(...decoded.keys);
					rest = decoded.rest;
				}
				expect({keys, rest}).toEqual(decodeKeys(parts.join('')));
			}),
			{numRuns: 2000},
		);
	});
});
