import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {LineSeries, LinesFigure} from '../../source/figures/figure.ts';
import type {GlyphLevel, Line, Role} from '../../source/paint/line.ts';
import {paintFigure} from '../../source/paint/paint.ts';
import {textOf} from './golden.ts';

const figure: LinesFigure = {
	kind: 'lines',
	id: 'power',
	title: 'GPU power',
	xAxis: {title: 'time', unit: 's', scale: 'linear'},
	yAxis: {unit: 'W', from: 0, to: 100},
	series: [],
};

function series(role: LineSeries['role'], x: readonly number[], y: readonly number[]): LineSeries {
	return {id: role, label: role, role, x, y};
}

/** The plot without its axes: as many rows as asked for, starting behind the `┤`. */
function plotOf(lines: readonly string[], rows: number): readonly string[] {
	return lines.slice(1, rows + 1).map(line => line.replace(/^.*?[┤│|+]/u, ''));
}

function paint(changes: Partial<LinesFigure>, rows = 8, width = 60, glyphs: GlyphLevel = 'braille'): readonly Line[] {
	return paintFigure({...figure, ...changes, maxRows: rows, minRows: rows}, {width, glyphs});
}

/** Columns of cells that have a dot of braille. */
function dottedColumns(plot: readonly string[]): ReadonlySet<number> {
	const columns = new Set<number>();
	for (const line of plot) {
		Array.from(line).forEach((character, column) => {
			if (/[\u2801-\u28ff]/.test(character)) columns.add(column);
		});
	}
	return columns;
}

const flat = Array.from({length: 14_400}, () => 20);
const seconds = flat.map((_, k) => k);

describe('a long trace', () => {
	for (const role of ['tee_off', 'tee_on'] as const) {
		for (const glyphs of ['braille', 'block', 'ascii'] as const) {
			it(`shows a spike of one sample at its full height: ${role}, ${glyphs}`, () => {
				const y = flat.with(9000, 100);
				const plot = plotOf(textOf(paint({series: [series(role, seconds, y)]}, 8, 60, glyphs)), 8);
				expect(plot[0]?.trim().length).toBeGreaterThan(0);
				expect((plot[0]?.search(/\S/) ?? 0) / 56).toBeCloseTo(9000 / 14_400, 1);
				expect(plot[1]?.trim().length).toBeGreaterThan(0);
				expect(plot[7]?.trim()).toBe('');
			});

			it(`leaves a gap blank: ${role}, ${glyphs}`, () => {
				const y = flat.map((value, k) => (k >= 4800 && k < 9600 ? NaN : value));
				const plot = plotOf(textOf(paint({series: [series(role, seconds, y)]}, 8, 63, glyphs)), 8);
				for (const line of plot) expect(line.slice(21, 38).trim()).toBe('');
				expect(plot.some(line => line.slice(0, 19).trim() !== '')).toBe(true);
				expect(plot.some(line => line.slice(41).trim() !== '')).toBe(true);
			});
		}
	}

	it('is not joined over samples that are missing', () => {
		const x = [...seconds.slice(0, 100), ...seconds.slice(200, 300)];
		const y = x.map(() => 50);
		const whole = dottedColumns(plotOf(textOf(paint({series: [series('tee_on', x, y)]})), 8));
		const parted = dottedColumns(plotOf(textOf(paint({series: [series('tee_on', x, y)], gap: 3})), 8));
		expect(whole.size).toBeGreaterThan(parted.size);
		expect([...parted].filter(column => column > 20 && column < 36)).toEqual([]);
	});
});

