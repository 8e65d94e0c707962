import type {Channel, Sample} from '../../domain/trace.ts';
import {printable} from '../../units/printable.ts';
import {type Cell, cellOf, isDriverMessage} from './cell.ts';
import {type Columns, columnsOf, isHeader} from './columns.ts';
import {guessColumns} from './headerless.ts';
import {emptySample, fitted, planOf, type RowPlan} from './row-plan.ts';
import {type Row, rowReader, rowsOf} from './row-reader.ts';
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

const most = {driverMessages: 20, strangeLines: 200} as const;

export function sampleReader(): SampleReader {
	const rows = rowReader();
	const timeOf = timeReader();
	const channels = new Set<Channel>();
	const missing = new Map<Channel, number>();
	const driverMessages = new Set<string>();
	const names = new Map<string, string>();
	const cells = cellReader();
	let columns: Columns | null = null;
	let plan: RowPlan | null = null;
	let isGuessed = false;
	let clock: LogFacts['clock'] | null = null;
	let count = 0;
	let badRows = 0;
	let strangeLines = 0;
	let strangeLine: string | null = null;
	let cutShort = false;
	let lastUnit = '';

	const setColumns = (found: Columns | null): void => {
		columns = found;
		plan = found === null ? null : planOf(found);
		for (const column of found ?? []) if (column?.kind === 'channel') channels.add(column.channel);
	};

	const noteMessage = (text: string): void => {
		if (driverMessages.size < most.driverMessages) driverMessages.add(printable(text));
	};

	/** Samples of one row: one, or one a GPU where each has columns of its own. */
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

	/** null: the row cannot be read. Only what a whole row says is noted. */
	const samplesOf = (row: Row, known: RowPlan): readonly Sample[] | null => {
		if (row.length !== known.cells) return null;
		const time = known.time === -1 ? null : timeOf(row[known.time] ?? '');
		if (known.time !== -1 && (time === null || time.clock !== (clock ?? time.clock))) return null;
		const ownGpu = known.gpu === -1 ? '0' : printable(row[known.gpu] ?? '');
		const unanswered: Channel[] = [];
		const samples: Sample[] = [];
		for (const {gpu, channels} of known.readings) {
			const sample = emptySample(time?.seconds ?? null, gpu ?? ownGpu);
			for (const {index, channel} of channels) {
				const text = row[index] ?? '';
				const cell = cells(index, text);
				if (cell.kind === 'odd') return null;
				if (cell.kind === 'missing') {
					unanswered.push(channel);
					if (isDriverMessage(text)) noteMessage(text);
				} else sample[channel] = cell.value;
				if (index === known.cells - 1) lastUnit = cell.kind === 'number' ? cell.unit : '';
			}
			samples.push(sample);
		}
		if (time !== null) clock = time.clock;
		for (const channel of unanswered) missing.set(channel, (missing.get(channel) ?? 0) + 1);
		if (known.name !== -1 && !names.has(ownGpu)) names.set(ownGpu, printable(row[known.name] ?? ''));
		return samples;
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
			// Half a line, or half a number in the last cell: that it is whole shows only by a unit at its end.
			const last = cellOf(row.at(-1) ?? '');
			const hasUnit = last.kind === 'number' && last.unit !== '' && last.unit === lastUnit;
			cutShort = row.length < plan.cells || !hasUnit;
			return cutShort ? [] : read(row);
		},
		facts: () => ({
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
		}),
		isHopeless: () => plan === null && strangeLines >= most.strangeLines,
	};
}

/** Most cells of a column say what the one above them says: a limit, a clock, how much memory is used. */
function cellReader(): (column: number, text: string) => Cell {
	const before: {readonly text: string; readonly cell: Cell}[] = [];
	return (column, text) => {
		const above = before[column];
		if (above?.text === text) return above.cell;
		const cell = cellOf(text);
		before[column] = {text, cell};
		return cell;
	};
}

/** A line in which the driver speaks, not a reading with its tokens for "no answer". */
function isDriverLine(row: Row): boolean {
	return !/^\d/.test(row[0] ?? '') && !row.some(cell => cell.startsWith('[')) && isDriverMessage(row.join(', '));
}
