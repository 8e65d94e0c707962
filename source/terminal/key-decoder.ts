/**
 * What a terminal sends for key presses → one string a key or paste, in a form that Ink can name. Bytes that are no key
 * (mouse, focus, answers to queries, what Ink would stumble over) are dropped.
 */
export type Decoded = {
	readonly keys: readonly string[];
	/** The beginning of something that is not complete yet. */
	readonly rest: string;
};

export const interrupt = '\x03';
export const suspend = '\x1a';

/** Escape as the kitty protocol writes it: unlike a lone ESC it cannot be the beginning of anything. */
export const escapeKey = '\x1b[27u';

const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';

/** A paste that has not ended after so much is handed on as it comes. */
const longestPaste = 65_536;

type Step = {readonly keys: readonly string[]; readonly length: number};

export function decodeKeys(bytes: string): Decoded {
	const keys: string[] = [];
	let rest = bytes;
	while (rest !== '') {
		const step = rest.startsWith('\x1b') ? sequence(rest) : character(rest);
		if (step === undefined) break;
		keys.push(...step.keys);
		rest = rest.slice(step.length);
	}
	return {keys, rest};
}

/** What an incomplete rest was after all, when nothing more has come. */
export function decodeAbandoned(rest: string): readonly string[] {
	if (rest.startsWith(pasteStart)) return pasted(rest.slice(pasteStart.length));
	const [, second, ...more] = rest;
	return more.length === 0 && rest.startsWith('\x1b') ? [escapeKey, ...(second === undefined ? [] : [second])] : [];
}

export function isPaste(rest: string): boolean {
	return rest.startsWith(pasteStart);
}

function character(bytes: string): Step {
	const first = String.fromCodePoint(bytes.codePointAt(0) ?? 0);
	const length = first.length;
	// Ink takes DEL, which the key above Enter sends, for the Delete key.
	if (first === '\x7f') return {keys: ['\b'], length};
	return {keys: /[\x1c-\x1f\x80-\x9f\ufffd]/.test(first) ? [] : [first], length};
}

/** One step from an ESC on; undefined: more has to come. */
function sequence(bytes: string): Step | undefined {
	switch (bytes[1]) {
		case undefined:
			return undefined;
		case '[':
			return controlSequence(bytes);
		case 'O':
			return functionKey(bytes);
		case ']':
		case 'P':
		case 'X':
		case '^':
		case '_':
			return controlString(bytes);
		default:
			// The program has no Alt keys: this is Escape and then a key, which a slow line has joined.
			return {keys: [escapeKey], length: 1};
	}
}

function controlSequence(bytes: string): Step | undefined {
	if (bytes.startsWith(pasteStart)) return paste(bytes);
	// Before the general form, since theirs do not end where that one would.
	const odd = /^\x1b\[(?:\[[A-E]|M[\x20-\uffff]{3}|\d\$)/.exec(bytes)?.[0];
	if (odd !== undefined) return {keys: odd.startsWith('\x1b[M') ? [] : [odd], length: odd.length};
	if (/^\x1b\[(?:\[|M[\x20-\uffff]{0,2})$/.test(bytes)) return undefined;
	const [whole = '', parameters = '', final] = /^\x1b\[([\x30-\x3f]*)[\x20-\x2f]*([\x40-\x7e])?/.exec(bytes) ?? [];
	if (final !== undefined) return {keys: keysOfControl(whole, parameters, final), length: whole.length};
	return whole.length === bytes.length ? undefined : {keys: [], length: whole.length};
}

/** As other protocols write Ctrl-C and Ctrl-Z; a program that crashed may have left the terminal in one of them. */
const controls: Readonly<Record<string, string>> = {
	'\x1b[99;5u': interrupt,
	'\x1b[27;5;99~': interrupt,
	'\x1b[122;5u': suspend,
	'\x1b[27;5;122~': suspend,
};

function keysOfControl(whole: string, parameters: string, final: string): readonly string[] {
	const control = controls[whole];
	if (control !== undefined) return [control];
	const named =
		(/^[A-FHZa-e]$/.test(final) && /^(?:1;)?\d*$/.test(parameters)) ||
		(final === '~' && /^(?:[1-8]|1[1-57-9]|2[0134])(?:;\d+)?$/.test(parameters)) ||
		(final === '^' && /^[235678]$/.test(parameters)) ||
		(final === 'u' && /^\d+(?:;\d+(?::[12])?)?$/.test(parameters));
	return named ? [whole] : [];
}

function functionKey(bytes: string): Step | undefined {
	const [whole, final = ''] = /^\x1bO[\x30-\x3b]*([\x40-\x7e])/.exec(bytes) ?? [];
	if (whole !== undefined) return {keys: /[A-FHP-Sa-e]/.test(final) ? [whole] : [], length: whole.length};
	return /^\x1bO[\x30-\x3b]*$/.test(bytes) ? undefined : {keys: [], length: 2};
}

/** An answer to a query, ended by BEL or ESC \. None is ever asked for; Ctrl-C gets through even so. */
function controlString(bytes: string): Step | undefined {
	const end = /\x07|\x1b\\|(?=\x03)/.exec(bytes.slice(2));
	return end === null ? undefined : {keys: [], length: 2 + end.index + end[0].length};
}

function paste(bytes: string): Step | undefined {
	const end = bytes.indexOf(pasteEnd);
	const stop = bytes.indexOf(interrupt);
	if (stop >= 0 && (end < 0 || stop < end)) return {keys: [], length: stop};
	if (end >= 0) return {keys: pasted(bytes.slice(pasteStart.length, end)), length: end + pasteEnd.length};
	if (bytes.length < longestPaste) return undefined;
	return {keys: pasted(bytes.slice(pasteStart.length)), length: bytes.length};
}

/** Pasted text is one string, so that it can be told from keys and presses none; its line ends are spaces. */
function pasted(text: string): readonly string[] {
	const line = text.replace(/[\r\n\t]+/g, ' ').replace(/[\x00-\x1f\x7f-\x9f]/g, '');
	return line === '' ? [] : [line];
}
