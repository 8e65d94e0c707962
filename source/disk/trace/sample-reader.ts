import type {Channel, Sample} from '../../domain/trace.ts';
import {printable} from '../../units/printable.ts';
import {cellOf, isDriverMessage} from './cell.ts';
import {type Columns, columnsOf, isHeader} from './columns.ts';
import {guessColumns} from './headerless.ts';
import {type Row, rowReader, rowsOf} from './row-reader.ts';
import {timeReader} from './time-cell.ts';

/** What the rows read so far have in common, and what was wrong with the others. */
export type LogFacts = {
	/** null: no line has read like one of a GPU log. */
	readonly columns: Columns | null;
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
	const missing = new Map<Channel, number>();
	const driverMessages = new Set<string>();
	const names = new Map<string, string>();
	let columns: Columns | null = null;
	let isGuessed = false;
	let clock: LogFacts['clock'] | null = null;
	let count = 0;
	let badRows = 0;
	let strangeLines = 0;
	let strangeLine: string | null = null;
	let cutShort = false;
	let lastUnit = '';

	const noteMessage = (text: string): void => {
		if (driverMessages.size < most.driverMessages) driverMessages.add(printable(text));
	};

	/** Samples of one row: one, or one a GPU where each has columns of its own. */
	const read = (row: Row): readonly Sample[] => {
		if (isHeader(row)) {
			columns = columnsOf(row);
			return [];
		}
		const line = row.join(', ');
		if (isDriverMessage(line) && !row.some(cell => cell.startsWith('['))) {
			noteMessage(line);
			return [];
		}
		if (columns === null) {
			columns = guessColumns(row, timeOf);
			isGuessed = columns !== null;
		}
		if (columns === null) {
			strangeLines++;
			strangeLine ??= printable(line).slice(0, 80);
			return [];
		}
		count++;
		const samples = samplesOf(withoutExtraCells(row, columns), columns);
		if (samples === null) badRows++;
		return samples ?? [];
	};

	const samplesOf = (row: Row, known: Columns): readonly Sample[] | null => {
		if (row.length !== known.length) return null;
		const shared: {time: number | null; gpu: string} = {time: null, gpu: '0'};
		const readings = new Map<string | null, Partial<Record<Channel, number>>>();
		const unanswered: Channel[] = [];
		for (const [index, column] of known.entries()) {
			const text = row[index] ?? '';
			if (column === null) continue;
			if (column.kind === 'gpu') shared.gpu = printable(text);
			else if (column.kind === 'time') {
				const time = timeOf(text);
				if (time === null || (clock !== null && time.clock !== clock)) return null;
				clock = time.clock;
				shared.time = time.seconds;
			} else if (column.kind === 'channel') {
				const cell = cellOf(text);
				if (cell.kind === 'odd') return null;
				if (isDriverMessage(text)) noteMessage(text);
				const ofGpu = readings.get(column.gpu) ?? {};
				readings.set(column.gpu, ofGpu);
				if (cell.kind === 'number') ofGpu[column.channel] = cell.value;
				else unanswered.push(column.channel);
				if (index === known.length - 1) lastUnit = cell.kind === 'number' ? cell.unit : '';
			}
		}
		for (const channel of unanswered) missing.set(channel, (missing.get(channel) ?? 0) + 1);
		noteName(row, known, shared.gpu);
		return [...readings].map(([gpu, channels]) => ({
			...noReading,
			...channels,
			time: shared.time,
			gpu: gpu ?? shared.gpu,
		}));
	};

	const noteName = (row: Row, known: Columns, gpu: string): void => {
		if (names.has(gpu)) return;
		const index = known.findIndex(column => column?.kind === 'name');
		if (index !== -1) names.set(gpu, printable(row[index] ?? ''));
	};

	return {
		feed: text => rows.feed(text).flatMap(read),
		finish() {
			const [row] = rowsOf(rows.rest());
			if (row === undefined) return [];
			if (columns === null || isHeader(row) || row.length > columns.length) return read(row);
			// Half a line, or half a number in the last cell: that it is whole shows only by a unit at its end.
			const last = cellOf(row.at(-1) ?? '');
			const hasUnit = last.kind === 'number' && last.unit !== '' && last.unit === lastUnit;
			cutShort = row.length < columns.length || !hasUnit;
			return cutShort ? [] : read(row);
		},
		facts: () => ({
			columns,
			isGuessed,
			clock: clock ?? (columns?.some(column => column?.kind === 'time') ? 'wall' : 'none'),
			rows: count,
			badRows,
			missing,
			driverMessages,
			names,
			cutShort,
			strangeLine,
		}),
		isHopeless: () => columns === null && strangeLines >= most.strangeLines,
	};
}

const noReading = {
	power: null,
	powerLimit: null,
	utilization: null,
	memoryUtilization: null,
	temperature: null,
	smClock: null,
	memoryClock: null,
	memoryUsed: null,
	throttle: null,
} as const;

/** The name of a GPU may hold commas: a row with too many cells is joined again there. Empty cells at the end are dropped. */
function withoutExtraCells(row: Row, columns: Columns): Row {
	let extra = row.length - columns.length;
	let end = row.length;
	while (extra > 0 && row[end - 1] === '') {
		end--;
		extra--;
	}
	const cells = row.slice(0, end);
	const name = columns.findIndex(column => column?.kind === 'name');
	if (extra <= 0 || name === -1) return cells;
	return [...cells.slice(0, name), cells.slice(name, name + extra + 1).join(', '), ...cells.slice(name + extra + 1)];
}
