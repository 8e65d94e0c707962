import type {CellValue, Column} from '../figures/figure.ts';
import {type CellText, cellText, unknownCell} from './cell-text.ts';
import {columnDecimals} from './column-decimals.ts';
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
	/** The same with less: without deviations, and without blanks that align what has different units. */
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
	const isOfUnits = new Set(numbers.filter(({unit}) => unit !== '').map(({unit}) => unit)).size > 1;
	const isLong = isNumeric && (slots.plusMinus > 0 || isOfUnits);
	const tight = isOfUnits ? {...slots, whole: 0, decimals: 0, unit: 0} : slots;
	const compact = texts.map((text, index): Line => {
		if (text?.kind !== 'number') return laidOut[index] ?? [];
		return numberLine({...text, plusMinus: ''}, {...tight, plusMinus: 0});
	});
	return {
		width: widestLine(laidOut),
		cells: laidOut,
		isText: column.align === 'left' && !isNumeric && intervals.length === 0,
		hasDeviations: slots.plusMinus > 0,
		compact: isLong ? {width: widestLine(compact), cells: compact} : null,
	};
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
