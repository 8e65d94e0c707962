import type {TableFigure, TableRow} from '../figures/figure.ts';
import {columnCells} from './column-cells.ts';
import {type Glyphs, glyphLevels} from './glyphs.ts';
import type {Line, Span} from './line.ts';
import type {PaintOptions} from './paint-options.ts';
import {type Sort, sortRows} from './sort-rows.ts';
import {blank, cellsOfLine, fitLine, span, withRole} from './spans.ts';
import {columnGap, layoutTable, noBreak, type PlacedColumn, type TableColumn} from './table-layout.ts';
import {cellsOf, cutApart} from './text-width.ts';
import {wrap} from './wrap.ts';

export type PaintedTable = {
	readonly lines: readonly Line[];
	/** Row ids with the index of their line; headings inside the table are no rows. */
	readonly rows: readonly {readonly row: string; readonly line: number}[];
};

export function paintTable(figure: TableFigure, options: PaintOptions): PaintedTable {
	const {lines, rows, margin, cellsOfTable} = withoutSelection(figure, options);
	const selected = figure.interactive === true ? rows.find(({row}) => row === options.selectedRow) : undefined;
	const line = selected === undefined ? undefined : lines[selected.line];
	if (selected === undefined || line === undefined) return {lines, rows};
	const glyphs = glyphLevels[options.glyphs];
	const bare = margin > 0 ? withoutMargin(line, margin) : line;
	const pointer = margin > 0 ? [span(`${glyphs.pointer} `)] : [];
	const whole = [...pointer, ...bare, blank(cellsOfTable - cellsOfLine(bare))];
	return {lines: lines.with(selected.line, fitLine(withRole(whole, 'selected'), options.width, glyphs.ellipsis)), rows};
}

type Unselected = PaintedTable & {
	/** Cells in front of the first column, where the selected row is pointed at. */
	readonly margin: number;
	readonly cellsOfTable: number;
};

/** The last painting of a table: a cursor that moves in it changes two lines, not all of them. */
const painted = new WeakMap<TableFigure, {readonly key: string; readonly table: Unselected}>();

function withoutSelection(figure: TableFigure, options: PaintOptions): Unselected {
	const sort = (figure.interactive === true ? options.sort : null) ?? null;
	const key = JSON.stringify([options.width, options.glyphs, sort]);
	const known = painted.get(figure);
	if (known?.key === key) return known.table;
	const table = paintUnselected(figure, options, sort);
	painted.set(figure, {key, table});
	return table;
}

function paintUnselected(figure: TableFigure, {width, glyphs: level}: PaintOptions, sort: Sort | null): Unselected {
	const glyphs = glyphLevels[level];
	const rows = sort === null ? figure.rows : sortRows(figure.rows, sort);
	const margin = figure.interactive === true && width > 20 ? cellsOf(glyphs.pointer) + 1 : 0;
	const columns = tableColumns(figure, rows, sort ?? figure.sortedBy ?? null, glyphs);
	const layout = layoutTable(columns, width - margin, glyphs);

	const above: readonly Line[] = figure.title === undefined ? [] : [[span(glyphs.text(figure.title), 'title')]];
	const head = headingLines(layout.columns, margin);
	const cutters = layout.columns.map(column => cutterOf(column, glyphs));
	const wholeRow = (index: number) =>
		rowLine(layout.columns, margin, (column, position) => {
			const cell = column.cells[index] ?? [];
			return cellsOfLine(cell) > column.width ? (cutters[position]?.(cell) ?? cell) : cell;
		});
	const body = rows.map((row, index): Line => {
		if (row.tone === 'group') return groupLine(row, isLone(row) ? null : wholeRow(index), margin, glyphs);
		const line = wholeRow(index);
		return row.tone === 'greyed' ? withRole(line, 'dim') : line;
	});
	const isWithoutDeviations =
		layout.fullness !== 'whole' && layout.columns.some(({source}) => source.cells.hasDeviations);
	const left = [
		...layout.left.map(({column, unit}) => glyphs.text(column.title) + (unit === '' ? '' : ` ${unit}`)),
		...(isWithoutDeviations ? [glyphs.text('± deviations')] : []),
	].join(', ');
	const note = left === '' ? [] : wrap(`not shown for width: ${left}`, width).map((text): Line => [span(text, 'dim')]);
	const empty: readonly Line[] = rows.length > 0 ? [] : [[span('no rows', 'dim')]];

	const start = above.length + head.length;
	return {
		lines: [...above, ...head, ...body, ...empty, ...note].map(line => fitLine(line, width, glyphs.ellipsis)),
		rows: rows.flatMap((row, index) => (row.tone === 'group' ? [] : [{row: row.id, line: start + index}])),
		margin,
		cellsOfTable: layout.columns.reduce((sum, column) => sum + column.width + columnGap, -columnGap),
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
			sort?.column === column.id
				? `${noBreak}${sort.descending ? glyphs.sorted.descending : glyphs.sorted.ascending}`
				: '';
		const cells = columnCells(
			column,
			rows.map(row =>
				row.tone === 'group' ? (isLone(row) ? null : (row.cells[column.id] ?? null)) : row.cells[column.id],
			),
			glyphs,
		);
		return {
			column,
			cells,
			names: column.names === true ? cells.cells.map(cell => cell.map(({text}) => text).join('')) : [],
			title: glyphs.text(column.title) + arrow,
			unit: glyphs.text(column.unit ?? ''),
		};
	});
}

/** A heading that says one thing takes the whole row for it. */
function isLone(row: TableRow): boolean {
	return Object.keys(row.cells).length <= 1;
}

function headingLines(columns: readonly PlacedColumn[], margin: number): readonly Line[] {
	const height = columns[0]?.heading.length ?? 0;
	return Array.from({length: height}, (_, index) =>
		columns.flatMap(({heading}, position): readonly Span[] => [
			blank(position === 0 ? margin : columnGap),
			...(heading[index] ?? []),
		]),
	);
}

function rowLine(
	columns: readonly PlacedColumn[],
	margin: number,
	cellOf: (column: PlacedColumn, position: number) => Line,
): Line {
	const line: Span[] = [];
	let space = margin;
	for (const [position, column] of columns.entries()) {
		const cell = cellOf(column, position);
		const rest = column.width - cellsOfLine(cell);
		const isRight = column.source.column.align === 'right';
		line.push(blank(isRight ? space + rest : space));
		for (const part of cell) line.push(part);
		space = isRight ? columnGap : rest + columnGap;
	}
	return line;
}

/** Sentences are cut at their end; of names, both ends tell them apart: `input_64_…_128`. */
function cutterOf({source, width}: PlacedColumn, {ellipsis}: Glyphs): (cell: Line) => Line {
	const cutName = cutApart(source.names, width, ellipsis);
	return cell => {
		const [only, ...others] = cell;
		const isName = source.names.length > 0 || only?.text.includes(' ') === false;
		if (only === undefined || others.length > 0 || !isName) return fitLine(cell, width, ellipsis);
		return [span(cutName(only.text), only.role)];
	};
}

function groupLine(row: TableRow, line: Line | null, margin: number, glyphs: Glyphs): Line {
	if (line !== null) return withRole(line, 'strong');
	const cell = Object.values(row.cells)[0];
	return [blank(margin), span(glyphs.text(cell?.kind === 'text' ? cell.text : row.id), 'strong')];
}

function withoutMargin(line: Line, margin: number): Line {
	const [first, ...rest] = line;
	return first === undefined ? [] : [span(first.text.slice(margin), first.role), ...rest];
}
