import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {shortestMove} from '../../source/terminal/cursor-move.ts';
import {createScreen} from '../sessions/support/screen.ts';

const cell = fc.record({row: fc.nat(35), column: fc.nat(119)});

describe('the shortest move', () => {
	it('arrives, from a known column, an unknown one, and from nowhere', async () => {
		const screen = createScreen(120, 36);
		await fc.assert(
			fc.asyncProperty(cell, cell, fc.constantFrom('known', 'row only', 'unknown'), async (from, to, knowledge) => {
				await screen.write(`\x1b[${from.row + 1};${from.column + 1}H`);
				const known = {row: from.row, column: knowledge === 'known' ? from.column : undefined};
				await screen.write(shortestMove(knowledge === 'unknown' ? undefined : known, to.row, to.column));
				expect(screen.cursor()).toEqual(to);
				expect(screen.scrolledOff()).toBe(0);
			}),
			{numRuns: 400},
		);
	});

	it.each([
		['nothing, where it is', {row: 4, column: 9}, {row: 4, column: 9}, ''],
		['a step on', {row: 4, column: 9}, {row: 4, column: 10}, '\x1b[C'],
		['some steps on', {row: 4, column: 99}, {row: 4, column: 109}, '\x1b[10C'],
		['or to a column, where that is no longer', {row: 4, column: 9}, {row: 4, column: 19}, '\x1b[20G'],
		['a step back', {row: 4, column: 9}, {row: 4, column: 8}, '\b'],
		['to the start of the row', {row: 4, column: 90}, {row: 4, column: 0}, '\r'],
		['to the start of the next', {row: 4, column: 90}, {row: 5, column: 0}, '\x0b\r'],
		['straight down', {row: 4, column: 90}, {row: 5, column: 90}, '\x0b'],
		['far', {row: 4, column: 90}, {row: 30, column: 7}, '\x1b[31;8H'],
		['to the corner', {row: 30, column: 90}, {row: 0, column: 0}, '\x1b[H'],
	])('is %s', (_, from, to, expected) => {
		expect(shortestMove(from, to.row, to.column)).toBe(expected);
	});
});
