import type {CellValue, Column} from '../figures/figure.ts';
import {type CellText, cellText, type DecimalsOf, shortWord, unknownCell} from './cell-text.ts';
import {columnDecimals, fewerDecimals} from './column-decimals.ts';
import type {Glyphs} from './glyphs.ts';
import type {Line, Span} from './line.ts';
import {cellsOfLine, span} from './spans.ts';
import {cellsOf, padEnd, padStart} from './text-width.ts';

export type ColumnCells = {
	/** Of the widest cell. */
	readonly width: number;
	/** One a row, without the blanks that align them in the column; their points, ±, dots and units stand under each other. */
	readonly cells: readonly Line[];
	/** Cut without loss of meaning: words, not numbers. */
	readonly isText: boolean;
	readonly hasDeviations: boolean;
	/**
	 * The same with less: without deviations, with three significant digits, without blanks that align what has different
	 * units, and with shorter words.
	 */
	readonly compact: {readonly width: number; readonly cells: readonly Line[]} | null;
};

/** The cells of a column, undefined where a row has none; null rows (headings) take no part. */
export function columnCells(
	column: Column,
	values: readonly (CellValue | undefined | null)[],
	glyphs: Glyphs,
): ColumnCells {
	const present = values.filter(value => value !== undefined && value !== null);
	const decimalsOf = columnDecimals(present);
	const texts = values.map(value => {
		if (value === null) return null;
		return value === undefined ? unknownCell(glyphs) : cellText(value, glyphs, decimalsOf, column.unit === undefined);
	});
	const numbers = texts.filter(text => text?.kind === 'number');
	const intervals = texts.filter(text => text?.kind === 'interval');
	const isNumeric = present.some(value => value.kind === 'quantity');
	const slots = {
		whole: widest(numbers.map(text => text.whole)),
		decimals: widest(numbers.map(text => text.decimals)),
		plusMinus: widest(numbers.map(text => text.plusMinus)),
		unit: widest(numbers.map(text => text.unit)),
		low: widest(intervals.map(text => text.low)),
		high: widest(intervals.map(text => text.high)),
		unitOfInterval: widest(intervals.map(text => text.unit)),
	};

	const laidOut = texts.map((text): Line => {
		if (text === null) return [];
		if (text.kind === 'line') return text.line;
		if (text.kind === 'interval') {
			const bounds = `${padStart(text.low, slots.low)} ${glyphs.between} ${padStart(text.high, slots.high)}`;
			return [span(bounds), ...spacedUnit(text.unit, slots.unitOfInterval)];
		}
		// A dash in a column of words is a word.
		if (!isNumeric) return [span(text.whole + text.decimals, text.role)];
		return numberLine(text, slots);
	});
	const width = widestLine(laidOut);
	const compact = compactCells(column, values, glyphs, {laidOut, texts, slots, decimalsOf});
	const compactWidth = widestLine(compact);
	return {
		width,
		cells: laidOut,
		isText: column.align === 'left' && !isNumeric && intervals.length === 0,
		hasDeviations: slots.plusMinus > 0,
		compact: compactWidth < width ? {width: compactWidth, cells: compact} : null,
	};
}

type Whole = {
	readonly laidOut: readonly Line[];
	readonly texts: readonly (CellText | null)[];
	readonly slots: Slots;
	readonly decimalsOf: DecimalsOf;
};

function compactCells(
	column: Column,
	values: readonly (CellValue | undefined | null)[],
	glyphs: Glyphs,
	{laidOut, texts, slots, decimalsOf}: Whole,
): readonly Line[] {
	if (slots.whole === 0)
		return values.map((value, index) => (value ? shortWord(value, glyphs) : null) ?? laidOut[index] ?? []);
	const fewer = fewerDecimals(decimalsOf);
	const short = values.map((value, index) =>
		value?.kind === 'quantity' ? cellText(value, glyphs, fewer, column.unit === undefined) : texts[index],
	);
	const numbers = short.filter(text => text?.kind === 'number');
	const units = new Set(numbers.map(({unit}) => unit).filter(unit => unit !== ''));
	const tight =
		units.size > 1
			? {...slots, whole: 0, decimals: 0, unit: 0}
			: {
					...slots,
					whole: widest(numbers.map(text => text.whole)),
					decimals: widest(numbers.map(text => text.decimals)),
				};
	return short.map((text, index) =>
		text?.kind === 'number' ? numberLine({...text, plusMinus: ''}, {...tight, plusMinus: 0}) : (laidOut[index] ?? []),
	);
}

function widestLine(lines: readonly Line[]): number {
	return lines.reduce((most, line) => Math.max(most, cellsOfLine(line)), 0);
}

type Slots = Readonly<Record<'whole' | 'decimals' | 'plusMinus' | 'unit', number>>;

function numberLine(text: Extract<CellText, {kind: 'number'}>, slots: Slots): Line {
	const number = padStart(text.whole, slots.whole) + padEnd(text.decimals, slots.decimals);
	if (slots.plusMinus === 0 && slots.unit === 0)
		return [span(number, text.role), ...spacedUnit(text.unit, cellsOf(text.unit))];
	const deviation = slots.plusMinus === 0 ? [] : [span(` ${padEnd(text.plusMinus, slots.plusMinus)}`, 'dim')];
	return [span(number, text.role), ...deviation, ...spacedUnit(text.unit, slots.unit)];
}

function spacedUnit(unit: string, width: number): readonly Span[] {
	return width === 0 ? [] : [span(` ${padEnd(unit, width)}`)];
}

function widest(texts: readonly string[]): number {
	return texts.reduce((most, text) => Math.max(most, cellsOf(text)), 0);
}
