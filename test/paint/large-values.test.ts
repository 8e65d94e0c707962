import {describe, expect, it} from 'vitest';
import type {LargeValuesFigure} from '../../source/figures/figure.ts';
import {largeDigits} from '../../source/paint/large-digits.ts';
import type {GlyphLevel} from '../../source/paint/line.ts';
import {paintFigure} from '../../source/paint/paint.ts';
import {textOf} from './golden.ts';

const figure: LargeValuesFigure = {
	kind: 'large values',
	id: 'now',
	values: [
		{label: 'power', quantity: {value: 359.6, unit: 'W'}, most: 400},
		{label: 'GPU', quantity: {value: 97, unit: '%'}, most: 100},
		{label: 'temperature', quantity: {value: null, unit: '°C'}, most: null},
		{label: 'SM clock', quantity: {value: 1248, unit: 'MHz'}, most: null},
	],
};

const paint = (width: number, glyphs: GlyphLevel = 'block') => textOf(paintFigure(figure, {width, glyphs}));

describe('values in large digits', () => {
	it('stand beside each other, above how far they go', () => {
		expect(paint(80)).toEqual([
			'power of 400 W    GPU             temperature    SM clock',
			'▀▀█ █▀▀ █▀█       █▀█ ▀▀█                        ▄█  ▀▀█ █ █ █▀█',
			'▀▀█ █▀█ █ █       ▀▀█   █         ▀▀▀             █  █▀▀ ▀▀█ █▀█',
			'▀▀▀ ▀▀▀ ▀▀▀ W     ▀▀▀   ▀ %                      ▀▀▀ ▀▀▀   ▀ ▀▀▀ MHz',
			'█████████████░    ████████████',
		]);
	});

	it('are drawn with strokes where there are no blocks', () => {
		expect(paint(60, 'ascii')).toEqual([
			'power of 400 W    GPU             temperature',
			' _   _   _         _   _',
			' _| |_  | |       |_|   |          _',
			' _| |_| |_| W      _|   | %',
			'#############:    ############',
			'SM clock  1248 MHz',
		]);
	});

	it('are in small digits where there is no room', () => {
		expect(paint(50).slice(-1)).toEqual(['SM clock  1248 MHz']);
		expect(paint(24).slice(-3)).toEqual(['GPU          97.0 %', 'temperature  —', 'SM clock     1248 MHz']);
	});

	it('are written as they are where there is no such digit', () => {
		const value = {label: 'power', quantity: {value: 1e12, unit: 'W' as const}, most: 400};
		const lines = textOf(paintFigure({...figure, values: [value]}, {width: 80, glyphs: 'block'}));
		expect(lines).toEqual(['power of 400 W', '', '', '1.00e12 W', '██████████████']);
	});

	it('have every digit in every alphabet', () => {
		expect(largeDigits('0123456789.−—', 'block')?.map(row => row.length)).toEqual([49, 49, 49]);
		expect(largeDigits('0123456789.−—', 'ascii')?.map(row => row.length)).toEqual([49, 49, 49]);
		expect(largeDigits('12a', 'block')).toBeNull();
	});
});
