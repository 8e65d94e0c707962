import type {GlyphLevel} from './line.ts';

/** Three cells wide and five dots high, a row of dots in each word. */
const dots: Readonly<Record<string, string>> = {
	'0': '### #.# #.# #.# ###',
	'1': '.#. ##. .#. .#. ###',
	'2': '### ..# ### #.. ###',
	'3': '### ..# ### ..# ###',
	'4': '#.# #.# ### ..# ..#',
	'5': '### #.. ### ..# ###',
	'6': '### #.. ### #.# ###',
	'7': '### ..# ..# ..# ..#',
	'8': '### #.# ### #.# ###',
	'9': '### #.# ### ..# ###',
	'—': '... ... ### ... ...',
	'−': '... ... ### ... ...',
	'.': '. . . . #',
};

/** Of strokes, as on a pocket calculator: for terminals that have no blocks. */
const strokes: Readonly<Record<string, readonly [string, string, string]>> = {
	'0': [' _ ', '| |', '|_|'],
	'1': ['   ', '  |', '  |'],
	'2': [' _ ', ' _|', '|_ '],
	'3': [' _ ', ' _|', ' _|'],
	'4': ['   ', '|_|', '  |'],
	'5': [' _ ', '|_ ', ' _|'],
	'6': [' _ ', '|_ ', '|_|'],
	'7': [' _ ', '  |', '  |'],
	'8': [' _ ', '|_|', '|_|'],
	'9': [' _ ', '|_|', ' _|'],
	'—': ['   ', ' _ ', '   '],
	'−': ['   ', ' _ ', '   '],
	'.': [' ', ' ', '.'],
};

/** Rows of cells that a number takes. */
export const largeRows = 3;

/** A number in digits of three rows; null: it has a character that there is no such digit for. */
export function largeDigits(number: string, level: GlyphLevel): readonly string[] | null {
	const digits = [...number].map(character => (level === 'ascii' ? strokes[character] : blocksOf(character)));
	if (digits.length === 0) return null;
	const rows = Array.from({length: largeRows}, (_, row) => digits.map(digit => digit?.[row]));
	return digits.includes(undefined) ? null : rows.map(row => row.join(' '));
}

/** Two rows of dots in one of cells. */
function blocksOf(character: string): readonly string[] | undefined {
	const lines = dots[character]?.split(' ');
	return lines === undefined
		? undefined
		: Array.from({length: largeRows}, (_, row) => {
				const [upper = '', lower = ''] = lines.slice(2 * row, 2 * row + 2);
				return [...upper].map((dot, at) => halves[`${dot}${lower[at] ?? '.'}`]).join('');
			});
}

const halves: Readonly<Record<string, string>> = {'##': '█', '#.': '▀', '.#': '▄', '..': ' '};
