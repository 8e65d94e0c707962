import type {Measurement} from '../domain/measurement.ts';
import type {TeeMode} from '../domain/tee-mode.ts';
import type {CellValue, Column, TableFigure, TableRow} from '../figures/figure.ts';
import {count, intervalCell, measured, none, overheadCell, sizesCell, text, verdictCell} from './cells.ts';
import type {Pair, Place} from './pair.ts';
import {conditionColumn, sideCells, sideColumns, valueColumn} from './side-columns.ts';

export type PairRow = Place & {readonly pair: Pair};

export type OverheadTableOptions = {
	readonly id: string;
	readonly title?: string;
	readonly interactive?: boolean;
	/** `loss` where more is better, `increase` where less is. */
	readonly overhead: 'loss' | 'increase';
	/** What stands in the columns of the modes; the median over runs ± their deviation by default. */
	readonly cell?: (measurement: Measurement | null) => CellValue;
	/** Of money: the currency. */
	readonly symbol?: string;
};

const fullTitles: Readonly<Record<TeeMode, string>> = {
	tee_off: 'TEE off',
	tee_on: 'TEE on',
	unknown: 'mode unknown',
};

/** One condition a row: off, on, the overhead with its interval, how many runs it rests on, and what that allows to say. */
export function overheadTable(rows: readonly PairRow[], options: OverheadTableOptions): TableFigure {
	const {id, title, interactive = false, overhead, cell = measured, symbol} = options;
	const pairs = rows.map(({pair}) => pair);
	const unit = pairs[0]?.comparison.unit ?? 'count';
	const paired = pairs.some(({off, on}) => off !== null || on !== null);
	return {
		kind: 'table',
		id,
		...(title === undefined ? {} : {title}),
		columns: [
			conditionColumn,
			...sideColumns(pairs, {
				prefix: 'value',
				unit,
				priority: 1,
				titles: fullTitles,
				...(symbol === undefined ? {} : {symbol}),
			}),
			...(pairs.some(({unknown}) => unknown !== null)
				? [valueColumn('n-unknown', paired ? 'n unknown' : 'n', null, 3)]
				: []),
			...(paired ? overheadColumns(overhead) : []),
		],
		rows: grouped(rows, ({condition, pair}) => ({
			id: condition.id,
			target: condition.id,
			cells: {
				condition: text(condition.name),
				...sideCells('value', pair, cell),
				'n-unknown': pair.unknown === null ? none : count(pair.unknown.n),
				overhead: overheadCell(pair.comparison),
				interval: intervalCell(pair.comparison),
				n: sizesCell(pair.comparison),
				verdict: verdictCell(pair.comparison),
			},
			...(paired && pair.comparison.verdict === 'not comparable' ? {tone: 'greyed' as const} : {}),
		})),
		interactive,
	};
}

function overheadColumns(overhead: 'loss' | 'increase'): readonly Column[] {
	return [
		valueColumn('overhead', overhead, null, 0),
		valueColumn('interval', '95 % interval', null, 2),
		valueColumn('n', 'n', null, 3),
		{id: 'verdict', title: 'verdict', align: 'left', priority: 0},
	];
}

/** Rows under a heading for each experiment, where there are several. */
export function grouped<Row extends Place>(rows: readonly Row[], rowOf: (row: Row) => TableRow): readonly TableRow[] {
	const several = severalExperiments(rows);
	return rows.flatMap((row, index) => {
		const opens = several && rows[index - 1]?.experiment.id !== row.experiment.id;
		return opens ? [headingOf(row), rowOf(row)] : [rowOf(row)];
	});
}

function severalExperiments(rows: readonly Place[]): boolean {
	return new Set(rows.map(({experiment}) => experiment.id)).size > 1;
}

function headingOf({experiment}: Place): TableRow {
	return {
		id: `group:${experiment.id}`,
		target: experiment.id,
		cells: {condition: text(experiment.id, 'strong')},
		tone: 'group',
	};
}
