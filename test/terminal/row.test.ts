import {describe, expect, it} from 'vitest';
import {hasCertainWidth, parseRow} from '../../source/terminal/row.ts';

const textsOf = (line: string, columns: number) => parseRow(line, columns).map(cell => cell.text);

describe('a row', () => {
	it.each([
		['is filled up with blanks', 'ab', 4, ['a', 'b', ' ', ' ']],
		['is cut', 'abcdef', 3, ['a', 'b', 'c']],
		['gives two cells to a wide character', '漢a', 4, ['漢', '', 'a', ' ']],
		['has a space for half a wide character', 'ab漢', 3, ['a', 'b', ' ']],
		['holds a letter and its accent in one cell', 'e\u0301a', 3, ['e\u0301', 'a', ' ']],
		['gives two cells to an emoji of several characters', '👩‍💻a', 4, ['👩‍💻', '', 'a', ' ']],
		['drops what moves the cursor or rings', 'a\x1b[2J\x07\rb\x1b]0;title\x07c\x9b', 4, ['a', 'b', 'c', ' ']],
		['drops what has no width', 'a\u200bb', 3, ['a', 'b', ' ']],
	])('%s', (_, line, columns, expected) => {
		expect(textsOf(line, columns)).toEqual(expected);
	});
});

it.each([
	['a', true],
	['│', true],
	['⣿', true],
	['●', true],
	['漢', true],
	['한', true],
	['👍', false],
	['✅', false],
	['e\u0301', false],
	['❤\ufe0f', false],
])('the width of %s is certain: %s', (text, certain) => {
	expect(hasCertainWidth(text)).toBe(certain);
});