describe('TEE off and on', () => {
	const ramp = [0, 100];
	const shape = (role: LineSeries['role'], y: readonly number[]) =>
		plotOf(textOf(paint({series: [series(role, [0, 50], y)]})), 8).join('\n');

	it('are dotted and unbroken, flat or rising', () => {
		for (const y of [ramp, [50, 50]]) expect(shape('tee_off', y)).not.toBe(shape('tee_on', y));
	});

	it('take turns where they are the same, so that neither is lost', () => {
		const both = paint({series: [series('tee_off', [0, 50], [50, 50]), series('tee_on', [0, 50], [50, 50])]});
		const roles = new Set<Role>(both.slice(1, 9).flatMap(line => line.map(span => span.role)));
		expect(roles.has('teeOff')).toBe(true);
		expect(roles.has('teeOn')).toBe(true);
	});
});

describe('what stands around the lines', () => {
	const on = series('tee_on', [-10, 0, 42, 100, 110], [10, 80, 90, 80, 10]);

	it('dims what lies outside of the window, and marks its edges', () => {
		const lines = paint({series: [on], windows: [{from: 0, to: 100, label: 'benchmark window'}]});
		const text = textOf(lines);
		expect(text.join('\n')).toContain('benchmark window');
		expect(text.filter(line => line.includes('┊')).length).toBeGreaterThan(2);
		const dots = lines.slice(1, 9).flatMap(line => line.filter(span => /[\u2801-\u28ff]/.test(span.text)));
		expect(new Set(dots.map(span => span.role))).toEqual(new Set(['dim', 'teeOn']));
	});

	it('reads the sample nearest to the cursor, and a gap as unknown', () => {
		expect(textOf(paint({series: [on], cursor: 40}))[0]).toBe('GPU power W  cursor 40 s:  ⠒⠒●⠒⠒ tee_on 90.0 W');
		expect(textOf(paint({series: [on], cursor: 70, gap: 5}))[0]).toContain('tee_on —');
		expect(textOf(paint({series: [on], cursor: 70, gap: 5}, 8, 34))[0]).toBe('GPU power W  cursor 70 s:  ● —');
	});

	it('names a limit with its value, and draws it only where nothing is hidden by it', () => {
		const lines = paint({series: [series('tee_on', [0, 50], [100, 100])], limits: [{y: 100, label: 'power limit'}]});
		expect(textOf(lines)[0]).toContain('┄┄ power limit 100 W');
		expect(plotOf(textOf(lines), 8)[0]).toMatch(/^⠉+$/);
	});

	it('shows a limit through data in the same cells, and apart from them', () => {
		const limited = (power: number) =>
			plotOf(
				textOf(paint({series: [series('tee_on', [0, 50], [power, power])], limits: [{y: 100, label: 'limit'}]}, 3)),
				3,
			)[0];
		// 100 W is the uppermost row of dots; 82 W lies two rows of dots below it in the same row of cells.
		expect(limited(100)).toMatch(/^⠉+$/);
		expect(limited(82)).toMatch(/^⠥+$/);
		expect(limited(50)).toMatch(/^┄+$/);
	});

	it.each([
		['braille', '◉'],
		['ascii', '@'],
	] as const)('lets no mark hide that of the other mode: %s', (glyphs, shared) => {
		const marks = (off: number, on: number): string =>
			textOf(
				paint(
					{
						series: [
							{...series('tee_off', [0, 50], [off, off]), marks: true},
							{...series('tee_on', [0, 50], [on, on]), marks: true},
						],
					},
					8,
					60,
					glyphs,
				),
			)
				.slice(1)
				.join('');
		expect(marks(50, 50)).toContain(shared);
		expect(marks(90, 10)).not.toContain(shared);
	});

	it('points at a limit too far away to be drawn', () => {
		const near = {...figure, yAxis: {unit: 'W' as const}, series: [series('tee_on', [0, 50], [60, 62])], maxRows: 4};
		const legend = (y: number) =>
			textOf(paintFigure({...near, limits: [{y, label: 'limit'}]}, {width: 60, glyphs: 'braille'}))[0];
		expect(legend(700)).toContain('  ▴ limit 700 W');
		expect(legend(-900)).toContain('  ▾ limit −900 W');
		expect(legend(63.5)).toContain('  ┄┄ limit 63.5 W');
	});

	it('says how many entries of the legend had no room', () => {
		const many = ['a', 'b', 'c', 'd', 'e', 'f'].map(label => ({...on, id: label, label: `${label} repetition`}));
		const legend = (width: number, parts: Partial<LinesFigure> = {}) =>
			textOf(paint({series: many, ...parts}, 8, width))[0];
		expect(legend(60)).toBe('GPU power W  ● a repetition  ● b repetition  +4 series');
		expect(legend(68)).toBe('GPU power W  ● a repetition  ● b repetition  +4 series, widen');
		expect(legend(24)).toBe('GPU power W  +6 series');
		expect(legend(16)).toBe('GPU power W  +6');
		const limits = [{y: 50, label: 'limit'}];
		expect(legend(60, {limits})).toBe('GPU power W  ● a repetition  ● b repetition  +5 more, widen');
	});

	it('leaves out the word of a limit before the limit', () => {
		const limits = [{y: 90, label: 'limit'}];
		const legend = (width: number) => textOf(paint({series: [on], limits}, 8, width))[0];
		expect(legend(60)).toContain('┄┄ limit 90.0 W');
		expect(legend(34)).toMatch(/● tee_on {2}┄┄ 90\.0 W$/);
	});

	it('says that there is nothing rather than drawing an empty frame', () => {
		expect(textOf(paint({series: [series('tee_on', [0, 1], [NaN, NaN])]})).join('\n')).toContain('no values here');
	});

	it('never cuts off what was measured beyond the limits that were wished for', () => {
		const [, ...plot] = textOf(paint({series: [series('tee_on', [0, 10], [50, 200])]}));
		expect(plot.some(line => line.startsWith('200 ┤'))).toBe(true);
	});
});

