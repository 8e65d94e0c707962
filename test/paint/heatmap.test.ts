import {describe, expect, it} from 'vitest';
import type {HeatmapFigure} from '../../source/figures/figure.ts';
import type {Role} from '../../source/paint/line.ts';
import {paintFigure} from '../../source/paint/paint.ts';
import {textOf} from './golden.ts';

const figure: HeatmapFigure = {
	kind: 'heatmap',
	id: 'h',
	title: 'loss',
	unit: 'fraction',
	xTitle: 'input',
	yTitle: 'output',
	xs: ['128', '512'],
	ys: ['64', '256'],
	values: [
		[0.08, -0.04],
		[null, 0],
	],
	scale: 'diverging',
};

const rolesOf = (changes: Partial<HeatmapFigure>): readonly Role[] =>
	paintFigure({...figure, ...changes}, {width: 60, glyphs: 'braille'})
		.slice(3, 5)
		.flatMap(line => line.map(({role}) => role).filter(role => role.startsWith('heat')));

describe('a heatmap', () => {
	it('has a number in every cell, blank where it is missing, and a scale', () => {
		expect(textOf(paintFigure(figure, {width: 60, glyphs: 'braille'}))).toEqual([
			'loss %',
			'        input',
			'output     128     512',
			'    64  ⡇  8.0  ⡄ −4.0',
			'   256             0.0',
			' scale  −8.0 ⡇⡇⡆⡆⡄⡄⡀⡀  ⡀⡀⡄⡄⡆⡆⡇⡇ 8.0 %',
		]);
	});

	it('parts at zero, the same on both sides, where it shows overheads', () => {
		expect(rolesOf({})).toEqual(['heat8', 'heat2', 'heat4']);
		expect(rolesOf({values: [[0, 0]]})).toEqual(['heat4']);
	});

	it('goes one way from the least, where it shows magnitudes', () => {
		const values = [
			[10, 20],
			[30, 50],
		];
		expect(rolesOf({scale: 'sequential', unit: 'tok/s', values})).toEqual(['heat4', 'heat5', 'heat6', 'heat8']);
	});

	it('says which columns have no room', () => {
		expect(textOf(paintFigure(figure, {width: 18, glyphs: 'braille'})).at(-1)).toBe('width: 512');
	});
});
