/** A series on a grid of dots: in each column the rows that its line touches. */
export type Envelope = {
	/** Uppermost row, counted from the top; −1: nothing in this column. */
	readonly top: Int32Array;
	readonly bottom: Int32Array;
	/** 1: the line comes here from the column before. */
	readonly joined: Uint8Array;
};

export type Grid = {
	readonly columns: number;
	readonly rows: number;
	readonly scale: 'linear' | 'log2';
	/** In the middle of the first and of the last column. */
	readonly x: {readonly from: number; readonly to: number};
	/** In the middle of the lowest and of the uppermost row. */
	readonly y: {readonly from: number; readonly to: number};
};

/** Position of an x, in columns from the middle of the first; may lie outside; NaN where a logarithm has no place for it. */
export function columnOf({columns, scale, x: {from, to}}: Grid, x: number): number {
	if (scale === 'linear') return ((x - from) / (to - from)) * (columns - 1);
	return x > 0 ? ((Math.log2(x) - Math.log2(from)) / (Math.log2(to) - Math.log2(from))) * (columns - 1) : NaN;
}

/** Position of a y, in rows from the middle of the uppermost. */
export function rowOf({rows, y: {from, to}}: Grid, y: number): number {
	return ((to - y) / (to - from)) * (rows - 1);
}

/**
 * Least and greatest row of every column, however many samples fall into one, so that a spike of a single sample is
 * drawn at its full height. Between samples the line is straight; it breaks where a value is missing or where two
 * samples are farther apart than `gap`.
 */
export function envelope(x: ArrayLike<number>, y: ArrayLike<number>, grid: Grid, gap = Infinity): Envelope {
	const {columns} = grid;
	const least = new Float64Array(columns).fill(Infinity);
	const greatest = new Float64Array(columns).fill(-Infinity);
	const joined = new Uint8Array(columns);
	const touch = (column: number, value: number) => {
		if (value < (least[column] ?? 0)) least[column] = value;
		if (value > (greatest[column] ?? 0)) greatest[column] = value;
	};

	// Long traces spend their time in this loop: a linear axis is one multiplication.
	const isLog = grid.scale === 'log2';
	const perX = (columns - 1) / (grid.x.to - grid.x.from);
	const length = Math.min(x.length, y.length);
	let isOpen = false;
	let lastX = 0;
	let lastY = 0;
	let lastPosition = 0;
	for (let index = 0; index < length; index++) {
		const sampleX = x[index] ?? NaN;
		const value = y[index] ?? NaN;
		const position = isLog ? columnOf(grid, sampleX) : (sampleX - grid.x.from) * perX;
		// Not finite: the difference is NaN.
		if (position - position !== 0 || value - value !== 0) {
			isOpen = false;
			continue;
		}
		const here = Math.round(position);
		if (here >= 0 && here < columns) touch(here, value);
		if (isOpen && Math.abs(sampleX - lastX) <= gap) {
			const there = Math.round(lastPosition);
			if (there !== here) {
				const slope = (value - lastY) / (position - lastPosition);
				const first = Math.max(0, Math.min(here, there) + 1);
				const last = Math.min(columns - 1, Math.max(here, there));
				for (let column = first; column <= last; column++) {
					joined[column] = 1;
					if (column !== here && column !== there) touch(column, value + (column - position) * slope);
				}
				// A line that comes in from outside is drawn up to the edge.
				if (Math.min(here, there) < 0 && Math.max(here, there) > 0) touch(0, value - position * slope);
			}
		}
		isOpen = true;
		lastX = sampleX;
		lastY = value;
		lastPosition = position;
	}
	return connected(rowsOf(least, greatest, grid), joined);
}

type Rows = Pick<Envelope, 'top' | 'bottom'>;

function rowsOf(least: Float64Array, greatest: Float64Array, grid: Grid): Rows {
	const inside = (value: number) => Math.min(grid.rows - 1, Math.max(0, Math.round(rowOf(grid, value))));
	const top = Int32Array.from(greatest, value => (value === -Infinity ? -1 : inside(value)));
	const bottom = Int32Array.from(least, value => (value === Infinity ? -1 : inside(value)));
	return {top, bottom};
}

/** Where neighbours that belong together do not touch, each comes half of the way. */
function connected({top, bottom}: Rows, joined: Uint8Array): Envelope {
	const upper = top.slice();
	const lower = bottom.slice();
	for (let column = 1; column < top.length; column++) {
		const leftTop = top[column - 1] ?? -1;
		const leftBottom = bottom[column - 1] ?? -1;
		const rightTop = top[column] ?? -1;
		const rightBottom = bottom[column] ?? -1;
		if (joined[column] !== 1 || leftTop === -1 || rightTop === -1) continue;
		if (rightTop > leftBottom + 1) {
			const middle = (leftBottom + rightTop) >> 1;
			lower[column - 1] = Math.max(lower[column - 1] ?? 0, middle);
			upper[column] = Math.min(upper[column] ?? 0, middle + 1);
		} else if (leftTop > rightBottom + 1) {
			const middle = (rightBottom + leftTop) >> 1;
			upper[column - 1] = Math.min(upper[column - 1] ?? 0, middle + 1);
			lower[column] = Math.max(lower[column] ?? 0, middle);
		}
	}
	return {top: upper, bottom: lower, joined};
}
