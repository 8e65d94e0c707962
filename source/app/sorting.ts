import type {TableFigure} from '../figures/figure.ts';
import type {View} from '../sections/view.ts';

/** The next column to sort by, and after the last the order in which the table came. Numbers begin with the largest. */
export function nextSort({columns}: TableFigure, sort: View['sort']): View['sort'] {
	const current = columns.findIndex(({id}) => id === sort?.column);
	const column = columns[current + 1];
	return column === undefined ? null : {column: column.id, descending: column.align === 'right'};
}

/** The same column the other way round; unsorted, the first column backwards. */
export function reversedSort({columns, sortedBy}: TableFigure, sort: View['sort']): View['sort'] {
	const current = sort ?? sortedBy ?? null;
	if (current !== null) return {column: current.column, descending: !current.descending};
	const [first] = columns;
	return first === undefined ? null : {column: first.id, descending: true};
}
