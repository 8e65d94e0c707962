import {describe, expect, it} from 'vitest';
import {helpLines} from '../../../source/app/screen/help.ts';
import {glyphLevels} from '../../../source/paint/glyphs.ts';
import {cellsOfLine} from '../../../source/paint/spans.ts';
import {opened} from '../support/session.ts';

const lines = helpLines(opened(), 100, glyphLevels.braille).map(line =>
	line
		.map(({text}) => text)
		.join('')
		.trimEnd(),
);

describe('helpLines', () => {
	it('tells a move and its way back in one line', () => {
		expect(lines).toContain('  ↑ ↓ k j         up, down');
		expect(lines).toContain('  PgUp PgDn ^b ^f page up, page down');
		expect(lines).toContain('  Home End g G    first, last');
		expect(lines.filter(line => / (up|down|last)$/.test(line) && !line.includes(','))).toEqual([]);
	});

	it('cuts nothing, however narrow: what is longer goes on under itself', () => {
		const words = (width: number): string =>
			helpLines(opened(), width, glyphLevels.braille)
				.map(line => line.map(({text}) => text).join(''))
				.join(' ')
				.replaceAll(/ +/g, ' ');
		expect(words(56)).toBe(words(1000));
		for (const line of helpLines(opened(), 56, glyphLevels.braille)) expect(cellsOfLine(line)).toBe(56);
	});

	it('begins with what can be done where the cursor is', () => {
		expect(lines[0]).toBe('In the tree');
	});
});
