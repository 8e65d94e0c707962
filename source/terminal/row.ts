import {clusters} from '../paint/text-width.ts';
import {plain, type Style, styleOfSpace, withParameters} from './style.ts';

/** A wide character has its text in the first of its two cells; the second has '' and width 0, and the same style. */
export type Cell = {readonly text: string; readonly style: Style; readonly width: number};

/** The cells of one row of the screen, as many as it has columns. */
export type Row = readonly Cell[];

export const blank: Cell = {text: ' ', style: plain, width: 1};

export function blankRow(columns: number): Row {
	return new Array<Cell>(columns).fill(blank);
}

export function isSame(one: Cell | undefined, other: Cell | undefined): boolean {
	return one === other || (one?.text === other?.text && one?.style === other?.style);
}

/** A style, any other sequence, a control, or a run of text. Only the first and the last have a meaning here. */
const token =
	/\x1b\[([\d;]*)m|\x1b\[[\x30-\x3f]*[\x20-\x2f]*[\x40-\x7e]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\x00-\x1f\x7f-\x9f]|([^\x00-\x1f\x7f-\x9f]+)/g;

/** Characters that are one cell each in every terminal: Latin, lines, blocks, braille, arrows and the like. */
const narrow =
	/^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0391-\u03c9\u0410-\u044f\u2010-\u2027\u2030-\u205e\u2070-\u208e\u20a0-\u20bf\u2190-\u21ff\u2200-\u22ff\u2500-\u25fc\u2800-\u28ff\u2713\u2717]*$/;

const wide = /^[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]$/;

/** Text with SGR sequences → cells. What is wider than the screen is cut; half of a wide character is a space. */
export function parseRow(line: string, columns: number): Row {
	const row: Cell[] = [];
	let style = plain;
	for (const [, parameters, text] of line.matchAll(token)) {
		if (parameters !== undefined) style = withParameters(style, parameters);
		if (text === undefined) continue;
		if (narrow.test(text)) addNarrow(row, text, style);
		else addClusters(row, text, style, columns);
	}
	row.length = Math.min(row.length, columns);
	while (row.length < columns) row.push(blank);
	return row;
}

function addNarrow(row: Cell[], text: string, style: Style): void {
	for (const character of text) row.push(character === ' ' ? spaceIn(style) : {text: character, style, width: 1});
}

function addClusters(row: Cell[], text: string, style: Style, columns: number): void {
	for (const {text: cluster, cells} of clusters(text)) {
		const fits = row.length + cells <= columns;
		if (!fits || cluster === ' ' || cluster === '\xa0') row.push(spaceIn(style));
		else if (cells > 0) row.push({text: cluster, style, width: cells});
		for (let rest = 1; rest < cells && fits; rest++) row.push({text: '', style, width: 0});
	}
}

function spaceIn(style: Style): Cell {
	const seen = styleOfSpace(style);
	return seen === plain ? blank : {text: ' ', style: seen, width: 1};
}

/**
 * Whether every terminal agrees how wide this text is. After any other (an emoji, a combined letter) the column of the
 * terminal's cursor is not to be relied on.
 */
export function hasCertainWidth(text: string): boolean {
	return narrow.test(text) || wide.test(text);
}
