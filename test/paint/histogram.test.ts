import {describe, expect, it} from 'vitest';
import type {HistogramFigure} from '../../source/figures/figure.ts';
import {paintFigure} from '../../source/paint/paint.ts';
import {textOf} from './golden.ts';

const figure: HistogramFigure = {
	kind: 'histogram',
	id: 'h',
	title: 'ITL',
	unit: 'ms',
	scale: 'linear',
	edges: [0, 10, 20, 30, 40],
	series: [
		{role: 'tee_off', label: 'off', counts: [0, 80, 20, 0]},
		{role: 'tee_on', label: 'on', counts: [0, 4, 5, 1]},
	],
};

const paint = (changes: Partial<HistogramFigure>, width = 40, height?: number) =>
	textOf(paintFigure({...figure, ...changes}, {width, glyphs: 'braille', ...(height === undefined ? {} : {height})}));

describe('a histogram', () => {
	it('has a panel a series on one axis, as shares of its own total', () => {
		expect(paint({})).toEqual([
			'ITL ms  ○ off n 100  ● on n 10',
			'80.0 % ┤      ▒▒▒▒▒▒',
			' ○ off │      ▒▒▒▒▒▒',
			'       │      ▒▒▒▒▒▒',
			'     0 ┤      ▒▒▒▒▒▒▒▒▒▒▒▒',
			'80.0 % ┤',
			'  ● on │            ▄▄▄▄▄▄',
			'       │      ████████████',
			'     0 ┤      ████████████▄▄▄▄▄▄',
			'       └┬───────────┬──────────┬',
			'        0           20        40',
		]);
	});

	it('shows the rarest bin, and nothing for an empty one', () => {
		const lines = paint({series: [{role: 'tee_on', label: 'on', counts: [10_000, 1, 0, 10_000]}]});
		const bottom = lines.findLast(line => line.includes('0 ┤'))?.split('┤')[1] ?? '';
		expect(bottom).toBe('██████▁▁▁▁▁▁      ██████');
	});

	it('joins bins where there are more of them than cells', () => {
		const edges = Array.from({length: 401}, (_, k) => k);
		const counts = edges.slice(1).map((_, k) => (k === 200 ? 100 : 1));
		const lines = paint({edges, series: [{role: 'tee_on', label: 'on', counts}]}, 60);
		expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(60);
		const peak = lines[1]?.split('┤')[1]?.search(/\S/) ?? -1;
		expect(peak / 50).toBeCloseTo(0.5, 1);
	});

	it('marks a value at its place, on a logarithmic axis too', () => {
		const edges = [1, 10, 100, 1000];
		const series = [{role: 'tee_on' as const, label: 'on', counts: [0, 1, 0]}];
		const lines = paint({scale: 'log', edges, series, markers: [{x: 316.3, label: 'SLO'}]}, 40);
		// √10 × 100 is the middle of the third bin, each of six cells.
		expect(lines[1]?.split('┤')[1]?.indexOf('╎')).toBe(15);
		expect(lines.join('\n')).toContain('╎ SLO');
	});

	it('shares a height between its panels', () => {
		expect(paint({}, 40, 20)).toHaveLength(1 + 2 * 8 + 2);
		expect(paint({}, 40, 9)).toHaveLength(1 + 2 * 3 + 2);
	});
});
