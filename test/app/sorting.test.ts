import {describe, expect, it} from 'vitest';
import {nextSort, reversedSort} from '../../source/app/sorting.ts';
import type {TableFigure} from '../../source/figures/figure.ts';

const table: TableFigure = {
	kind: 'table',
	id: 'overheads',
	interactive: true,
	columns: [
		{id: 'condition', title: 'condition', align: 'left', priority: 0},
		{id: 'loss', title: 'loss', align: 'right', priority: 0},
	],
	rows: [],
};

describe('nextSort', () => {
	it('goes through the columns, names from A, numbers from the largest, and back to the order it came in', () => {
		const names = nextSort(table, null);
		expect(names).toEqual({column: 'condition', descending: false});
		const losses = nextSort(table, names);
		expect(losses).toEqual({column: 'loss', descending: true});
		expect(nextSort(table, losses)).toBeNull();
	});

	it('begins anew where the sorted column is not in this table', () => {
		expect(nextSort(table, {column: 'energy', descending: true})).toEqual({column: 'condition', descending: false});
	});
});

describe('reversedSort', () => {
	it('turns the order round, also the one in which the table came', () => {
		expect(reversedSort(table, {column: 'loss', descending: true})).toEqual({column: 'loss', descending: false});
		const sorted = {...table, sortedBy: {column: 'loss', descending: false}};
		expect(reversedSort(sorted, null)).toEqual({column: 'loss', descending: true});
		expect(reversedSort(table, null)).toEqual({column: 'condition', descending: true});
	});
});
