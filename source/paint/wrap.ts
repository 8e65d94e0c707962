import {cellsOf, head} from './text-width.ts';

/** Lines of at most `width` cells, broken at blanks; a word longer than a line is broken where the line ends. */
export function wrap(text: string, width: number): readonly string[] {
	if (width < 1) return [];
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/ +/)) {
		if (word === '') continue;
		const longer = line === '' ? word : `${line} ${word}`;
		if (cellsOf(longer) <= width) {
			line = longer;
			continue;
		}
		if (line !== '') lines.push(line);
		const pieces = broken(word, width);
		lines.push(...pieces.slice(0, -1));
		line = pieces.at(-1) ?? '';
	}
	if (line !== '' || lines.length === 0) lines.push(line);
	return lines;
}

function broken(word: string, width: number): readonly string[] {
	const pieces: string[] = [];
	let rest = word;
	while (cellsOf(rest) > width) {
		const piece = head(rest, width);
		// A character wider than the whole line has no place in it.
		if (piece === '') return pieces;
		pieces.push(piece);
		rest = rest.slice(piece.length);
	}
	return [...pieces, rest];
}
