import type {Line, Role, Span} from './line.ts';
import {cellsOf, clusters} from './text-width.ts';

/** A rectangle of cells to draw in. What falls outside of it is not drawn. */
export type Canvas = {
	readonly width: number;
	readonly height: number;
	readonly isBlank: (x: number, y: number) => boolean;
	/** One character of one cell. */
	readonly put: (x: number, y: number, character: string, role: Role) => void;
	/** Only where nothing stands: frames and references never hide data. */
	readonly putBehind: (x: number, y: number, character: string, role: Role) => void;
	readonly write: (x: number, y: number, text: string, role: Role) => void;
	/** Writes the text if all of its cells, and one on either side, are free. */
	readonly writeIfFree: (x: number, y: number, text: string, role: Role) => boolean;
	readonly recolour: (x: number, y: number, role: Role) => void;
	readonly lines: () => readonly Line[];
};

export function createCanvas(width: number, height: number): Canvas {
	const size = Math.max(0, width * height);
	const texts = new Array<string>(size).fill(' ');
	const roles = new Array<Role>(size).fill('plain');

	const at = (x: number, y: number) => (x >= 0 && x < width && y >= 0 && y < height ? y * width + x : -1);
	const isBlank = (x: number, y: number) => texts[at(x, y)] === ' ';
	const put = (x: number, y: number, character: string, role: Role) => {
		const index = at(x, y);
		if (index === -1) return;
		texts[index] = character;
		roles[index] = role;
	};
	const write = (x: number, y: number, text: string, role: Role) => {
		let column = x;
		for (const {text: cluster, cells} of clusters(text)) {
			if (column < 0 || column + cells > width) break;
			put(column, y, cluster, role);
			// The second cell of a wide character is taken and prints nothing.
			for (let k = 1; k < cells; k++) put(column + k, y, '', role);
			column += cells;
		}
	};
	const line = (y: number): Line => {
		const spans: Span[] = [];
		for (let x = 0; x < width; x++) {
			const text = texts[y * width + x] ?? ' ';
			const role = text === ' ' && !filledRole(roles[y * width + x]) ? 'plain' : (roles[y * width + x] ?? 'plain');
			const last = spans.at(-1);
			if (last?.role === role) spans[spans.length - 1] = {text: last.text + text, role};
			else spans.push({text, role});
		}
		return spans;
	};

	return {
		width,
		height,
		isBlank,
		put,
		putBehind: (x, y, character, role) => {
			if (isBlank(x, y)) put(x, y, character, role);
		},
		write,
		writeIfFree: (x, y, text, role) => {
			const cells = cellsOf(text);
			if (x < 0 || x + cells > width || cells === 0) return false;
			for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + cells); column++) {
				if (!isBlank(column, y)) return false;
			}
			write(x, y, text, role);
			return true;
		},
		recolour: (x, y, role) => {
			const index = at(x, y);
			if (index !== -1 && texts[index] !== ' ') roles[index] = role;
		},
		lines: () => Array.from({length: height}, (_, y) => line(y)),
	};
}

function filledRole(role: Role | undefined): boolean {
	return role?.startsWith('heat') === true;
}
