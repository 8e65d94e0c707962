import type {Column} from '../figures/figure.ts';
import type {ColumnCells} from './column-cells.ts';
import type {Glyphs} from './glyphs.ts';
import type {Line} from './line.ts';
import {blank, cellsOfLine, span} from './spans.ts';
import {cellsOf, cut, widthApart} from './text-width.ts';
import {wrap} from './wrap.ts';

export type TableColumn = {
	readonly column: Column;
	readonly cells: ColumnCells;
	/** With the arrow of the column that the rows are sorted by, joined to it by `noBreak`. */
	readonly title: string;
	readonly unit: string;
	/** What stands in a column of names; none in any other. */
	readonly names: readonly string[];
};

export type PlacedColumn = {
	readonly source: TableColumn;
	readonly cells: readonly Line[];
	readonly width: number;
	readonly heading: readonly Line[];
};

export type TableLayout = {
	readonly columns: readonly PlacedColumn[];
	readonly left: readonly TableColumn[];
	readonly fullness: Fullness;
};

/** Between two columns. */
export const columnGap = 2;

/** Joins a title and the arrow behind it. */
export const noBreak = '\u00a0';

const leastTextWidth = 4;

/** Shorter names are never cut. */
const leastNameWidth = 10;

/** What is left of a name is read at ease: to keep more than numbers need, it is not cut further. */
const easyNameWidth = 16;

/** A heading takes a second line for more than this many cells. */
const leastSaving = 3;

type Heading = 'one line' | 'unit below' | 'two lines';

const headings: readonly Heading[] = ['one line', 'unit below', 'two lines'];

/** Whether cells say everything, or numbers less of it, or words too. */
export type Fullness = 'whole' | 'short numbers' | 'short';

/**
 * The columns that fit. What gives way, in this order: units go below titles, titles break into two lines, texts with a
 * `minWidth` are cut, numbers lose their deviations and what is beyond three digits, words are shortened, then the column
 * of the largest priority goes, the last of its kind first. When no column may go, names are cut as far as they stay
 * apart, and other texts after them.
 */
export function layoutTable(all: readonly TableColumn[], width: number, glyphs: Glyphs): TableLayout {
	const least = new Map(
		all.map(column => [
			column,
			column.names.length === 0 ? 0 : widthApart(column.names, leastNameWidth, glyphs.ellipsis),
		]),
	);
	const apart = (source: TableColumn) => least.get(source) ?? 0;
	const asked = (source: TableColumn, leastName: number) => {
		const {minWidth} = source.column;
		if (minWidth === undefined) return undefined;
		return Math.max(minWidth, apart(source), source.names.length === 0 ? 0 : leastName);
	};
	const named = (source: TableColumn) => (source.names.length === 0 ? undefined : apart(source));
	let kept = all;
	for (;;) {
		const end = (columns: readonly PlacedColumn[], fullness: Fullness): TableLayout => ({
			columns: aligned(columns),
			left: all.filter(column => !kept.includes(column)),
			fullness,
		});
		const levels = fullnessesOf(kept);
		const shortest = levels.at(-1) ?? 'whole';
		for (const fullness of levels) {
			for (const heading of headings) {
				const columns = kept.map(column => placed(column, heading, fullness));
				if (total(columns) <= width) return end(columns, fullness);
			}
			// Before a name is cut shorter than it must be, a word is.
			if (fullness !== 'whole' && fullness !== shortest) continue;
			const leastName = fullness === shortest ? 0 : easyNameWidth;
			const squeezed = shrunk(
				kept.map(column => placed(column, 'two lines', fullness)),
				width,
				column => asked(column, leastName),
				glyphs,
			);
			if (total(squeezed) <= width) return end(squeezed, fullness);
		}
		const victim = kept.reduce<TableColumn | null>(
			(worst, column) =>
				column.column.priority > 0 && column.column.priority >= (worst?.column.priority ?? 0) ? column : worst,
			null,
		);
		if (victim === null) {
			const narrow = kept.map(column => placed(column, 'two lines', shortest));
			const abridged = shrunk(narrow, width, named, glyphs);
			return end(total(abridged) <= width ? abridged : shrunk(narrow, width, () => leastTextWidth, glyphs), shortest);
		}
		kept = kept.filter(column => column !== victim);
	}
}

function fullnessesOf(columns: readonly TableColumn[]): readonly Fullness[] {
	const shortened = columns.filter(({cells}) => cells.compact !== null);
	return [
		'whole',
		...(shortened.some(({cells}) => !cells.isText) ? ['short numbers' as const] : []),
		...(shortened.some(({cells}) => cells.isText) ? ['short' as const] : []),
	];
}

function placed(source: TableColumn, kind: Heading, fullness: Fullness): PlacedColumn {
	const {title, unit} = source;
	const isShort = fullness === 'short' || (fullness === 'short numbers' && !source.cells.isText);
	const {width, cells} = isShort ? (source.cells.compact ?? source.cells) : source.cells;
	if (kind === 'one line') {
		const heading: Line = [span(spaced(title), 'strong'), span(unit === '' ? '' : ` ${unit}`, 'dim')];
		return {source, cells, heading: [heading], width: Math.max(width, cellsOfLine(heading))};
	}
	const short = Math.max(width, halfOf(title), cellsOf(unit));
	const isBroken = kind === 'two lines' && cellsOf(title) - short > leastSaving;
	const lines = wrap(title, Math.max(1, isBroken ? short : cellsOf(title))).map(
		(text): Line => [span(spaced(text), 'strong')],
	);
	const heading = unit === '' ? lines : [...lines, [span(unit, 'dim')]];
	return {source, cells, heading, width: Math.max(width, ...heading.map(cellsOfLine))};
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
	leastOf: (column: TableColumn) => number | undefined,
	glyphs: Glyphs,
): readonly PlacedColumn[] {
	const widths = columns.map(column => column.width);
	const least = columns.map(({source, width: natural}) => {
		const asked = source.cells.isText ? leastOf(source) : undefined;
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
	return columns.map(({source, cells, width, heading}) => {
		const lines = heading.map((line): Line => {
			const pad = blank(width - cellsOfLine(line));
			return source.column.align === 'right' ? [pad, ...line] : [...line, pad];
		});
		const above = Array.from({length: height - heading.length}, (): Line => [blank(width)]);
		return {source, cells, width, heading: [...above, ...lines]};
	});
}
