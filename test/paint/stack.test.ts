import {describe, expect, it} from 'vitest';
import type {Figure, LinesFigure} from '../../source/figures/figure.ts';
import {paintStack} from '../../source/paint/stack.ts';
import {facts, formula, sweep, table, trace, utilization} from './example-figures.ts';
import {textOf} from './golden.ts';

const width = 100;
const glyphs = 'braille';
const tall: LinesFigure = {...sweep, maxRows: 100};

describe('figures under each other', () => {
	it('have a blank line between them, and none around them', () => {
		const lines = textOf(paintStack([formula, facts, formula], {width, glyphs}).lines);
		expect(lines.filter(line => line === '')).toHaveLength(2);
		expect(lines[0]).not.toBe('');
		expect(lines.at(-1)).not.toBe('');
	});

	it('say on which line each row of an interactive table is', () => {
		const {lines, rows} = paintStack([formula, table, facts, {...table, id: 'second'}], {
			width,
			glyphs,
			selectedRow: 'Qwen3 32B',
		});
		expect(rows).toHaveLength(10);
		for (const {row, line} of rows) expect(textOf(lines)[line]).toContain(row);
		expect(rows.map(({figure}) => figure)).toEqual([...Array(5).fill('throughput'), ...Array(5).fill('second')]);
		expect(lines.filter(line => line.some(span => span.role === 'selected'))).toHaveLength(1);
	});

	it('are none for no figures', () => {
		expect(paintStack([], {width, glyphs, height: 20})).toEqual({lines: [], rows: []});
	});
});

describe('charts', () => {
	const heights = (figures: readonly Figure[], height: number) =>
		paintStack(figures, {width, glyphs, height}).lines.length;

	it('grow into the height that is left', () => {
		for (let height = 20; height <= 60; height++) {
			expect(heights([formula, tall], height)).toBe(height);
			const two = heights([tall, facts, tall], height + 10);
			expect(two).toBeGreaterThanOrEqual(height + 9);
			expect(two).toBeLessThanOrEqual(height + 10);
		}
	});

	it('leave to others what they have no use for', () => {
		const modest: LinesFigure = {...tall, maxRows: 6};
		expect(heights([modest, tall], 50)).toBe(50);
		expect(heights([modest], 50)).toBe(6 + 3);
	});

	it('are never lower than their least height', () => {
		expect(
			heights(
				[
					{...tall, minRows: 6},
					{...tall, minRows: 6},
				],
				5,
			),
		).toBe(2 * (6 + 3) + 1);
	});

	it('of one x axis close up, and share its limits, its labels and its legend', () => {
		const late = {
			...utilization,
			series: utilization.series.map(series => ({...series, x: Array.from(series.x, x => x + 100)})),
		};
		const lines = textOf(paintStack([trace, late], {width, glyphs, height: 24}).lines);
		expect(lines).not.toContain('');
		expect(lines.filter(line => line.includes('└'))).toHaveLength(1);
		expect(lines.at(-1)).toMatch(/^ +0 .* 200$/);
		expect(lines.filter(line => line.includes('off rep 2'))).toHaveLength(1);
		const axes = lines.filter(line => /[┤│]/.test(line)).map(line => line.search(/[┤│]/));
		expect(new Set(axes).size).toBe(1);
	});

	it('of other axes stand alone', () => {
		const lines = textOf(paintStack([trace, sweep], {width, glyphs, height: 30}).lines);
		expect(lines.filter(line => line === '')).toHaveLength(1);
		expect(lines.filter(line => line.includes('└'))).toHaveLength(2);
	});
});
