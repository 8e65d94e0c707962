import type {Line, Role, Span} from './line.ts';
import {cellsOf, clusters, cut} from './text-width.ts';

export function span(text: string, role: Role = 'plain'): Span {
	return {text, role};
}

export function blank(width: number): Span {
	return {text: ' '.repeat(Math.max(0, width)), role: 'plain'};
}

export function cellsOfLine(line: Line): number {
	return line.reduce((cells, {text}) => cells + cellsOf(text), 0);
}

/** The line within `width` cells: neighbours of one role joined, blanks at its end dropped, and cut where it is too long. */
export function fitLine(line: Line, width: number, ellipsis: string): Line {
	const short = cellsOfLine(line) <= width ? line : cutLine(line, width, ellipsis);
	return trimmed(joined(short));
}

/** The cells of the line from one column up to another. Half of a wide character is a blank. */
export function sliceLine(line: Line, from: number, to: number): Line {
	const kept: Span[] = [];
	let at = 0;
	for (const {text, role} of line) {
		const end = at + cellsOf(text);
		if (end > from && at < to) kept.push({text: sliceText(text, Math.max(0, from - at), Math.min(to, end) - at), role});
		at = end;
	}
	return kept;
}

function sliceText(text: string, from: number, to: number): string {
	const width = cellsOf(text);
	if (from === 0 && to === width) return text;
	if (width === text.length) return text.slice(from, to);
	let at = 0;
	let kept = '';
	for (const cluster of clusters(text)) {
		const end = at + cluster.cells;
		const inside = Math.min(end, to) - Math.max(at, from);
		if (at >= from && end <= to) kept += cluster.text;
		else if (inside > 0) kept += ' '.repeat(inside);
		at = end;
	}
	return kept;
}

export function withRole(line: Line, role: Role): Line {
	return line.map(({text}) => ({text, role}));
}

function cutLine(line: Line, width: number, ellipsis: string): Line {
	const kept: Span[] = [];
	let room = Math.max(0, width);
	for (const {text, role} of line) {
		const cells = cellsOf(text);
		if (cells > room || (cells === room && room > 0)) {
			// The mark has to stand here even if this span would just fit: something follows it.
			kept.push({text: cells > room ? cut(text, room, ellipsis) : cut(`${text} `, room, ellipsis), role});
			break;
		}
		kept.push({text, role});
		room -= cells;
	}
	return kept;
}

function joined(line: Line): readonly Span[] {
	const spans: Span[] = [];
	for (const {text, role} of line) {
		const last = spans.at(-1);
		if (text === '') continue;
		if (last?.role === role) spans[spans.length - 1] = {text: last.text + text, role};
		else spans.push({text, role});
	}
	return spans;
}

/** Blanks that carry a background, of the selected row or of a heatmap, are not nothing. */
const filled = /^(?:selected|marked|heat\d)$/;

function trimmed(spans: readonly Span[]): Line {
	const kept = [...spans];
	while (kept.length > 0) {
		const last = kept[kept.length - 1];
		if (last === undefined || filled.test(last.role)) break;
		const text = last.text.replace(/ +$/, '');
		if (text !== '') {
			kept[kept.length - 1] = {text, role: last.role};
			break;
		}
		kept.pop();
	}
	return kept;
}
