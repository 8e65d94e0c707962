import type {LineSeries} from '../figures/figure.ts';
import type {Canvas} from './canvas.ts';
import {type Envelope, envelope, type Grid, rowOf} from './envelope.ts';
import type {Role} from './line.ts';

/** A braille character is two dots wide and four high; its code point is 0x2800 plus the sum of these. */
const dots = [
	[0x01, 0x08],
	[0x02, 0x10],
	[0x04, 0x20],
	[0x40, 0x80],
] as const;

export const dotsAcross = 2;
export const dotsDown = 4;

type Texture = 'unbroken' | 'dotted' | 'sparse' | 'dense';

export type BraillePen = {
	readonly series: readonly LineSeries[];
	readonly grid: Grid;
	readonly gap: number | undefined;
	/** Values of y that shine through the data in their cells, as far as they stand on other dots. */
	readonly limits: readonly number[];
	readonly role: (series: LineSeries, x: number) => Role;
};

/**
 * Draws bands first and lines over them. A cell belongs to one series, the later one; where two lines have the very same
 * dots in a cell they take turns, so that neither disappears under the other.
 */
export function drawBraille(canvas: Canvas, {series, grid, gap, limits, role}: BraillePen): void {
	const size = canvas.width * canvas.height;
	const bits = new Uint8Array(size);
	const owners = new Int16Array(size).fill(-1);

	series.forEach((one, index) => {
		if (!one.low || !one.high) return;
		// Few points have error bars, a line of many has a band: between two levels nothing was measured.
		const reach = one.marks === true ? 0 : gap;
		const area = bandBetween(envelope(one.x, one.low, grid, reach), envelope(one.x, one.high, grid, reach));
		merge(
			bits,
			owners,
			index,
			rasterize(area, canvas, one.marks === true ? 'unbroken' : one.role === 'tee_off' ? 'sparse' : 'dense'),
		);
	});

	const shapes = new Uint8Array(size);
	series.forEach((one, index) => {
		const line = envelope(one.x, one.y, grid, gap);
		const shape = rasterize(line, canvas, 'unbroken');
		const drawn = one.role === 'tee_off' ? rasterize(line, canvas, 'dotted') : shape;
		for (let cell = 0; cell < size; cell++) {
			if (shape[cell] === 0) continue;
			const isSame = shape[cell] === shapes[cell];
			const isTheirTurn = ((cell % canvas.width) & 2) === 0;
			if (isSame && isTheirTurn) continue;
			shapes[cell] = shape[cell] ?? 0;
			bits[cell] = drawn[cell] ?? 0;
			owners[cell] = index;
		}
	});

	for (const limit of limits) addLimit(bits, canvas, Math.round(rowOf(grid, limit)));

	for (let cell = 0; cell < size; cell++) {
		const owner = series[owners[cell] ?? -1];
		if (owner === undefined || bits[cell] === 0) continue;
		const x = cell % canvas.width;
		const y = Math.floor(cell / canvas.width);
		canvas.put(x, y, String.fromCharCode(0x2800 + (bits[cell] ?? 0)), role(owner, x));
	}
}

/** A line just below its limit must not look as if it ran along it: where both share a cell, both are seen. */
function addLimit(bits: Uint8Array, {width}: Canvas, row: number): void {
	const [dot] = dots[row & 3] ?? dots[0];
	for (let x = 0; x < width; x++) {
		const cell = (row >> 2) * width + x;
		if (row >= 0 && (bits[cell] ?? 0) !== 0) bits[cell] = (bits[cell] ?? 0) | dot;
	}
}

function merge(bits: Uint8Array, owners: Int16Array, owner: number, shape: Uint8Array): void {
	for (let cell = 0; cell < shape.length; cell++) {
		if (shape[cell] === 0) continue;
		bits[cell] = shape[cell] ?? 0;
		owners[cell] = owner;
	}
}

/** From the upper edge of `high` to the lower edge of `low`, where both are. */
function bandBetween(low: Envelope, high: Envelope): Envelope {
	const top = high.top.map((row, column) => (low.top[column] === -1 ? -1 : row));
	return {top, bottom: low.bottom, joined: low.joined};
}

function rasterize({top, bottom, joined}: Envelope, canvas: Canvas, texture: Texture): Uint8Array {
	const cells = new Uint8Array(canvas.width * canvas.height);
	for (let column = 0; column < top.length; column++) {
		const first = top[column] ?? -1;
		const last = bottom[column] ?? -1;
		if (first === -1) continue;
		const isAlone = joined[column] !== 1 && joined[column + 1] !== 1;
		for (let row = first; row <= last; row++) {
			if (!isAlone && !isKept(texture, column, row, first, last)) continue;
			const cell = (row >> 2) * canvas.width + (column >> 1);
			cells[cell] = (cells[cell] ?? 0) | (dots[row & 3]?.[column & 1] ?? 0);
		}
	}
	return cells;
}

/** A dotted line keeps both ends of every rise, so that no spike becomes lower for being dotted. */
function isKept(texture: Texture, column: number, row: number, first: number, last: number): boolean {
	switch (texture) {
		case 'unbroken':
			return true;
		case 'dotted':
			return (column + row) % 2 === 0 || (last > first && (row === first || row === last));
		case 'sparse':
			return column % 2 === 0 && row % 2 === 0;
		case 'dense':
			return (column + row) % 2 === 0;
	}
}
