import type {Line} from '../../paint/line.ts';
import {blank, cellsOfLine, sliceLine} from '../../paint/spans.ts';
import type {Area} from './screen.ts';

type Piece = {readonly x: number; readonly width: number; readonly line: Line};

/** The rows of the screen from its left edge on, each as one line: a later area covers what lies below it. */
export function overlaid(areas: readonly Area[], rows: number): readonly Line[] {
	return Array.from({length: rows}, (_, y) => {
		let pieces: readonly Piece[] = [];
		for (const {x, y: top, width, lines} of areas) {
			const line = lines[y - top];
			if (line !== undefined) pieces = [...pieces.flatMap(piece => besides(piece, x, x + width)), {x, width, line}];
		}
		return joined(pieces);
	});
}

/** What is left of a piece on both sides of what covers it. */
function besides(piece: Piece, from: number, to: number): readonly Piece[] {
	const end = piece.x + piece.width;
	if (from >= end || to <= piece.x) return [piece];
	return [...(from > piece.x ? [part(piece, piece.x, from)] : []), ...(to < end ? [part(piece, to, end)] : [])];
}

function part({x, line}: Piece, from: number, to: number): Piece {
	return {x: from, width: to - from, line: sliceLine(line, from - x, to - x)};
}

function joined(pieces: readonly Piece[]): Line {
	const [only] = pieces;
	if (only === undefined) return [];
	if (pieces.length === 1 && only.x === 0) return only.line;
	const spans = [];
	let at = 0;
	for (const {x, width, line} of [...pieces].sort((a, b) => a.x - b.x)) {
		if (x > at) spans.push(blank(x - at));
		spans.push(...line);
		const rest = width - cellsOfLine(line);
		if (rest > 0) spans.push(blank(rest));
		at = x + width;
	}
	return spans;
}
