import {cellOf} from '../../disk/trace/cell.ts';
import {type Columns, columnsOf, isHeader} from '../../disk/trace/columns.ts';
import {rowReader} from '../../disk/trace/row-reader.ts';

/** What one line of nvidia-smi says of the power of one GPU. */
export type PowerLine = {
	readonly gpu: string;
	/** What stands in the place of the power, such as `[N/A]`; null: the power. */
	readonly instead: string | null;
};

/** Lines of readings in what nvidia-smi writes, which comes in pieces of any size. */
export type PowerLines = {
	readonly feed: (text: string) => readonly PowerLine[];
	/** nvidia-smi begins anew: what was cut off is no line. */
	readonly restart: () => void;
};

export function powerLines(): PowerLines {
	let rows = rowReader();
	let columns: Columns = [];
	return {
		feed(text) {
			return rows.feed(text).flatMap((cells): readonly PowerLine[] => {
				if (isHeader(cells)) columns = columnsOf(cells);
				if (!/^\d{4}\//.test(cells[0] ?? '')) return [];
				const at = (is: (column: NonNullable<Columns[number]>) => boolean): string | undefined =>
					cells[columns.findIndex(column => column !== null && is(column))];
				const power = at(column => column.kind === 'channel' && column.channel === 'power') ?? '';
				const isTold = cellOf(power).kind === 'number';
				return [{gpu: at(({kind}) => kind === 'gpu') ?? '0', instead: isTold ? null : power}];
			});
		},
		restart() {
			rows = rowReader();
		},
	};
}
