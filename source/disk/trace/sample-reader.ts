import type {Channel, Sample} from '../../domain/trace.ts';
import {printable} from '../../units/printable.ts';
import {cellOf, isDriverMessage} from './cell.ts';
import {type Columns, columnsOf, isHeader} from './columns.ts';
import {guessColumns} from './headerless.ts';
import {fitted, planOf, type RowPlan} from './row-plan.ts';
import {type Row, rowReader, rowsOf} from './row-reader.ts';
import {rowSampler} from './row-samples.ts';
import {timeReader} from './time-cell.ts';

/** What the rows read so far have in common, and what was wrong with the others. */
export type LogFacts = {
	/** null: no line has read like one of a GPU log. */
	readonly columns: Columns | null;
	/** All channels that it has had a column for: a restarted logger may log others. */
	readonly channels: ReadonlySet<Channel>;
	/** The log has no header: its columns are a guess. */
	readonly isGuessed: boolean;
	readonly clock: 'wall' | 'relative' | 'none';
	/** All rows but headers, and how many of them could not be read. */
	readonly rows: number;
	readonly badRows: number;
	readonly missing: ReadonlyMap<Channel, number>;
	readonly driverMessages: ReadonlySet<string>;
	/** Names of GPUs, by what the log calls them. */
	readonly names: ReadonlyMap<string, string>;
	readonly cutShort: boolean;
	/** The first line that is neither header nor reading, where there is one. */
	readonly strangeLine: string | null;
};

/**
 * Turns the text of a log into samples as it comes, in pieces of any size: the same for a file and for a log that is being
 * written. `finish` reads the last line, which a killed logger may have cut off.
 */
export type SampleReader = {
	readonly feed: (text: string) => readonly Sample[];
	readonly finish: () => readonly Sample[];
	readonly facts: () => LogFacts;
	/** So many lines in which nothing reads like a log that there is no use in going on. */
	readonly isHopeless: () => boolean;
};

const mostStrangeLines = 200;

export function sampleReader(): SampleReader {
	const rows = rowReader();
	const timeOf = timeReader();
	const {samplesOf, noteMessage, notes} = rowSampler(timeOf);
	const channels = new Set<Channel>();
	let columns: Columns | null = null;
	let plan: RowPlan | null = null;
	let isGuessed = false;
	let count = 0;
	let badRows = 0;
	let strangeLines = 0;
	let strangeLine: string | null = null;
	let cutShort = false;

	const setColumns = (found: Columns | null): void => {
		columns = found;
		plan = found === null ? null : planOf(found);
		for (const column of found ?? []) if (column?.kind === 'channel') channels.add(column.channel);
	};

	const read = (row: Row): readonly Sample[] => {
		if (isHeader(row)) {
			setColumns(columnsOf(row));
			return [];
		}
		if (isDriverLine(row)) {
			noteMessage(row.join(', '));
			return [];
		}
		if (plan === null) {
			setColumns(guessColumns(row, timeOf));
			isGuessed = plan !== null;
		}
		if (plan === null) {
			strangeLines++;
			strangeLine ??= printable(row.join(', ')).slice(0, 80);
			return [];
		}
		count++;
		const samples = samplesOf(fitted(row, plan), plan);
		if (samples === null) badRows++;
		return samples ?? [];
	};

	return {
		feed(text) {
			const samples: Sample[] = [];
			for (const row of rows.feed(text)) for (const sample of read(row)) samples.push(sample);
			return samples;
		},
		finish() {
			const [row] = rowsOf(rows.rest());
			if (row === undefined) return [];
			if (plan === null || isHeader(row) || row.length > plan.cells) return read(row);
			cutShort = row.length < plan.cells || !isWhole(row, notes().lastUnit);
			return cutShort ? [] : read(row);
		},
		facts() {
			const {clock, missing, driverMessages, names} = notes();
			return {
				columns,
				channels,
				isGuessed,
				clock: clock ?? (plan === null || plan.time === -1 ? 'none' : 'wall'),
				rows: count,
				badRows,
				missing,
				driverMessages,
				names,
				cutShort,
				strangeLine,
			};
		},
		isHopeless: () => plan === null && strangeLines >= mostStrangeLines,
	};
}

/** Half a number in the last cell looks like a number: that it is whole shows only by the unit that the rows before had. */
function isWhole(row: Row, unitBefore: string): boolean {
	const last = cellOf(row.at(-1) ?? '');
	return last.kind === 'number' && last.unit !== '' && last.unit === unitBefore;
}

/** A line in which the driver speaks, not a reading with its tokens for "no answer". */
function isDriverLine(row: Row): boolean {
	return !/^\d/.test(row[0] ?? '') && !row.some(cell => cell.startsWith('[')) && isDriverMessage(row.join(', '));
}
