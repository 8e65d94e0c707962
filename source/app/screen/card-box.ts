import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line} from '../../paint/line.ts';
import {span} from '../../paint/spans.ts';
import {cellsOf, padEnd, padStart} from '../../paint/text-width.ts';
import type {RunCard} from '../../sections/run/run-card.ts';
import type {Rectangle} from '../layout.ts';
import {box} from './box.ts';

/** A small table without a cursor, for the screen to draw: every row has the same members. */
export type StaticTable = Rectangle & {readonly rows: readonly Readonly<Record<string, string>>[]};

export type CardBox = Rectangle & {
	readonly lines: readonly Line[];
	/** null: it has no rows, no room, or the terminal only ASCII; then the lines hold the numbers. */
	readonly table: StaticTable | null;
};

/** Where a ruled table would not fit, its rows stand without rules. */
export function cardBox(card: RunCard, place: Rectangle, glyphs: Glyphs): CardBox {
	const ruled = ruledSize(card.rows);
	const text = card.facts.map(fact => [span(' '), span(glyphs.text(fact))]);
	const room = {width: place.width - 4, height: place.height - 2 - text.length - 1};
	const isRuled =
		card.rows.length > 0 && glyphs.level !== 'ascii' && ruled.width <= room.width && ruled.height <= room.height;
	const plain = isRuled ? [] : plainRows(card.rows, glyphs);
	const inner = Math.max(...text.map(line => cellsOf(line.map(part => part.text).join(''))), cellsOf(card.title) + 4);
	const width = Math.min(place.width, Math.max(isRuled ? ruled.width : widthOf(plain), inner) + 4);
	const height = Math.min(place.height, text.length + 1 + (isRuled ? ruled.height : plain.length) + 2);
	const at = {
		x: place.x + Math.floor((place.width - width) / 2),
		y: place.y + Math.floor((place.height - height) / 2),
	};
	const lines = box([...text, [], ...plain], {
		width,
		height,
		focused: true,
		glyphs,
		title: [span(glyphs.text(card.title), 'title')],
	});
	const table = isRuled ? {x: 2, y: text.length + 2, ...ruled, rows: card.rows} : null;
	return {...at, width, height, lines, table};
}

/** A rule between every two rows and columns, and one cell of padding on either side of a cell. */
function ruledSize(rows: StaticTable['rows']): {readonly width: number; readonly height: number} {
	const columns = Object.keys(rows[0] ?? {});
	const width = columns.reduce((sum, column) => sum + widest(rows, column) + 3, 1);
	return {width, height: rows.length === 0 ? 0 : 2 * rows.length + 3};
}

function plainRows(rows: StaticTable['rows'], glyphs: Glyphs): readonly Line[] {
	const columns = Object.keys(rows[0] ?? {});
	const heads = Object.fromEntries(columns.map(column => [column, column]));
	return (rows.length === 0 ? [] : [heads, ...rows]).map((row, index) => [
		span(' '),
		span(
			columns
				.map((column, place) => {
					const pad = place === 0 ? padEnd : padStart;
					return pad(glyphs.text(row[column] ?? ''), widest(rows, column));
				})
				.join('  '),
			index === 0 ? 'strong' : 'plain',
		),
	]);
}

function widest(rows: StaticTable['rows'], column: string): number {
	return Math.max(cellsOf(column), ...rows.map(row => cellsOf(row[column] ?? '')));
}

function widthOf(lines: readonly Line[]): number {
	return Math.max(0, ...lines.map(line => cellsOf(line.map(part => part.text).join(''))));
}
