import {describe, expect, it} from 'vitest';
import {helpLines} from '../../../source/app/screen/help.ts';
import {glyphLevels} from '../../../source/paint/glyphs.ts';
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

	it('begins with what can be done where the cursor is', () => {
		expect(lines[0]).toBe('In the tree');
	});
});
