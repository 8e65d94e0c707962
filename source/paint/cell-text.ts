import {teeModeValue} from '../domain/tee-mode.ts';
import type {CellValue} from '../figures/figure.ts';
import {dash, decimalsFor, formatDuration, formatValue, unitText} from '../units/format.ts';
import type {Unit} from '../units/quantity.ts';
import type {Glyphs} from './glyphs.ts';
import type {Line, Role} from './line.ts';
import {modeRole, severityLook, verdictLook} from './meanings.ts';
import {span} from './spans.ts';

/** A cell taken apart at the places where a column lines up: at decimal points, at ±, at units. */
export type CellText =
	| {
			readonly kind: 'number';
			readonly whole: string;
			/** With its point. */
			readonly decimals: string;
			readonly plusMinus: string;
			readonly unit: string;
			readonly role: Role;
	  }
	| {readonly kind: 'interval'; readonly low: string; readonly high: string; readonly unit: string}
	| {readonly kind: 'line'; readonly line: Line};

/** Decimals of a quantity or an interval: the column's, so that its points stand under each other. */
export type DecimalsOf = (cell: CellValue) => number;

export function cellText(cell: CellValue, glyphs: Glyphs, decimalsOf: DecimalsOf, isWithUnit: boolean): CellText {
	switch (cell.kind) {
		case 'quantity': {
			const {value, unit, symbol} = cell.quantity;
			const decimals = decimalsOf(cell);
			const text = formatValue(value, unit, {decimals, signed: cell.signed === true});
			const plusMinus = value === null || cell.plusMinus == null ? '' : deviationText(cell.plusMinus, unit, decimals);
			const suffix = isWithUnit && value !== null ? unitText(unit, symbol) : '';
			return numberText(
				glyphs,
				text,
				plusMinus === '' ? '' : `±${plusMinus}`,
				suffix,
				value === null ? 'dim' : 'plain',
			);
		}
		case 'interval': {
			const {low, high, unit} = cell;
			if (low === null || high === null) return {kind: 'line', line: [span(glyphs.text(dash), 'dim')]};
			const decimals = decimalsOf(cell);
			return {
				kind: 'interval',
				low: glyphs.text(formatValue(low, unit, {decimals})),
				high: glyphs.text(formatValue(high, unit, {decimals})),
				unit: isWithUnit ? glyphs.text(unitText(unit)) : '',
			};
		}
		default:
			return {kind: 'line', line: wordLine(cell, glyphs)};
	}
}

/** A word where there is no room for all of it. */
export function shortWord(cell: CellValue, glyphs: Glyphs): Line | null {
	if (cell.kind !== 'verdict') return null;
	const {short, role} = verdictLook[cell.verdict];
	return [span(glyphs.text(short), role)];
}

/** With the decimals of its value; with as many as it takes where it would read as none at all. */
function deviationText(deviation: number, unit: Unit, decimals: number): string {
	for (let places = decimals; places <= mostDecimals; places++) {
		const text = formatValue(deviation, unit, {decimals: places});
		if (deviation === 0 || /[1-9]/.test(text)) return text;
	}
	return formatValue(deviation, unit, {decimals});
}

const mostDecimals = 6;

/** What a missing cell prints: it is unknown, not nothing. */
export function unknownCell(glyphs: Glyphs): CellText {
	return numberText(glyphs, dash, '', '', 'dim');
}

/** A cell that stands alone, with its unit. */
export function cellLine(cell: CellValue, glyphs: Glyphs): Line {
	const text = cellText(cell, glyphs, ownDecimals, true);
	if (text.kind === 'line') return text.line;
	const unit = text.unit === '' ? [] : [span(` ${text.unit}`, 'plain')];
	if (text.kind === 'interval') return [span(`${text.low} ${glyphs.between} ${text.high}`), ...unit];
	const deviation = text.plusMinus === '' ? [] : [span(` ${text.plusMinus}`, 'dim')];
	return [span(text.whole + text.decimals, text.role), ...deviation, ...unit];
}

export function ownDecimals(cell: CellValue): number {
	if (cell.kind === 'quantity') return decimalsFor([cell.quantity.value], cell.quantity.unit);
	if (cell.kind === 'interval') return decimalsFor([cell.low, cell.high], cell.unit);
	return 0;
}

function numberText(glyphs: Glyphs, text: string, plusMinus: string, unit: string, role: Role): CellText {
	const written = glyphs.text(text);
	const point = written.indexOf('.');
	return {
		kind: 'number',
		whole: point === -1 ? written : written.slice(0, point),
		decimals: point === -1 ? '' : written.slice(point),
		plusMinus: glyphs.text(plusMinus),
		unit: glyphs.text(unit),
		role,
	};
}

function wordLine(cell: Exclude<CellValue, {kind: 'quantity' | 'interval'}>, glyphs: Glyphs): Line {
	switch (cell.kind) {
		case 'text':
			return [span(glyphs.text(cell.text), cell.role ?? 'plain')];
		case 'verdict': {
			const {word, role} = verdictLook[cell.verdict];
			return [span(glyphs.text(word), role)];
		}
		case 'severity': {
			const {mark, role} = severityLook(cell.severity, glyphs);
			const word = cell.count === undefined ? (cell.severity ?? '') : String(cell.count);
			return [span(word === '' ? mark : `${mark} ${word}`, role)];
		}
		case 'duration':
			return [span(glyphs.text(formatDuration(cell.seconds)), cell.seconds === null ? 'dim' : 'plain')];
		case 'sizes':
			return [span(`${cell.off}+${cell.on}`, 'plain')];
		case 'mode':
			return [span(glyphs.text(`${glyphs.marks[cell.mode]} ${teeModeValue[cell.mode]}`), modeRole[cell.mode])];
		case 'none':
			return [];
	}
}
