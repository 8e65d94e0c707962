import type {Column} from '../figures/figure.ts';
import type {ColumnCells} from './column-cells.ts';
import type {Glyphs} from './glyphs.ts';
import type {Line} from './line.ts';
import {blank, cellsOfLine, span} from './spans.ts';
import {cellsOf, cut} from './text-width.ts';
import {wrap} from './wrap.ts';

export type TableColumn = {
	readonly column: Column;
	readonly cells: ColumnCells;
	/** With the arrow of the column that the rows are sorted by, joined to it by `noBreak`. */
	readonly title: string;
	readonly unit: string;
};

export type PlacedColumn = {readonly source: TableColumn; readonly width: number; readonly heading: readonly Line[]};

export type TableLayout = {readonly columns: readonly PlacedColumn[]; readonly left: readonly TableColumn[]};

/** Between two columns. */
export const columnGap = 2;

/** Joins a title and the arrow behind it. */
export const noBreak = '\u00a0';

const leastTextWidth = 4;

/** A heading takes a second line for more than this many cells. */
const leastSaving = 3;

type Heading = 'one line' | 'unit below' | 'two lines';

const headings: readonly Heading[] = ['one line', 'unit below', 'two lines'];

/**
 * The columns that fit. What gives way, in this order: units go below titles, titles break into two lines, texts with a
 * `minWidth` are cut, then the column of the largest priority goes, the last of its kind first.
 */
export function layoutTable(all: readonly TableColumn[], width: number, glyphs: Glyphs): TableLayout {
	let kept = all;
	for (;;) {
		for (const heading of headings) {
			const columns = kept.map(column => placed(column, heading));
			if (total(columns) <= width) return {columns: aligned(columns), left: without(all, kept)};
		}
		const narrow = kept.map(column => placed(column, 'two lines'));
		const squeezed = shrunk(narrow, width, column => column.minWidth, glyphs);
		const fits = total(squeezed) <= width;
		const victim = kept.reduce<TableColumn | null>(
			(worst, column) =>
				column.column.priority > 0 && column.column.priority >= (worst?.column.priority ?? 0) ? column : worst,
			null,
		);
		if (fits) return {columns: aligned(squeezed), left: without(all, kept)};
		if (victim === null) {
			const last = shrunk(narrow, width, () => leastTextWidth, glyphs);
			return {columns: aligned(last), left: without(all, kept)};
		}
		kept = kept.filter(column => column !== victim);
	}
}

function placed(source: TableColumn, kind: Heading): PlacedColumn {
	const {title, unit, cells} = source;
	if (kind === 'one line') {
		const heading: Line = [span(spaced(title), 'strong'), span(unit === '' ? '' : ` ${unit}`, 'dim')];
		return {source, heading: [heading], width: Math.max(cells.width, cellsOfLine(heading))};
	}
	const short = Math.max(cells.width, halfOf(title), cellsOf(unit));
	const isBroken = kind === 'two lines' && cellsOf(title) - short > leastSaving;
	const lines = wrap(title, Math.max(1, isBroken ? short : cellsOf(title))).map(
		(text): Line => [span(spaced(text), 'strong')],
	);
	const heading = unit === '' ? lines : [...lines, [span(unit, 'dim')]];
	return {source, heading, width: Math.max(cells.width, ...heading.map(cellsOfLine))};
}

function spaced(title: string): string {
	return title.replaceAll(noBreak, ' ');
}

/** The least width at which the title takes two lines. */
function halfOf(title: string): number {
	const words = title.split(' ');
	const breaks = words.map((_, index) =>
		Math.max(cellsOf(words.slice(0, index).join(' ')), cellsOf(words.slice(index).join(' '))),
	);
	return Math.min(...breaks);
}

function total(columns: readonly PlacedColumn[]): number {
	return columns.reduce((sum, {width}) => sum + width, 0) + columnGap * Math.max(0, columns.length - 1);
}

/** Takes cells from the widest texts until the table fits or no text may lose more. */
function shrunk(
	columns: readonly PlacedColumn[],
	width: number,
	leastOf: (column: Column) => number | undefined,
	glyphs: Glyphs,
): readonly PlacedColumn[] {
	const widths = columns.map(column => column.width);
	const least = columns.map(({source, width: natural}) => {
		const asked = source.cells.isText ? leastOf(source.column) : undefined;
		return asked === undefined ? natural : Math.min(natural, asked);
	});
	let excess = total(columns) - width;
	while (excess > 0) {
		let widest = -1;
		widths.forEach((cells, index) => {
			if (cells > (least[index] ?? 0) && cells > (widths[widest] ?? 0)) widest = index;
		});
		if (widest === -1) break;
		widths[widest] = (widths[widest] ?? 0) - 1;
		excess--;
	}
	return columns.map((column, index) => {
		const cells = widths[index] ?? column.width;
		const heading = column.heading.map(line =>
			line.map(({text, role}) => span(cut(text, cells, glyphs.ellipsis), role)),
		);
		return {...column, width: cells, heading};
	});
}

/** Headings stand on their last line, directly above the cells. */
function aligned(columns: readonly PlacedColumn[]): readonly PlacedColumn[] {
	const height = Math.max(0, ...columns.map(({heading}) => heading.length));
	return columns.map(({source, width, heading}) => {
		const lines = heading.map((line): Line => {
			const pad = blank(width - cellsOfLine(line));
			return source.column.align === 'right' ? [pad, ...line] : [...line, pad];
		});
		const above = Array.from({length: height - heading.length}, (): Line => [blank(width)]);
		return {source, width, heading: [...above, ...lines]};
	});
}

function without(all: readonly TableColumn[], kept: readonly TableColumn[]): readonly TableColumn[] {
	return all.filter(column => !kept.includes(column));
}
