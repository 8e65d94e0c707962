import type {Line, Role} from '../../paint/line.ts';
import {colourlessPalette, darkPalette, type Look, lightPalette, type Palette} from './palette.ts';

export type ColourLevel = 'none' | '16' | '256' | 'truecolour';

export type Background = 'dark' | 'light';

/** Makes a line of roles a line that a terminal understands. */
export type Theme = (line: Line) => string;

export function createTheme(colour: ColourLevel, background: Background): Theme {
	const codes = codesOf(colour, background);
	return line => {
		let text = '';
		let open = '';
		for (const span of line) {
			const code = codes[span.role];
			if (code !== open) text += open === '' ? `\x1b[${code}m` : code === '' ? '\x1b[0m' : `\x1b[0;${code}m`;
			open = code;
			text += span.text;
		}
		return open === '' ? text : `${text}\x1b[0m`;
	};
}

/** Parameters of SGR by role; '' is the terminal's own look. */
function codesOf(colour: ColourLevel, background: Background): Readonly<Record<Role, string>> {
	const coloured = background === 'dark' ? darkPalette : lightPalette;
	const palette: Palette = colour === 'none' ? colourlessPalette : coloured;
	const sgr = colour === '16' ? basicSgr : fixedSgr;
	const entries = Object.entries(palette).map(([role, look]) => [role, sgr(look)]);
	return Object.fromEntries(entries) as Record<Role, string>;
}

function fixedSgr({ink, ground, bold, faint, reverse, underline}: Look): string {
	return parameters([
		bold && '1',
		// A colour of its own says faint better than the attribute, which terminals draw in many ways.
		faint && ink === undefined && '2',
		underline && '4',
		reverse && '7',
		ink !== undefined && `38;5;${ink}`,
		ground !== undefined && `48;5;${ground}`,
	]);
}

function basicSgr({basic, basicGround, bold, faint, reverse, underline}: Look): string {
	return parameters([
		bold && '1',
		faint && '2',
		underline && '4',
		reverse && '7',
		basic !== undefined && String(basic),
		basicGround !== undefined && String(basicGround),
	]);
}

function parameters(codes: readonly (string | false | undefined)[]): string {
	return codes.filter(code => typeof code === 'string').join(';');
}
