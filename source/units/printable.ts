/**
 * Characters that a terminal acts on or that hide text: controls (C0, DEL, C1), format characters (bidi embeddings,
 * overrides and isolates, zero-width, soft hyphen, BOM, tags), line and paragraph separators, lone surrogates, and the
 * invisible letters that Unicode does not class with them.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|[\u034f\u17b4\u17b5]/gu;

const plain = /^[\x20-\x7e]*$/;

/**
 * The text with every such character written out, `\x1b` or `\u{202e}`, so that a name from a file can be shown and
 * cannot move the cursor, reorder what stands around it, or look like another name. Applying it twice changes nothing.
 */
export function printable(text: string): string {
	if (plain.test(text)) return text;
	return text.replace(unprintable, character => {
		const code = character.codePointAt(0) ?? 0;
		return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
	});
}
