import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {GlyphLevel, Line} from '../../source/paint/line.ts';
import {paintFigure} from '../../source/paint/paint.ts';
import {cellsOfLine} from '../../source/paint/spans.ts';
import {paintStack} from '../../source/paint/stack.ts';
import {anyFigure} from './arbitrary-figures.ts';
import {examples} from './example-figures.ts';

const levels: readonly GlyphLevel[] = ['braille', 'block', 'ascii'];
const level = fc.constantFrom(...levels);

/** What a terminal acts on, or what hides text. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

function expectPrintable(lines: readonly Line[], width: number, glyphs: GlyphLevel) {
	for (const line of lines) {
		const text = line.map(span => span.text).join('');
		if (cellsOfLine(line) > width) expect.fail(`${cellsOfLine(line)} cells of ${width}: ${JSON.stringify(text)}`);
		if (unprintable.test(text)) expect.fail(`control characters in ${JSON.stringify(text)}`);
		if (glyphs === 'ascii' && !/^[\x20-\x7e]*$/.test(text)) expect.fail(`not ASCII: ${JSON.stringify(text)}`);
	}
}

describe('no painted line is wider than its width, and none can move the cursor', () => {
	for (const glyphs of levels) {
		it(`examples from 1 to 240 cells in ${glyphs}`, () => {
			const step = glyphs === 'braille' ? 1 : 7;
			for (let width = 1; width <= 240; width += step) {
				for (const figure of examples) {
					expectPrintable(paintFigure(figure, {width, glyphs, selectedRow: 'Qwen3 32B'}), width, glyphs);
				}
			}
		});
	}

	it('any figure at any width', () => {
		fc.assert(
			fc.property(anyFigure, fc.integer({min: 1, max: 240}), level, (figure, width, glyphs) => {
				expectPrintable(paintFigure(figure, {width, glyphs, selectedRow: '0'}), width, glyphs);
			}),
			{numRuns: 1500},
		);
	});

	it('any stack in any height', () => {
		const stack = fc.array(anyFigure, {maxLength: 5});
		fc.assert(
			fc.property(stack, fc.integer({min: 1, max: 240}), fc.nat(60), level, (figures, width, height, glyphs) => {
				const {lines, rows} = paintStack(figures, {width, height, glyphs});
				expectPrintable(lines, width, glyphs);
				for (const {line} of rows) if (lines[line] === undefined) expect.fail(`row on line ${line} of ${lines.length}`);
			}),
			{numRuns: 500},
		);
	});
});

it('paints nothing where there is no width', () => {
	for (const figure of examples) expect(paintFigure(figure, {width: 0, glyphs: 'braille'})).toEqual([]);
});

it('does not change what it paints', () => {
	const before = JSON.stringify(examples);
	paintStack(examples, {width: 80, height: 50, glyphs: 'braille', sort: {column: 'loss', descending: true}});
	expect(JSON.stringify(examples)).toBe(before);
});
