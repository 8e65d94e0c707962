/** Keys by the names that the program gives them (`source/app/keys.ts`), and what a terminal sends for each. */
const named: Readonly<Record<string, string>> = {
	up: '\x1b[A',
	down: '\x1b[B',
	right: '\x1b[C',
	left: '\x1b[D',
	'shift-left': '\x1b[1;2D',
	'shift-right': '\x1b[1;2C',
	enter: '\r',
	esc: '\x1b',
	tab: '\t',
	'shift-tab': '\x1b[Z',
	space: ' ',
	backspace: '\x7f',
	delete: '\x1b[3~',
	home: '\x1b[H',
	end: '\x1b[F',
	pageup: '\x1b[5~',
	pagedown: '\x1b[6~',
};

/** A name, `ctrl-` and a letter, or one character that stands for itself. */
export function bytesOfKey(key: string): string {
	const bytes = named[key];
	if (bytes !== undefined) return bytes;
	const letter = /^ctrl-([a-z])$/.exec(key)?.[1];
	if (letter !== undefined) return String.fromCharCode(letter.charCodeAt(0) - 96);
	if ([...key].length !== 1) throw new Error(`There is no key "${key}".`);
	return key;
}