describe('a sweep', () => {
	const sweep: LinesFigure = {
		...figure,
		xAxis: {title: 'concurrency', unit: 'count', scale: 'log2'},
		yAxis: {unit: 'tok/s'},
		series: [{...series('tee_off', [1, 2, 4, 8, 16], [10, 20, 40, 80, 160]), marks: true}],
	};

	it('has its levels at equal distances, each under its mark', () => {
		const lines = textOf(paintFigure(sweep, {width: 60, glyphs: 'braille'}));
		const labels = lines.at(-1) ?? '';
		const positions = ['1', '2', '4', '8', '16'].map(label => labels.search(new RegExp(`(?<!\\d)${label}(?!\\d)`)));
		const steps = positions.slice(1).map((position, k) => position - (positions[k] ?? 0));
		expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(2);
		const marks = lines.flatMap(line => Array.from(line.slice(5)).flatMap((c, x) => (c === '○' ? [x + 5] : [])));
		for (const position of positions) expect(marks.some(mark => Math.abs(mark - position) <= 1)).toBe(true);
	});
});

it('has labels of the x axis that never touch, and a unit', () => {
	const bound = fc.double({min: -1e5, max: 1e5, noNaN: true});
	fc.assert(
		fc.property(bound, fc.double({min: 0.01, max: 1e5}), fc.integer({min: 40, max: 200}), (from, span, width) => {
			const one = series('tee_on', [from, from + span], [1, 2]);
			const [rule = '', labels = ''] = textOf(
				paintFigure({...figure, series: [one]}, {width, glyphs: 'braille'}),
			).slice(-2);
			const words = labels
				.replace(/time .*/, '')
				.trim()
				.split(/ {1,}/);
			const values = words.map(word => Number(word.replace('−', '-').replaceAll(/[:\u00a0]/g, '')));
			const isAscending = values.every((value, k) => k === 0 || value > (values[k - 1] ?? 0));
			return values.every(Number.isFinite) && isAscending && /time (?:s|min:s|h:min:s)/.test(rule + labels);
		}),
	);
});
