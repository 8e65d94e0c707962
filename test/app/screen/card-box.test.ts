import {describe, expect, it} from 'vitest';
import {cardBox} from '../../../source/app/screen/card-box.ts';
import {glyphLevels} from '../../../source/paint/glyphs.ts';

const card = {
	title: 'Gemma3 1B · TEE on · repetition 2',
	facts: ['google/gemma-3-1b-it, concurrency 1'],
	rows: [
		{ms: 'TTFT', mean: '200', p95: '290'},
		{ms: 'E2EL', mean: '1041', p95: '1173'},
	],
};
const place = {x: 0, y: 2, width: 80, height: 21};
const textOf = (box: ReturnType<typeof cardBox>): readonly string[] =>
	box.lines.map(line => line.map(({text}) => text).join(''));

describe('cardBox', () => {
	it('leaves room for a ruled table, in the middle of its place', () => {
		const box = cardBox(card, place, glyphLevels.braille);
		// 3 columns of 4 cells with padding and rules; heads, two rows and four rules.
		expect(box.table).toMatchObject({width: 3 * 7 + 1, height: 7, rows: card.rows});
		expect(box.x).toBe(Math.floor((80 - box.width) / 2));
		expect(textOf(box).every(line => line.length === box.width)).toBe(true);
		expect(box.lines).toHaveLength(box.height);
	});

	it.each([
		['a terminal of ASCII alone', place, glyphLevels.ascii],
		['too few rows for rules', {...place, height: 8}, glyphLevels.braille],
	])('writes the numbers without rules on %s', (_, room, glyphs) => {
		const box = cardBox(card, room, glyphs);
		expect(box.table).toBeNull();
		expect(textOf(box).join('\n')).toMatch(/ms {4}mean {3}p95.*\n.*TTFT {3}200 {3}290.*\n.*E2EL {2}1041 {2}1173/);
		expect(box.height).toBeLessThanOrEqual(room.height);
	});
});
