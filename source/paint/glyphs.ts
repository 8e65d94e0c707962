import type {TeeMode} from '../domain/tee-mode.ts';
import {printable} from '../units/printable.ts';
import type {GlyphLevel} from './line.ts';
import {plainAscii} from './plain-ascii.ts';

/** The characters of lines in asciichart's order: first value, axis, ends, level, and the four corners, and upright. */
export type LineSymbols = readonly [
	first: string,
	axis: string,
	endLeft: string,
	endRight: string,
	level: string,
	downLeft: string,
	upLeft: string,
	upRight: string,
	downRight: string,
	upright: string,
];

/**
 * Everything drawn that is not text. TEE on is full and TEE off is hollow at every level: ● and ○, █ and ▒, an unbroken
 * line and a dotted one, so that the two can be told apart on paper and without colours.
 */
export type Glyphs = {
	readonly level: GlyphLevel;
	/** Any text on its way to the screen: free of control characters, and in ASCII where the terminal has no more. */
	readonly text: (text: string) => string;
	readonly ellipsis: string;
	/** Marks of a mode: points of a sweep, legends, the tree. */
	readonly marks: Readonly<Record<TeeMode | 'other', string>>;
	/** Where the marks of two modes fall into one cell, so that neither hides the other. */
	readonly sharedMark: string;
	/** How a line of the series looks, for its legend. */
	readonly samples: Readonly<Record<TeeMode | 'other', string>>;
	readonly bars: Readonly<Record<TeeMode | 'other', {readonly fill: string; readonly ends: readonly string[]}>>;
	/** Columns of growing height, the last one a full cell. */
	readonly columns: readonly string[];
	/** A value within one row of cells, from the least on; the last one fills the cell. */
	readonly levels: readonly string[];
	/** Weak to strong, beside the number in a heatmap. */
	readonly shades: readonly string[];
	readonly axis: {
		readonly upright: string;
		readonly tick: string;
		readonly corner: string;
		readonly level: string;
		readonly tickBelow: string;
	};
	readonly window: string;
	readonly limit: string;
	readonly marker: string;
	readonly cursor: string;
	readonly interval: {
		readonly left: string;
		readonly line: string;
		readonly right: string;
		/** Where the interval lies across the reference. */
		readonly across: string;
		readonly point: string;
		/** A point without an interval. */
		readonly single: string;
		/** The interval goes on beyond the axis. */
		readonly beyondLeft: string;
		readonly beyondRight: string;
	};
	readonly lines: Readonly<Record<'unbroken' | 'broken', LineSymbols>>;
	readonly band: string;
	readonly border: {
		readonly topLeft: string;
		readonly topRight: string;
		readonly bottomLeft: string;
		readonly bottomRight: string;
		readonly level: string;
		readonly upright: string;
	};
	readonly tree: {readonly folded: string; readonly unfolded: string; readonly leaf: string};
	readonly sorted: {readonly ascending: string; readonly descending: string};
	/** In front of the selected row, so that it can be found without colours. */
	readonly pointer: string;
	readonly between: string;
	readonly severities: Readonly<Record<'ok' | 'note' | 'warning' | 'error', string>>;
};

const block: Glyphs = {
	level: 'block',
	text: printable,
	ellipsis: '…',
	marks: {tee_off: '○', tee_on: '●', unknown: '◌', other: '▪'},
	sharedMark: '◉',
	samples: {tee_off: '┄┄', tee_on: '──', unknown: '──', other: '──'},
	bars: {
		tee_off: {fill: '▒', ends: ['', '░', '░', '▒']},
		tee_on: {fill: '█', ends: ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']},
		unknown: {fill: '░', ends: ['', '', '░', '░']},
		other: {fill: '▓', ends: ['', '', '▓', '▓']},
	},
	columns: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
	levels: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
	shades: [' ', '▁', '▃', '▅', '▇'],
	axis: {upright: '│', tick: '┤', corner: '└', level: '─', tickBelow: '┬'},
	window: '┊',
	limit: '┄',
	marker: '╎',
	cursor: '│',
	interval: {
		left: '├',
		line: '─',
		right: '┤',
		across: '┼',
		point: '◆',
		single: '◇',
		beyondLeft: '◂',
		beyondRight: '▸',
	},
	lines: {
		unbroken: ['─', ' ', '─', '─', '─', '╰', '╭', '╮', '╯', '│'],
		broken: ['┄', ' ', '┄', '┄', '┄', '╰', '╭', '╮', '╯', '┊'],
	},
	band: '░',
	border: {topLeft: '╭', topRight: '╮', bottomLeft: '╰', bottomRight: '╯', level: '─', upright: '│'},
	tree: {folded: '▸', unfolded: '▾', leaf: ' '},
	sorted: {ascending: '▴', descending: '▾'},
	pointer: '›',
	between: '…',
	severities: {ok: '✓', note: '·', warning: '!', error: '✗'},
};

const braille: Glyphs = {
	...block,
	level: 'braille',
	samples: {tee_off: '⠂⠂', tee_on: '⠒⠒', unknown: '⠒⠒', other: '⠒⠒'},
	shades: [' ', '⡀', '⡄', '⡆', '⡇'],
};

const ascii: Glyphs = {
	level: 'ascii',
	text: text => plainAscii(printable(text)),
	ellipsis: '~',
	marks: {tee_off: 'o', tee_on: '*', unknown: '?', other: 'x'},
	sharedMark: '@',
	samples: {tee_off: '..', tee_on: '--', unknown: '--', other: '--'},
	bars: {
		tee_off: {fill: '=', ends: ['', '-']},
		tee_on: {fill: '#', ends: ['', '#']},
		unknown: {fill: ':', ends: ['', ':']},
		other: {fill: '%', ends: ['', '%']},
	},
	columns: ['_', ':', '#'],
	levels: ['.', ':', '-', '=', '+', '*', '%', '#'],
	shades: [' ', '.', ':', '*', '#'],
	axis: {upright: '|', tick: '+', corner: '+', level: '-', tickBelow: '+'},
	window: ':',
	limit: '~',
	marker: '!',
	cursor: '|',
	interval: {left: '|', line: '-', right: '|', across: '+', point: 'X', single: 'x', beyondLeft: '<', beyondRight: '>'},
	lines: {
		unbroken: ['-', ' ', '-', '-', '-', '`', ',', '.', "'", '|'],
		broken: ['.', ' ', '.', '.', '.', '`', ',', '.', "'", ':'],
	},
	band: ':',
	border: {topLeft: '+', topRight: '+', bottomLeft: '+', bottomRight: '+', level: '-', upright: '|'},
	tree: {folded: '+', unfolded: '-', leaf: ' '},
	sorted: {ascending: '^', descending: 'v'},
	pointer: '>',
	between: '..',
	severities: {ok: 'ok', note: '.', warning: '!', error: 'x'},
};

/** Picked once, from what the terminal can show; painters never ask it. */
export const glyphLevels: Readonly<Record<GlyphLevel, Glyphs>> = {braille, block, ascii};
