import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {CellValue, TableRow} from '../../source/figures/figure.ts';
import {sortRows} from '../../source/paint/sort-rows.ts';

const row = (id: string, v?: CellValue): TableRow => ({id, cells: v === undefined ? {} : {v}});
const number = (value: number | null): CellValue => ({kind: 'quantity', quantity: {value, unit: 'ms'}});
const ids = (rows: readonly TableRow[], descending = false) =>
	sortRows(rows, {column: 'v', descending}).map(({id}) => id);

describe('rows', () => {
	it('with unknown values come last in both directions', () => {
		const rows = [row('none'), row('3', number(3)), row('null', number(null)), row('1', number(1))];
		expect(ids(rows)).toEqual(['1', '3', 'none', 'null']);
		expect(ids(rows, true)).toEqual(['3', '1', 'none', 'null']);
	});

	it('with text are in natural order', () => {
		const rows = ['rep 10', 'rep 2', 'Rep 1'].map(text => row(text, {kind: 'text', text}));
		expect(ids(rows)).toEqual(['Rep 1', 'rep 2', 'rep 10']);
	});

	it('with verdicts and severities begin with the worst', () => {
		const verdicts = (['noise', 'worse', 'single run'] as const).map(verdict =>
			row(verdict, {kind: 'verdict', verdict}),
		);
		expect(ids(verdicts)).toEqual(['worse', 'noise', 'single run']);
		const severities = ([null, 'note', 'error'] as const).map(severity =>
			row(String(severity), {kind: 'severity', severity}),
		);
		expect(ids(severities)).toEqual(['error', 'note', 'null']);
	});

	it('stay under their heading', () => {
		const heading = (id: string): TableRow => ({id, tone: 'group', cells: {v: {kind: 'text', text: id}}});
		const rows = [
			row('z', number(0)),
			heading('A'),
			row('a2', number(2)),
			row('a1', number(1)),
			heading('B'),
			row('b', number(0)),
		];
		expect(ids(rows)).toEqual(['z', 'A', 'a1', 'a2', 'B', 'b']);
	});

	it('are all still there, in order, equal ones as they came', () => {
		const values = fc.array(fc.option(fc.integer({min: 0, max: 4})), {maxLength: 30});
		fc.assert(
			fc.property(values, fc.boolean(), (numbers, descending) => {
				const rows = numbers.map((value, index) => row(String(index), number(value)));
				const order = ids(rows, descending).map(Number);
				expect([...order].sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index));
				for (const [k, index] of order.entries()) {
					const before = order[k - 1];
					if (before === undefined) continue;
					const [a, b] = [numbers[before] ?? null, numbers[index] ?? null];
					if (a === b) expect(before).toBeLessThan(index);
					else if (a !== null && b !== null) expect(a < b).toBe(!descending);
					else expect(b).toBeNull();
				}
			}),
		);
	});
});
