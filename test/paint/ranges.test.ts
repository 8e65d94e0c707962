import {describe, expect, it} from 'vitest';
import type {RangesFigure} from '../../source/figures/figure.ts';
import {paintFigure} from '../../source/paint/paint.ts';
import {textOf} from './golden.ts';

type Row = RangesFigure['rows'][number];

const figure: RangesFigure = {kind: 'ranges', id: 'r', unit: 'fraction', reference: 0, rows: []};
const worse: Row = {label: 'Gemma3 1B', point: 0.08, low: 0.07, high: 0.09, verdict: 'worse'};
const noise: Row = {label: 'Qwen3 32B', point: 0.003, low: -0.01, high: 0.01, verdict: 'noise'};
const paint = (rows: readonly Row[], width = 90) => textOf(paintFigure({...figure, rows}, {width, glyphs: 'braille'}));

describe('intervals', () => {
	it('stand on one axis with their numbers and verdicts', () => {
		const [first = '', second = '', axis = ''] = paint([worse, noise], 80);
		expect(first).toMatch(/^Gemma3 1B +│ +├─+◆─+┤ +8\.0 % +7\.0 … 9\.0 % {2}worse$/);
		expect(second).toMatch(/^Qwen3 32B +├─+┼─*◆─+┤ +0\.3 % {2}−1\.0 … 1\.0 % {2}~ noise$/);
		expect(axis.indexOf('0')).toBe(first.indexOf('│'));
		expect(second.indexOf('┼')).toBe(first.indexOf('│'));
	});

	it('that would press the others together go on beyond the axis', () => {
		const wide: Row = {label: 'Llama3.3 70B', point: 0.02, low: -3, high: 4, verdict: 'unclear'};
		const [first = '', , third = ''] = paint([worse, noise, wide]);
		expect(third).toMatch(/◂─+┼─*◆─+▸/);
		expect(first.match(/├─*◆─*┤/)?.[0].length).toBeGreaterThan(5);
	});

	it('are none for a single run, whose point looks different', () => {
		const single: Row = {label: 'Phi4', point: 0.05, low: null, high: null, verdict: 'single run'};
		expect(paint([worse, single])[1]).toMatch(/◇ +5\.0 % +single run$/);
		const unknown: Row = {label: 'Phi4', point: null, low: null, high: null, verdict: 'not comparable'};
		expect(paint([worse, unknown])[1]).toMatch(/│ +— +not comparable$/);
	});

	it('give up verdicts, then numbers, then the plot where it is narrow', () => {
		expect(paint([worse], 48)[0]).toContain('7.0 … 9.0 %');
		expect(paint([worse], 48)[0]).not.toContain('worse');
		expect(paint([worse], 30)[0]).toMatch(/^Gemma3 1B .*◆/);
		expect(paint([worse], 30)[0]).not.toContain('%');
	});

	it('keep of long names what tells them apart, also where the numbers must go', () => {
		const names = ['64', '128', '256'].map(length => `input_1024_of_a_long_prompt_output_${length}`);
		for (const width of [40, 60, 80, 120]) {
			const lines = paint(
				names.map(label => ({...worse, label})),
				width,
			).slice(0, 3);
			expect(new Set(lines.map(line => line.slice(0, Math.floor(width / 2)).trim())).size, `${width}`).toBe(3);
			expect(lines[0], `${width}`).toMatch(/64 +│/);
		}
	});
});
