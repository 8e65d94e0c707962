import type {Channel} from '../../domain/trace.ts';
import {cellOf} from './cell.ts';
import type {Column, Columns} from './columns.ts';
import type {timeReader} from './time-cell.ts';

const channel = (name: Channel): Column => ({kind: 'channel', channel: name, gpu: null});

/** Which channels the columns with a unit are, in the order in which nvidia-smi is usually asked for them. */
const byUnit: Readonly<Record<string, readonly Channel[]>> = {
	w: ['power', 'powerLimit'],
	'%': ['utilization', 'memoryUtilization'],
	mib: ['memoryUsed'],
	mhz: ['smClock', 'memoryClock'],
	c: ['temperature'],
	'°c': ['temperature'],
};

/**
 * The columns of a log that names none (`--format=csv,noheader`), guessed from its first row: a time by its form, the rest
 * by their units; a single bare number is taken for the power. null: nothing to guess by.
 */
export function guessColumns(cells: readonly string[], timeOf: ReturnType<typeof timeReader>): Columns | null {
	const time = cells.findIndex(cell => timeOf(cell)?.clock === 'wall');
	const taken = new Map<string, number>();
	const columns = cells.map((text, index): Column | null => {
		if (index === time) return {kind: 'time'};
		const cell = cellOf(text);
		if (cell.kind !== 'number' || cell.unit === '') return null;
		const count = taken.get(cell.unit) ?? 0;
		taken.set(cell.unit, count + 1);
		const name = byUnit[cell.unit]?.[count];
		return name === undefined ? null : channel(name);
	});
	if (columns.some(column => column?.kind === 'channel')) return columns;
	const [only, another] = cells.flatMap((text, index) =>
		index !== time && cellOf(text).kind === 'number' ? [index] : [],
	);
	const isAlone = cells.length === (time === -1 ? 1 : 2) && only !== undefined && another === undefined;
	return isAlone ? columns.map((column, index) => (index === only ? channel('power') : column)) : null;
}
