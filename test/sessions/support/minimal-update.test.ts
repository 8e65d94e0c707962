import {expect, it} from 'vitest';
import {minimalUpdate} from './minimal-update.ts';
import {createScreen} from './screen.ts';

async function updateOf(before: string, after: string) {
	const screen = createScreen(20, 2);
	await screen.write(before);
	const cells = screen.cells();
	await screen.write(`\x1b[m\x1b[H\x1b[2J${after}`);
	return minimalUpdate(cells, screen.cells());
}

it.each([
	['nothing', 'abc', 'abc', 0, 0],
	['a move, a style and a character', 'abc', 'abX', 1, 6 + 8 + 1],
	['one move for a run', 'abcdef', 'aXYZef', 3, 6 + 8 + 3],
	['the characters of a short gap', 'abcdefg', 'XbcdYfg', 2, 6 + 8 + 1 + 3 + 1],
	['a move over a longer one', 'abcdefg', 'XbcdeYg', 2, 6 + 8 + 1 + 6 + 1],
	['a style for each change of it', 'abcd', 'a\x1b[31mXY\x1b[1mZ', 3, 6 + 8 + 2 + 8 + 1],
	['a move for each row', 'a\r\nb', 'X\r\nY', 2, 6 + 8 + 1 + 6 + 1],
	['characters by their bytes', 'abc', '─漢', 3, 6 + 8 + 3 + 3],
	['a change of colour alone', 'abc', '\x1b[31mabc', 3, 6 + 8 + 3],
])('the minimal update is %s', async (_, before, after, cells, bytes) => {
	expect(await updateOf(before, after)).toEqual({cells, bytes});
});
