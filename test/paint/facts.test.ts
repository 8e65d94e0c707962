import {describe, expect, it} from 'vitest';
import type {FactsFigure} from '../../source/figures/figure.ts';
import {paintFigure} from '../../source/paint/paint.ts';
import {textOf} from './golden.ts';

const figure: FactsFigure = {
	kind: 'facts',
	id: 'f',
	facts: [
		{label: 'model', value: {kind: 'text', text: 'meta-llama/Llama-3.3-70B-Instruct'}},
		{label: 'prompts', value: {kind: 'quantity', quantity: {value: 100, unit: 'count'}}},
		{label: 'duration', value: {kind: 'duration', seconds: 95}},
		{label: 'overhead', value: {kind: 'interval', low: 0.045, high: 0.073, unit: 'fraction'}},
	],
};

const paint = (width: number) => textOf(paintFigure(figure, {width, glyphs: 'braille'}));

describe('facts', () => {
	it('are read downwards, in as many columns as fit', () => {
		expect(paint(120)).toHaveLength(1);
		expect(paint(80)).toEqual([
			'model    meta-llama/Llama-3.3-70B-Instruct    duration  00:01:35',
			'prompts  100                                  overhead  4.5 … 7.3 %',
		]);
		expect(paint(60)).toEqual([
			'model     meta-llama/Llama-3.3-70B-Instruct',
			'prompts   100',
			'duration  00:01:35',
			'overhead  4.5 … 7.3 %',
		]);
	});

	it('go on below themselves rather than lose their end', () => {
		expect(paint(30).slice(0, 3)).toEqual([
			'model     meta-llama/Llama-3.3',
			'          -70B-Instruct',
			'prompts   100',
		]);
	});
});
