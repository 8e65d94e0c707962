import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {columnOf, type Envelope, envelope, type Grid} from '../../source/paint/envelope.ts';

const grid = (columns: number, rows: number, x: number, y: number, scale: Grid['scale'] = 'linear'): Grid => ({
	columns,
	rows,
	scale,
	x: {from: scale === 'log2' ? 1 : 0, to: x},
	y: {from: 0, to: y},
});

/** `#` where a column is touched, rows from the top. */
function drawn({top, bottom}: Envelope, rows: number): readonly string[] {
	return Array.from({length: rows}, (_, row) =>
		Array.from(top, (first, column) =>
			first !== -1 && row >= first && row <= (bottom[column] ?? -1) ? '#' : '.',
		).join(''),
	);
}

describe('the envelope of a series', () => {
	it('joins samples with straight lines, honouring uneven distances', () => {
		expect(drawn(envelope([0, 6, 8], [0, 3, 3], grid(9, 4, 8, 3)), 4)).toEqual([
			'......###',
			'....##...',
			'..##.....',
			'##.......',
		]);
	});

	it('keeps a spike of a single sample among thousands', () => {
		const x = Float64Array.from({length: 14_400}, (_, k) => k);
		const y = Float64Array.from(x, () => 10);
		y[7000] = 100;
		const {top} = envelope(x, y, grid(100, 41, 14_399, 100));
		expect(Array.from(top).filter(row => row === 0)).toEqual([0]);
		expect(top[Math.round((7000 / 14_399) * 99)]).toBe(0);
	});

	it('breaks at a missing value and where samples are too far apart', () => {
		expect(drawn(envelope([0, 1, 2, 3, 4], [1, 1, NaN, 1, 1], grid(5, 2, 4, 1)), 2)).toEqual(['##.##', '.....']);
		expect(drawn(envelope([0, 1, 3, 4], [1, 1, 1, 1], grid(5, 2, 4, 1), 1), 2)).toEqual(['##.##', '.....']);
		expect(drawn(envelope([0, 1, 3, 4], [1, 1, 1, 1], grid(5, 2, 4, 1), 2), 2)).toEqual(['#####', '.....']);
	});

	it('draws a line that enters and leaves the visible part', () => {
		expect(drawn(envelope([-4, 8], [0, 12], {...grid(5, 5, 4, 8), y: {from: 4, to: 8}}), 5)).toEqual([
			'....#',
			'...#.',
			'..#..',
			'.#...',
			'#....',
		]);
		expect(drawn(envelope([-9, -5], [1, 1], grid(5, 2, 4, 1)), 2)).toEqual(['.....', '.....']);
	});

	it('closes a jump between neighbours in the middle', () => {
		expect(drawn(envelope([0, 1], [0, 5], grid(2, 6, 1, 5)), 6)).toEqual(['.#', '.#', '.#', '#.', '#.', '#.']);
	});

	it('puts equal ratios at equal distances on a logarithmic axis', () => {
		const log = grid(9, 2, 256, 1, 'log2');
		expect([1, 2, 16, 256].map(x => columnOf(log, x))).toEqual([0, 1, 4, 8]);
		expect(columnOf(log, 0)).toBeNaN();
	});

	it('has nothing to draw of nothing', () => {
		expect(drawn(envelope([], [], grid(3, 2, 1, 1)), 2)).toEqual(['...', '...']);
		expect(drawn(envelope([1, NaN, 2], [Infinity, 1, NaN], grid(3, 2, 2, 1)), 2)).toEqual(['...', '...']);
	});

	it('touches the row of every sample in its column, and is one stroke', () => {
		const samples = fc.array(fc.tuple(fc.double({min: 0, max: 50, noNaN: true}), fc.integer({min: 0, max: 20})), {
			minLength: 1,
			maxLength: 60,
		});
		fc.assert(
			fc.property(samples, points => {
				const sorted = points.toSorted((a, b) => a[0] - b[0]);
				const {top, bottom} = envelope(
					sorted.map(point => point[0]),
					sorted.map(point => point[1]),
					grid(26, 21, 50, 20),
				);
				for (const [x, y] of sorted) {
					const column = Math.round((x / 50) * 25);
					const row = 20 - y;
					if ((top[column] ?? 99) > row || (bottom[column] ?? -1) < row) return false;
				}
				const used = Array.from(top.keys()).filter(column => top[column] !== -1);
				return used.slice(1).every((column, k) => {
					const before = used[k] ?? 0;
					const touches =
						(top[column] ?? 0) <= (bottom[before] ?? 0) + 1 && (bottom[column] ?? 0) >= (top[before] ?? 0) - 1;
					return column === before + 1 && touches;
				});
			}),
		);
	});
});
