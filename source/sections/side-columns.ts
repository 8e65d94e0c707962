import type {Measurement} from '../domain/measurement.ts';
import {type TeeMode, teeModes, teeModeWord} from '../domain/tee-mode.ts';
import type {CellValue, Column} from '../figures/figure.ts';
import {unitText} from '../units/format.ts';
import type {Unit} from '../units/quantity.ts';
import {none, quantity} from './cells.ts';
import {type Pair, sidesOf} from './pair.ts';

const leastNameWidth = 10;

/** Names of conditions, or of what else a table has a row for. They may be cut, but not so far that two look the same. */
export function nameColumn(id = 'condition', title = id, minWidth = leastNameWidth): Column {
	return {id, title, align: 'left', priority: 0, minWidth, names: true};
}

export const conditionColumn = nameColumn();

export const modeColumn: Column = {id: 'mode', title: 'mode', align: 'left', priority: 0};

/** A column of numbers; their unit stands in its heading. */
export function valueColumn(id: string, title: string, unit: Unit | null, priority: number, symbol?: string): Column {
	return {id, title, align: 'right', priority, ...(unit === null ? {} : {unit: unitText(unit, symbol)})};
}

type SideColumns = {
	/** Begins the ids: `total` gives `total-tee_off`. */
	readonly prefix: string;
	/** null: it is in the headings, or in the cells. */
	readonly unit: Unit | null;
	readonly priority: number;
	readonly symbol?: string;
	/** Headings; by default `off` and `on`, for tables in which several metrics stand side by side. */
	readonly titles?: Readonly<Record<TeeMode, string>>;
};

/** A column for each mode that any of the pairs has measured. */
export function sideColumns(
	pairs: readonly Pair[],
	{prefix, unit, priority, symbol, titles = teeModeWord}: SideColumns,
): readonly Column[] {
	const modes = new Set(pairs.flatMap(pair => sidesOf(pair).map(({mode}) => mode)));
	return teeModes
		.filter(mode => modes.has(mode))
		.map(mode => valueColumn(`${prefix}-${mode}`, titles[mode], unit, priority, symbol));
}

export function sideCells(
	prefix: string,
	pair: Pair,
	cell: (measurement: Measurement | null) => CellValue = medianCell,
): Readonly<Record<string, CellValue>> {
	return Object.fromEntries(sidesOf(pair).map(({mode, measurement}) => [`${prefix}-${mode}`, cell(measurement)]));
}

/** The median alone. */
export function medianCell(measurement: Measurement | null): CellValue {
	return measurement === null ? none : quantity(measurement.median, measurement.unit);
}
