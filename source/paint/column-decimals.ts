import type {CellValue} from '../figures/figure.ts';
import {decimalsFor} from '../units/format.ts';
import type {Unit} from '../units/quantity.ts';
import type {DecimalsOf} from './cell-text.ts';

type Shared = {readonly decimals: number; readonly middle: number};

const mostExtraDecimals = 3;
const mostDecimals = 6;

/**
 * One number of decimals for all quantities of a unit in the column, and one for all bounds of its intervals, so that
 * their last digits stand under each other. A quantity ten or a hundred times smaller than the column's median has one or
 * two more, or next to nothing of it would be left: 17 tok/s among thousands is 16.8. So has one, up to three significant
 * digits, whose deviation is smaller than its last digit: 62.4 ±0.2.
 */
export function columnDecimals(cells: readonly CellValue[]): DecimalsOf {
	const known = {quantity: new Map<Unit, Shared>(), interval: new Map<Unit, Shared>()};
	const shared = (kind: 'quantity' | 'interval', unit: Unit): Shared => {
		const found = known[kind].get(unit);
		if (found !== undefined) return found;
		const values = cells.flatMap(cell => valuesOf(cell, kind, unit));
		const decimals = decimalsOfAll(values, unit);
		known[kind].set(unit, decimals);
		return decimals;
	};
	return cell => {
		if (cell.kind === 'interval') return shared('interval', cell.unit).decimals;
		if (cell.kind !== 'quantity') return 0;
		const {value, unit} = cell.quantity;
		const {decimals, middle} = shared('quantity', unit);
		const plain = decimals + extraDecimals(value, middle, unit);
		return isLost(cell.plusMinus, plain, unit) ? Math.max(plain, significantDecimals(value)) : plain;
	};
}

/** The same where there is little room: no quantity has more than three significant digits for the sake of the others. */
export function fewerDecimals(decimalsOf: DecimalsOf): DecimalsOf {
	return cell => {
		const decimals = decimalsOf(cell);
		if (cell.kind !== 'quantity' || isPercentage(cell.quantity.unit) || cell.quantity.value === null) return decimals;
		return Math.min(decimals, significantDecimals(cell.quantity.value));
	};
}

function isPercentage(unit: Unit): boolean {
	return unit === 'fraction' || unit === '%';
}

function valuesOf(cell: CellValue, kind: 'quantity' | 'interval', unit: Unit): readonly (number | null)[] {
	if (cell.kind !== kind) return [];
	if (cell.kind === 'quantity') return cell.quantity.unit === unit ? [cell.quantity.value] : [];
	return cell.kind === 'interval' && cell.unit === unit ? [cell.low, cell.high] : [];
}

function decimalsOfAll(values: readonly (number | null)[], unit: Unit): Shared {
	const sizes = values
		.filter((value): value is number => value !== null && Number.isFinite(value) && value !== 0)
		.map(Math.abs)
		.sort((a, b) => a - b);
	return {decimals: decimalsFor(values, unit), middle: sizes[Math.floor((sizes.length - 1) / 2)] ?? 0};
}

function isLost(deviation: number | null | undefined, decimals: number, unit: Unit): boolean {
	if (deviation == null || deviation === 0 || unit === 'fraction') return false;
	return Math.abs(deviation) < 0.5 * 10 ** -decimals;
}

function significantDecimals(value: number | null): number {
	if (value === null || value === 0 || !Number.isFinite(value)) return 0;
	return Math.min(mostDecimals, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
}

/** Percentages are compared as points, and whole numbers have no decimals to lose. */
function extraDecimals(value: number | null, middle: number, unit: Unit): number {
	if (value === null || value === 0 || isPercentage(unit) || Number.isInteger(value)) return 0;
	const decades = Math.floor(Math.log10(middle / Math.abs(value)));
	return Number.isFinite(decades) ? Math.min(mostExtraDecimals, Math.max(0, decades)) : 0;
}
