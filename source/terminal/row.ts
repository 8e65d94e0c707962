import {clusterWidth} from './cluster-width.ts';
import {plain, type Style, styleOfSpace, withParameters} from './style.ts';

/**
 * The cells of one row of the screen, as many as it has columns. A wide character has its text in the first of its two
 * cells and '' in the second, both in its style.
 */
export type Row = {readonly texts: readonly string[]; readonly styles: readonly Style[]};

export function blankRow(columns: number): Row {
	return {texts: new Array<string>(columns).fill(' '), styles: new Array<Style>(columns).fill(plain)};
}

/** A style, any other sequence, a control, or a run of text. Only the first and the last have a meaning here. */
const token =
	/\x1b\[([\d;]*)m|\x1b\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\x00-\x1f\x7f-\x9f]|([^\x00-\x1f\x7f-\x9f]+)/g;

/** Every UTF-16 unit of these is one cell: Latin, lines, blocks, braille, arrows and the like. */
const narrow =
	/^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0391-\u03c9\u0410-\u044f\u2010-\u2027\u2030-\u205e\u2070-\u208e\u20a0-\u20bf\u2190-\u21ff\u2200-\u22ff\u2500-\u25fc\u2800-\u28ff\u2713\u2717]*$/;

const clusters = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** Text with SGR sequences → cells. What is wider than the screen is cut; half of a wide character is a space. */
export function parseRow(line: string, columns: number): Row {
	const texts: string[] = [];
	const styles: Style[] = [];
	let style = plain;
	for (const [, parameters, text] of line.matchAll(token)) {
		if (parameters !== undefined) style = withParameters(style, parameters);
		if (text === undefined) continue;
		const isNarrow = narrow.test(text);
		for (const cluster of isNarrow ? text : clustersOf(text)) {
			if (texts.length >= columns) break;
			const width = isNarrow ? 1 : clusterWidth(cluster);
			if (width === 0) continue;
			const fits = texts.length + width <= columns;
			const shown = fits && cluster !== '\xa0' ? cluster : ' ';
			texts.push(shown);
			styles.push(shown === ' ' ? styleOfSpace(style) : style);
			if (width === 2 && fits) {
				texts.push('');
				styles.push(style);
			}
		}
	}
	while (texts.length < columns) {
		texts.push(' ');
		styles.push(plain);
	}
	return {texts, styles};
}

function* clustersOf(text: string): Generator<string> {
	for (const {segment} of clusters.segment(text)) yield segment;
}

/**
 * Whether every terminal agrees how wide this text is. After any other (an emoji, a combined letter) the column of the
 * terminal's cursor is not to be relied on.
 */
export function hasCertainWidth(text: string): boolean {
	return (
		narrow.test(text) || /^[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]$/.test(text)
	);
}
