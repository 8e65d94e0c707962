import type {Measurement} from '../domain/measurement.ts';
import {type TeeMode, teeModes} from '../domain/tee-mode.ts';
import type {CellValue, Column} from '../figures/figure.ts';
import {unitText} from '../units/format.ts';
import type {Unit} from '../units/quantity.ts';
import {none, quantity} from './cells.ts';
import {type Pair, sidesOf} from './pair.ts';

/** Names of conditions, or of what else a table has a row for. They may be cut, but not so far that two look the same. */
export function nameColumn(names: readonly string[], id = 'condition', title = id): Column {
	return {id, title, align: 'left', priority: 0, minWidth: distinctWidth(names)};
}

export function conditionColumn(rows: readonly {readonly condition: {readonly name: string}}[]): Column {
	return nameColumn(rows.map(({condition}) => condition.name));
}

const leastNameWidth = 10;

/** The least width to which different names can be cut and still differ; one cell of it is the ellipsis. */
function distinctWidth(names: readonly string[]): number {
	const different = [...new Set(names)];
	const longest = Math.max(leastNameWidth, ...different.map(name => name.length));
	for (let width = leastNameWidth; width < longest; width++) {
		const cut = different.map(name => (name.length <= width ? name : `${name.slice(0, width - 1)}…`));
		if (new Set(cut).size === different.length) return width;
	}
	return longest;
}

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

const shortTitles: Readonly<Record<TeeMode, string>> = {tee_off: 'off', tee_on: 'on', unknown: 'mode unknown'};

/** A column for each mode that any of the pairs has measured. */
export function sideColumns(
	pairs: readonly Pair[],
	{prefix, unit, priority, symbol, titles = shortTitles}: SideColumns,
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
