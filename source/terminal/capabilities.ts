import type {GlyphLevel} from '../paint/line.ts';

export type ColourLevel = 'none' | '16' | '256' | 'truecolour';

/** What a terminal can show, judged from its environment alone: it is never asked, since the answer may never come. */
export type Capabilities = {
	readonly glyphs: GlyphLevel;
	readonly colour: ColourLevel;
	/** The locale says UTF-8: characters beyond ASCII arrive as characters. */
	readonly unicode: boolean;
};

export type Environment = Readonly<Record<string, string | undefined>>;

export function capabilitiesOf(env: Environment, isTerminal: boolean): Capabilities {
	const unicode = isUnicode(env);
	return {glyphs: glyphsOf(env, unicode), colour: colourOf(env, isTerminal), unicode};
}

/** As in POSIX: the first of the three that is set and not empty names the character set. */
function isUnicode(env: Environment): boolean {
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
	return /utf-?8/i.test(locale) && env['TERM'] !== 'dumb';
}

function glyphsOf(env: Environment, unicode: boolean): GlyphLevel {
	if (!unicode) return 'ascii';
	// The console of the Linux kernel has 512 glyphs: lines and blocks, no braille.
	return env['TERM'] === 'linux' ? 'block' : 'braille';
}

/** FORCE_COLOR is the more explicit wish of the two and wins over NO_COLOR, as it does in Node. */
function colourOf(env: Environment, isTerminal: boolean): ColourLevel {
	const forced = forcedColour(env['FORCE_COLOR']);
	if (forced !== undefined) return forced;
	if (env['NO_COLOR'] || env['TERM'] === 'dumb' || !isTerminal) return 'none';
	return colourOfTerm(env);
}

/** @see https://force-color.org and Node's own reading of the levels. */
function forcedColour(value: string | undefined): ColourLevel | undefined {
	if (value === undefined) return undefined;
	const levels: Readonly<Record<string, ColourLevel>> = {
		'': '16',
		true: '16',
		'1': '16',
		'2': '256',
		'3': 'truecolour',
		'0': 'none',
		false: 'none',
	};
	return levels[value];
}

/** Terminals that name themselves and draw 24-bit colours; over SSH the name is all that arrives of them. */
const trueColourTerms = /^(xterm-kitty|xterm-ghostty|alacritty|foot|wezterm|contour|rio)(-|$)|-direct$/;

function colourOfTerm(env: Environment): ColourLevel {
	const term = env['TERM'] ?? '';
	// COLORTERM inside a multiplexer is inherited from the shell that started it and says nothing of today's terminal.
	if (env['TMUX'] || /^(tmux|screen)/.test(term)) return /-direct$/.test(term) ? 'truecolour' : '256';
	if (trueColourTerms.test(term) || /^(truecolor|24bit)$/i.test(env['COLORTERM'] ?? '')) return 'truecolour';
	if (/-256(color)?$/.test(term)) return '256';
	return term === '' ? 'none' : '16';
}
