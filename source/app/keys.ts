/**
 * A key by one name: a printable character stands for itself (`G` is shift-g), the others are spelled out. Whatever the
 * terminal sends, the rest of the program knows these names only.
 */
export type Key = string;

/** What Ink says of a key press, as far as it is read here. */
export type RawKey = {
	readonly upArrow: boolean;
	readonly downArrow: boolean;
	readonly leftArrow: boolean;
	readonly rightArrow: boolean;
	readonly pageUp: boolean;
	readonly pageDown: boolean;
	readonly home: boolean;
	readonly end: boolean;
	readonly return: boolean;
	readonly escape: boolean;
	readonly tab: boolean;
	readonly backspace: boolean;
	readonly delete: boolean;
	readonly ctrl: boolean;
	readonly shift: boolean;
	readonly meta: boolean;
};

const named: readonly (readonly [keyof RawKey, Key])[] = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pageup'],
	['pageDown', 'pagedown'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'esc'],
	['tab', 'tab'],
	['backspace', 'backspace'],
	// Ink calls the key above Enter "delete": it sends DEL in most terminals.
	['delete', 'backspace'],
];

const withShift: ReadonlySet<Key> = new Set(['tab', 'left', 'right', 'up', 'down']);

/** The name of a key press; null for what has none here (a function key, a paste, an unknown sequence). */
export function keyOf(input: string, raw: RawKey): Key | null {
	for (const [flag, name] of named) {
		if (raw[flag]) return raw.shift && withShift.has(name) ? `shift-${name}` : name;
	}
	if (input === '\n' || input === '\r') return 'enter';
	if (raw.ctrl) return /^[a-z]$/.test(input) ? `ctrl-${input}` : null;
	if (raw.meta) return null;
	return isCharacter(input) ? input : null;
}

/** One character that can be typed into a text field. */
export function isCharacter(key: string): boolean {
	return [...key].length === 1 && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(key);
}

/** Where a cursor may be sent; one table for the arrows and for vi's letters. */
export const moves = ['up', 'down', 'page up', 'page down', 'half page up', 'half page down', 'first', 'last'] as const;

export type Move = (typeof moves)[number];

export const moveKeys: Readonly<Record<Move, readonly Key[]>> = {
	up: ['up', 'k'],
	down: ['down', 'j'],
	'page up': ['pageup', 'ctrl-b'],
	'page down': ['pagedown', 'ctrl-f'],
	'half page up': ['ctrl-u'],
	'half page down': ['ctrl-d'],
	first: ['home', 'g'],
	last: ['end', 'G'],
};

/** How far a move goes in a list of `count` of which `page` are visible; the result is an index in range. */
export function moved(index: number, move: Move, count: number, page: number): number {
	const target = {
		up: index - 1,
		down: index + 1,
		'page up': index - Math.max(1, page - 1),
		'page down': index + Math.max(1, page - 1),
		'half page up': index - Math.max(1, Math.floor(page / 2)),
		'half page down': index + Math.max(1, Math.floor(page / 2)),
		first: 0,
		last: count - 1,
	}[move];
	return Math.max(0, Math.min(count - 1, target));
}

const symbols: Readonly<Record<Key, string>> = {
	up: '↑',
	down: '↓',
	left: '←',
	right: '→',
	'shift-left': 'Shift-←',
	'shift-right': 'Shift-→',
	'shift-tab': 'Shift-Tab',
	tab: 'Tab',
	enter: 'Enter',
	esc: 'Esc',
	pageup: 'PgUp',
	pagedown: 'PgDn',
	home: 'Home',
	end: 'End',
	backspace: 'Backspace',
	' ': 'Space',
};

/** As footer and help print a key. */
export function keyLabel(key: Key): string {
	return symbols[key] ?? key.replace(/^ctrl-/, '^');
}
