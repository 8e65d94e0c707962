import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Line, Role} from '../../source/paint/line.ts';
import {colourlessPalette, darkPalette, lightPalette} from '../../source/ui/theme/palette.ts';
import {type Background, type ColourLevel, createTheme} from '../../source/ui/theme/theme.ts';

const levels: readonly ColourLevel[] = ['none', '16', '256', 'truecolour'];
const backgrounds: readonly Background[] = ['dark', 'light'];
const roles = Object.keys(darkPalette) as readonly Role[];

const sgr = /\x1b\[([\d;]*)m/g;

function parametersOf(text: string): readonly string[] {
	return [...text.matchAll(sgr)].flatMap(match => (match[1] ?? '').split(';'));
}

/** Relative luminance of an xterm colour from 16 on. @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(index: number): number {
	const steps = [0, 95, 135, 175, 215, 255];
	const cube = index - 16;
	const grey = 8 + 10 * (index - 232);
	const channels =
		index >= 232
			? [grey, grey, grey]
			: [steps[Math.floor(cube / 36)]!, steps[Math.floor(cube / 6) % 6]!, steps[cube % 6]!];
	const [red, green, blue] = channels.map(channel => {
		const share = channel / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: number, b: number): number {
	const [light, dark] = [Math.max(a, b), Math.min(a, b)];
	return (light + 0.05) / (dark + 0.05);
}

describe('createTheme', () => {
	const anyLine: fc.Arbitrary<Line> = fc.array(
		fc.record({text: fc.string({maxLength: 8}), role: fc.constantFrom(...roles)}),
	);

	it.each(levels)('changes nothing but the look, at level %s', level => {
		fc.assert(
			fc.property(anyLine, fc.constantFrom(...backgrounds), (line, background) => {
				const text = createTheme(level, background)(line);
				expect(text.replaceAll(sgr, '')).toBe(line.map(span => span.text).join(''));
			}),
		);
	});

	it('leaves no style on behind a line', () => {
		for (const role of roles) {
			const text = createTheme('256', 'dark')([{text: 'word', role}]);
			expect(text === 'word' || text.endsWith('\x1b[0m')).toBe(true);
		}
	});

	it('sends no colour where none is wanted', () => {
		const text = createTheme('none', 'dark')(roles.map(role => ({text: role, role})));
		expect(parametersOf(text).filter(code => !['0', '1', '2', '4', '7'].includes(code))).toEqual([]);
	});

	it('keeps to eight colours and their bright ones where there are no more', () => {
		const text = createTheme('16', 'dark')(roles.map(role => ({text: role, role})));
		for (const code of parametersOf(text)) expect(Number(code)).toBeLessThan(108);
		expect(text).not.toContain('38;5');
	});

	it('opens a style once for neighbours that share it', () => {
		const line: Line = [
			{text: 'a', role: 'dim'},
			{text: 'b', role: 'dim'},
		];
		expect(createTheme('256', 'dark')(line)).toBe('\x1b[38;5;245mab\x1b[0m');
	});

	it.each(levels)('tells what is selected from what is not, at level %s', level => {
		for (const background of backgrounds) {
			const theme = createTheme(level, background);
			const looks = (['plain', 'selected', 'marked'] as const).map(role => theme([{text: 'x', role}]));
			expect(new Set(looks).size).toBe(3);
		}
	});
});

describe('the palettes', () => {
	/** What is only a line or a grid, and may be quiet. */
	const quiet: ReadonlySet<string> = new Set(['border', 'borderFocused', 'axis', 'window', 'limit']);

	it.each([
		['dark', darkPalette, 0],
		['light', lightPalette, 1],
	] as const)('can be read on a %s background', (_, palette, ground) => {
		for (const [role, look] of Object.entries(palette)) {
			if (look.ink === undefined || quiet.has(role)) continue;
			const behind = look.ground === undefined ? ground : luminance(look.ground);
			expect([role, contrast(luminance(look.ink), behind) >= 4]).toEqual([role, true]);
		}
	});

	it('give every mode and verdict its own colour', () => {
		for (const palette of [darkPalette, lightPalette]) {
			const inks = (['teeOff', 'teeOn', 'unknownMode', 'better', 'worse'] as const).map(role => palette[role].ink);
			expect(new Set(inks).size).toBe(inks.length);
		}
		expect(Object.keys(colourlessPalette).sort()).toEqual(Object.keys(darkPalette).sort());
	});
});
