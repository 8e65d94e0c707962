import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {paintFigure} from '../../source/paint/paint.ts';
import {wrap} from '../../source/paint/wrap.ts';
import {textOf} from './golden.ts';

describe('a paragraph', () => {
	it('breaks between words, and a word only where it is longer than a line', () => {
		expect(wrap('loss of output throughput', 11)).toEqual(['loss of', 'output', 'throughput']);
		expect(wrap('a meta-llama/Llama-3.3', 8)).toEqual(['a', 'meta-lla', 'ma/Llama', '-3.3']);
		expect(wrap('模型很大', 5)).toEqual(['模型', '很大']);
		expect(wrap('', 5)).toEqual(['']);
	});

	it('loses no letter', () => {
		const words = fc.array(fc.string({unit: 'grapheme-ascii', minLength: 1, maxLength: 12}), {maxLength: 12});
		fc.assert(
			fc.property(words, fc.integer({min: 1, max: 40}), (parts, width) => {
				const text = parts.join(' ');
				expect(wrap(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
			}),
		);
	});

	it('keeps the lines that it came with, and hangs a warning behind its mark', () => {
		const text = (words: string, tone: 'plain' | 'warning', width: number) =>
			textOf(paintFigure({kind: 'text', id: 't', text: words, tone}, {width, glyphs: 'braille'}));
		expect(text('first\nsecond', 'plain', 40)).toEqual(['first', 'second']);
		expect(text('no runs were read here', 'warning', 14)).toEqual(['! no runs were', '  read here']);
	});
});
