import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {TeeMode} from '../../source/domain/tee-mode.ts';
import type {BarsFigure} from '../../source/figures/figure.ts';
import type {GlyphLevel} from '../../source/paint/line.ts';
import {paintFigure} from '../../source/paint/paint.ts';
import {textOf} from './golden.ts';

type Bar = BarsFigure['groups'][number]['bars'][number];

const bar = (mode: TeeMode, value: number | null, low: number | null = null, high: number | null = null): Bar => ({
	mode,
	value,
	low,
	high,
});

function painted(bars: readonly Bar[], width = 50, glyphs: GlyphLevel = 'braille'): readonly string[] {
	const figure: BarsFigure = {
		kind: 'bars',
		id: 'b',
		title: 'TTFT',
		unit: 'ms',
		range: 'p95',
		groups: [{label: 'Qwen3', bars}],
	};
	return textOf(paintFigure(figure, {width, glyphs}));
}

describe('bars', () => {
	it('are hollow for TEE off and full for TEE on, in eighths of a cell', () => {
		expect(painted([bar('tee_off', 100), bar('tee_on', 50), bar('tee_on', 51.25)])).toEqual([
			'TTFT ms',
			`Qwen3  ○ off ${'▒'.repeat(31)} 100.0`,
			`       ● on  ${'█'.repeat(15)}▌ 50.0`,
			`       ● on  ${'█'.repeat(15)}▉ 51.3`,
		]);
	});

	it('show how far their range goes, and name it', () => {
		const lines = painted([bar('tee_on', 50, 25, 100)]);
		expect(lines[0]).toBe('TTFT ms  ├─┤ p95');
		expect(lines[1]).toMatch(/^Qwen3 {2}● on █+├█+[▏▎▍▌▋▊▉]?─+┤ 50\.0$/u);
	});

	it('leave out a range too narrow to be told from a point', () => {
		expect(painted([bar('tee_on', 50, 49.9, 50.1)])[1]).not.toMatch(/[├┤]/);
	});

	it('do not draw what is unknown', () => {
		expect(painted([bar('tee_off', 10), bar('tee_on', null)])[2]).toBe('       ● on  —');
	});

	it('do not draw nothing for what is little', () => {
		expect(painted([bar('tee_on', 1000), bar('tee_on', 2), bar('tee_on', 0)]).slice(2)).toEqual([
			'       ● on ▏ 2.00',
			'       ● on 0.00',
		]);
	});

	it('end, of the least and the greatest numbers that there are', () => {
		for (const value of [5e-324, -5e-324, 1.7e308, -1.7e308, Infinity]) {
			const lines = painted([bar('tee_on', value, -value, value), bar('tee_off', -value)], 50, 'ascii');
			expect(lines).toHaveLength(3);
			expect(Math.max(...lines.slice(1).map(line => line.split('#').length))).toBeLessThanOrEqual(50);
		}
	});

	it('are as long as their values are great', () => {
		const value = fc.double({min: 0, max: 1e4, noNaN: true});
		fc.assert(
			fc.property(fc.array(value, {minLength: 2, maxLength: 8}), fc.integer({min: 40, max: 200}), (values, width) => {
				const lines = painted(
					values.map(one => bar('tee_on', one)),
					width,
				).slice(1);
				const lengths = lines.map(line => line.match(/[█▏▎▍▌▋▊▉]/gu)?.length ?? 0);
				return values.every((a, i) => values.every((b, j) => a > b || (lengths[i] ?? 0) <= (lengths[j] ?? 0)));
			}),
		);
	});
});
