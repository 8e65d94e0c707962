import type {Channel, Sample} from '../../domain/trace.ts';
import {printable} from '../../units/printable.ts';
import {type Cell, cellOf, isDriverMessage} from './cell.ts';
import {emptySample, type RowPlan} from './row-plan.ts';
import type {Row} from './row-reader.ts';
import type {TimeReader} from './time-cell.ts';

/** What rows have said beside their samples. */
export type RowNotes = {
	/** Of the first row with a time; null: none had one. */
	readonly clock: 'wall' | 'relative' | null;
	readonly missing: ReadonlyMap<Channel, number>;
	readonly driverMessages: ReadonlySet<string>;
	/** Names of GPUs, by what the log calls them. */
	readonly names: ReadonlyMap<string, string>;
	/** Unit behind the number in the last cell of the last row; '': none. */
	readonly lastUnit: string;
};

export type RowSampler = {
	/** One sample, or one a GPU where each has columns of its own. null: the row cannot be read, and is not noted. */
	readonly samplesOf: (row: Row, plan: RowPlan) => readonly Sample[] | null;
	readonly noteMessage: (text: string) => void;
	readonly notes: () => RowNotes;
};

const mostDriverMessages = 20;

export function rowSampler(timeOf: TimeReader): RowSampler {
	const cells = cellReader();
	const missing = new Map<Channel, number>();
	const driverMessages = new Set<string>();
	const names = new Map<string, string>();
	let clock: RowNotes['clock'] = null;
	let lastUnit = '';

	const noteMessage = (text: string): void => {
		if (driverMessages.size < mostDriverMessages) driverMessages.add(printable(text));
	};

	/** The channels of one GPU into its sample; false: one of its cells cannot be read. */
	const fill = (
		sample: ReturnType<typeof emptySample>,
		row: Row,
		channels: RowPlan['readings'][number]['channels'],
		unanswered: Channel[],
	): boolean => {
		for (const {index, channel} of channels) {
			const text = row[index] ?? '';
			const cell = cells(index, text);
			if (cell.kind === 'odd') return false;
			if (cell.kind === 'missing') {
				unanswered.push(channel);
				if (isDriverMessage(text)) noteMessage(text);
			} else sample[channel] = cell.value;
			if (index === row.length - 1) lastUnit = cell.kind === 'number' ? cell.unit : '';
		}
		return true;
	};

	return {
		samplesOf(row, plan) {
			if (row.length !== plan.cells) return null;
			const time = plan.time === -1 ? null : timeOf(row[plan.time] ?? '');
			if (plan.time !== -1 && (time === null || time.clock !== (clock ?? time.clock))) return null;
			const ownGpu = plan.gpu === -1 ? '0' : printable(row[plan.gpu] ?? '');
			const unanswered: Channel[] = [];
			const samples: Sample[] = [];
			for (const {gpu, channels} of plan.readings) {
				const sample = emptySample(time?.seconds ?? null, gpu ?? ownGpu);
				if (!fill(sample, row, channels, unanswered)) return null;
				samples.push(sample);
			}
			if (time !== null) clock = time.clock;
			for (const channel of unanswered) missing.set(channel, (missing.get(channel) ?? 0) + 1);
			if (plan.name !== -1 && !names.has(ownGpu)) names.set(ownGpu, printable(row[plan.name] ?? ''));
			return samples;
		},
		noteMessage,
		notes: () => ({clock, missing, driverMessages, names, lastUnit}),
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
