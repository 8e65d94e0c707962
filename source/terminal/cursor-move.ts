/** Counted from 0. The column is unknown after a character of uncertain width, and after the last cell of a row. */
export type Position = {readonly row: number; readonly column: number | undefined};

/**
 * Down in the same column, as every terminal takes it: a line feed that the line discipline of a Unix terminal does not
 * make a carriage return of. It cannot scroll, since what it leads to is on the screen.
 */
const down = '\x0b';

/** The shortest sequence that takes the cursor to a cell. */
export function shortestMove(from: Position | undefined, row: number, column: number): string {
	let best = absolute(row, column);
	if (from === undefined) return best;
	for (const [vertical, at] of verticals(from, row)) {
		const move = vertical + horizontal(at, column);
		if (move.length < best.length) best = move;
	}
	return best;
}

function absolute(row: number, column: number): string {
	const line = row === 0 ? '' : row + 1;
	return column === 0 ? `\x1b[${line}H` : `\x1b[${line};${column + 1}H`;
}

/** Ways to the row, each with the column that it ends in. */
function verticals(from: Position, row: number): readonly (readonly [string, number | undefined])[] {
	const distance = row - from.row;
	if (distance === 0) return [['', from.column]];
	const steps = Math.abs(distance) === 1 ? '' : Math.abs(distance);
	return [
		[`\x1b[${row + 1}d`, from.column],
		[distance > 0 && distance <= 4 ? down.repeat(distance) : `\x1b[${steps}${distance > 0 ? 'B' : 'A'}`, from.column],
	];
}

function horizontal(from: number | undefined, to: number): string {
	const ways = [to === 0 ? '\r' : `\x1b[${to + 1}G`, ...(to > 0 ? [`\r${forward(to)}`] : [])];
	if (from !== undefined) ways.push(to >= from ? forward(to - from) : back(from - to));
	return ways.reduce((best, way) => (way.length < best.length ? way : best));
}

function forward(steps: number): string {
	if (steps === 0) return '';
	return steps === 1 ? '\x1b[C' : `\x1b[${steps}C`;
}

function back(steps: number): string {
	return steps <= 4 ? '\b'.repeat(steps) : `\x1b[${steps}D`;
}
