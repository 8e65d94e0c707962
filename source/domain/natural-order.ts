/**
 * Order of names as people count: `rep 2` before `rep 10`, `1B_64` before `1B_512`. Digits are compared as numbers of
 * any length, the rest without regard to case; names that differ in nothing else are told apart by code units, so that
 * the order is total and the same on every machine.
 */
export function compareNatural(a: string, b: string): number {
	if (a === b) return 0;
	const left = chunks(a);
	const right = chunks(b);
	for (let index = 0; index < left.length && index < right.length; index++) {
		const order = compareChunks(left[index] ?? '', right[index] ?? '');
		if (order !== 0) return order;
	}
	return left.length - right.length || (a < b ? -1 : 1);
}

const known = new Map<string, readonly string[]>();

/** Names are compared again and again while a study is read; a study has some thousands of them. */
const mostKnown = 20_000;

function chunks(text: string): readonly string[] {
	const cached = known.get(text);
	if (cached !== undefined) return cached;
	const parts = text.toLowerCase().match(/\d+|\D+/g) ?? [];
	if (known.size >= mostKnown) known.clear();
	known.set(text, parts);
	return parts;
}

function compareChunks(a: string, b: string): number {
	const bothNumbers = isDigit(a) && isDigit(b);
	if (!bothNumbers) return a === b ? 0 : a < b ? -1 : 1;
	const left = a.replace(/^0+(?=\d)/, '');
	const right = b.replace(/^0+(?=\d)/, '');
	return left.length - right.length || (left === right ? 0 : left < right ? -1 : 1);
}

function isDigit(text: string): boolean {
	const code = text.charCodeAt(0);
	return code >= 48 && code <= 57;
}
