import type {CellValue, Column, TableFigure} from '../figures/figure.ts';
import {change, modeCell, text} from './cells.ts';
import type {Repetition} from './repetitions.ts';
import {modeColumn} from './side-columns.ts';

type RepetitionTableOptions<Row extends Repetition> = {
	readonly id: string;
	readonly title: string;
	readonly columns: readonly Column[];
	readonly cells: (repetition: Row) => Readonly<Record<string, CellValue>>;
};

/** One run a row: the drill-down of a condition, a mode or a run. */
export function repetitionTable<Row extends Repetition>(
	repetitions: readonly Row[],
	options: RepetitionTableOptions<Row>,
): TableFigure {
	const {id, title, columns, cells} = options;
	return {
		kind: 'table',
		id,
		title,
		columns: [
			modeColumn,
			{id: 'repetition', title: 'rep', align: 'right', priority: 0},
			...columns,
			{id: 'from-median', title: 'from median', align: 'right', priority: 1},
			{id: 'remark', title: '', align: 'left', priority: 2, minWidth: 6},
		],
		rows: repetitions.map(repetition => ({
			id: repetition.run.id,
			target: repetition.run.id,
			cells: {
				mode: modeCell(repetition.run.teeMode),
				repetition: text(String(repetition.run.repetition), repetition.selected ? 'strong' : 'plain'),
				...cells(repetition),
				'from-median': change(repetition.fromMedian),
				remark: text(remarkOf(repetition), 'dim'),
			},
		})),
		interactive: true,
	};
}

function remarkOf({run, selected, value, outlier}: Repetition): string {
	const remarks = [
		...(outlier ? ['outlier'] : []),
		...(run.running !== undefined
			? ['running']
			: run.result === null
				? ['unreadable']
				: value === null
					? ['no measurement']
					: []),
		...(selected ? ['selected'] : []),
	];
	return remarks.join(', ');
}
