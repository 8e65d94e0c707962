/** A text, or one of the constants that Python writes and JSON does not know. */
const textOrConstant = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g;

/**
 * The value of a JSON text in which bare NaN, Infinity and -Infinity may stand: these numbers where one is the whole text,
 * null within lists and objects. undefined: it is not even that.
 */
export function parseLenient(text: string): unknown {
	if (text === 'NaN' || text === 'Infinity' || text === '-Infinity') return Number(text);
	const value = parse(text);
	if (value !== undefined || !/NaN|Infinity/.test(text)) return value;
	return parse(text.replace(textOrConstant, match => (match.startsWith('"') ? match : 'null')));
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// What is wrong with it, the caller says with its place in the file.
		return undefined;
	}
}
