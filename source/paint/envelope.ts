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
	/** Position of an x, in columns from the middle of the first; may lie outside, or be NaN. */
	readonly column: (x: number) => number;
	/** Position of a y, in rows from the middle of the uppermost. */
	readonly row: (y: number) => number;
};

/**
 * Least and greatest row of every column, however many samples fall into one, so that a spike of a single sample is
 * drawn at its full height. Between samples the line is straight; it breaks where a value is missing or where two
 * samples are farther apart than `gap`.
 */
export function envelope(x: ArrayLike<number>, y: ArrayLike<number>, grid: Grid, gap = Infinity): Envelope {
	const {columns, rows} = grid;
	const top = new Int32Array(columns).fill(-1);
	const bottom = new Int32Array(columns).fill(-1);
	const joined = new Uint8Array(columns);

	const touch = (column: number, position: number) => {
		const row = Math.min(rows - 1, Math.max(0, Math.round(position)));
		if (top[column] === -1 || row < (top[column] ?? 0)) top[column] = row;
		if (row > (bottom[column] ?? 0)) bottom[column] = row;
	};

	const length = Math.min(x.length, y.length);
	let isOpen = false;
	let lastX = 0;
	let lastColumn = 0;
	let lastRow = 0;
	for (let index = 0; index < length; index++) {
		const sampleX = x[index] ?? NaN;
		const column = grid.column(sampleX);
		const row = grid.row(y[index] ?? NaN);
		if (!Number.isFinite(column) || !Number.isFinite(row)) {
			isOpen = false;
			continue;
		}
		const here = Math.round(column);
		if (here >= 0 && here < columns) touch(here, row);
		if (isOpen && Math.abs(sampleX - lastX) <= gap) {
			const there = Math.round(lastColumn);
			const slope = column === lastColumn ? 0 : (row - lastRow) / (column - lastColumn);
			const first = Math.max(0, Math.min(here, there) + 1);
			const last = Math.min(columns - 1, Math.max(here, there));
			for (let between = first; between <= last; between++) {
				joined[between] = 1;
				if (between !== here && between !== there) touch(between, row + (between - column) * slope);
			}
			// A line that comes in from outside is drawn up to the edge.
			if (Math.min(here, there) < 0 && Math.max(here, there) > 0) touch(0, row + (0 - column) * slope);
		}
		isOpen = true;
		lastX = sampleX;
		lastColumn = column;
		lastRow = row;
	}
	return connected({top, bottom, joined});
}

/** Where neighbours that belong together do not touch, each comes half of the way. */
function connected({top, bottom, joined}: Envelope): Envelope {
	const upper = top.slice();
	const lower = bottom.slice();
	for (let column = 1; column < top.length; column++) {
		const aTop = top[column - 1] ?? -1;
		const aBottom = bottom[column - 1] ?? -1;
		const bTop = top[column] ?? -1;
		const bBottom = bottom[column] ?? -1;
		if (joined[column] !== 1 || aTop === -1 || bTop === -1) continue;
		if (bTop > aBottom + 1) {
			const middle = (aBottom + bTop) >> 1;
			lower[column - 1] = Math.max(lower[column - 1] ?? 0, middle);
			upper[column] = Math.min(upper[column] ?? 0, middle + 1);
		} else if (aTop > bBottom + 1) {
			const middle = (bBottom + aTop) >> 1;
			upper[column - 1] = Math.min(upper[column - 1] ?? 0, middle + 1);
			lower[column] = Math.max(lower[column] ?? 0, middle);
		}
	}
	return {top: upper, bottom: lower, joined};
}
