import type {CellValue, Figure, TableRow} from '../figures/figure.ts';
import {memo} from './memo.ts';

/** The list of findings with those that the reader has set aside marked: still there, and no longer asking for anything. */
export const withSetAside = memo(
	(figures: readonly Figure[], acknowledged: ReadonlySet<string>): readonly Figure[] =>
		figures.map(figure =>
			figure.kind === 'table' && figure.id === 'findings'
				? {...figure, rows: figure.rows.map(row => (isAside(row, acknowledged) ? marked(row) : row))}
				: figure,
		),
	4,
);

/** A row of the list is named `code:position:path`. */
function isAside({id, target}: TableRow, acknowledged: ReadonlySet<string>): boolean {
	return target !== undefined && acknowledged.has(`${id.split(':', 1)[0] ?? ''} ${target}`);
}

function marked(row: TableRow): TableRow {
	return {...row, tone: 'greyed', cells: {...row.cells, what: prefixed(row.cells['what'])}};
}

function prefixed(cell: CellValue | undefined): CellValue {
	return {kind: 'text', text: cell?.kind === 'text' ? `set aside: ${cell.text}` : 'set aside'};
}
