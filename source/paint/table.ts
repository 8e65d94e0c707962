import type {TableFigure, TableRow} from '../figures/figure.ts';
import {columnCells} from './column-cells.ts';
import {type Glyphs, glyphLevels} from './glyphs.ts';
import type {Line, Span} from './line.ts';
import type {PaintOptions} from './paint-options.ts';
import {type Sort, sortRows} from './sort-rows.ts';
import {blank, cellsOfLine, fitLine, span, withRole} from './spans.ts';
import {columnGap, layoutTable, type PlacedColumn, type TableColumn} from './table-layout.ts';
import {padEnd} from './text-width.ts';

export type PaintedTable = {
	readonly lines: readonly Line[];
	/** Row ids with the index of their line; headings inside the table are no rows. */
	readonly rows: readonly {readonly row: string; readonly line: number}[];
};

export function paintTable(figure: TableFigure, options: PaintOptions): PaintedTable {
	const glyphs = glyphLevels[options.glyphs];
	const sort = (figure.interactive === true ? options.sort : null) ?? null;
	const rows = sort === null ? figure.rows : sortRows(figure.rows, sort);
	const margin = figure.interactive === true && options.width > 20 ? `${glyphs.pointer} ` : '';
	const room = options.width - margin.length;
	const layout = layoutTable(tableColumns(figure, rows, sort ?? figure.sortedBy ?? null, glyphs), room, glyphs);

	const above = [...(figure.title === undefined ? [] : [[span(glyphs.text(figure.title), 'title')]])];
	const head = headingLines(layout.columns).map(line => [blank(margin.length), ...line]);
	const start = above.length + head.length;
	const body = rows.map((row, index): Line => {
		const isSelected = figure.interactive === true && row.tone !== 'group' && row.id === options.selectedRow;
		const cells =
			row.tone === 'group' ? groupLine(row, index, layout.columns, glyphs) : rowLine(index, layout.columns, glyphs);
		if (isSelected)
			return withRole([span(margin), ...cells, blank(tableWidth(layout.columns) - cellsOfLine(cells))], 'selected');
		const line = [blank(margin.length), ...cells];
		return row.tone === 'greyed' ? withRole(line, 'dim') : line;
	});
	const left = layout.left.map(({title, unit}) => (unit === '' ? title : `${title} ${unit}`));
	const note = left.length === 0 ? [] : [[span(`${glyphs.text('not shown for width: ')}${left.join(', ')}`, 'dim')]];
	const empty = rows.length > 0 ? [] : [[span('no rows', 'dim')]];

	return {
		lines: [...above, ...head, ...body, ...empty, ...note].map(line => fitLine(line, options.width, glyphs.ellipsis)),
		rows: rows.flatMap((row, index) => (row.tone === 'group' ? [] : [{row: row.id, line: start + index}])),
	};
}

function tableColumns(
	figure: TableFigure,
	rows: readonly TableRow[],
	sort: Sort | null,
	glyphs: Glyphs,
): readonly TableColumn[] {
	return figure.columns.map(column => {
		const arrow =
			sort?.column === column.id ? `\u00a0${sort.descending ? glyphs.sorted.descending : glyphs.sorted.ascending}` : '';
		return {
			column,
			cells: columnCells(
				column,
				rows.map(row =>
					row.tone === 'group' ? (isLone(row) ? null : (row.cells[column.id] ?? null)) : row.cells[column.id],
				),
				glyphs,
			),
			title: glyphs.text(column.title) + arrow,
			unit: glyphs.text(column.unit ?? ''),
		};
	});
}

/** A heading that says one thing takes the whole row for it. */
function isLone(row: TableRow): boolean {
	return Object.keys(row.cells).length <= 1;
}

function headingLines(columns: readonly PlacedColumn[]): readonly Line[] {
	const height = columns[0]?.heading.length ?? 0;
	return Array.from({length: height}, (_, line) => joinColumns(columns.map(({heading}) => heading[line] ?? [])));
}

function rowLine(index: number, columns: readonly PlacedColumn[], glyphs: Glyphs): Line {
	return joinColumns(
		columns.map(({source, width}) => {
			const cell = source.cells.cells[index] ?? [];
			const cells = cellsOfLine(cell);
			if (cells > width) return cutTo(cell, width, glyphs);
			const pad = blank(width - cells);
			return source.column.align === 'right' ? [pad, ...cell] : [...cell, pad];
		}),
	);
}

function cutTo(cell: Line, width: number, glyphs: Glyphs): Line {
	const short = fitLine(cell, width, glyphs.ellipsis);
	return [...short, blank(width - cellsOfLine(short))];
}

function groupLine(row: TableRow, index: number, columns: readonly PlacedColumn[], glyphs: Glyphs): Line {
	if (!isLone(row)) return withRole(rowLine(index, columns, glyphs), 'strong');
	const cell = Object.values(row.cells)[0];
	const text = cell?.kind === 'text' ? cell.text : row.id;
	return [span(padEnd(glyphs.text(text), 0), 'strong')];
}

function joinColumns(cells: readonly Line[]): Line {
	return cells.flatMap((cell, index): readonly Span[] => (index === 0 ? cell : [blank(columnGap), ...cell]));
}

function tableWidth(columns: readonly PlacedColumn[]): number {
	return columns.reduce((sum, {width}) => sum + width, 0) + columnGap * Math.max(0, columns.length - 1);
}
