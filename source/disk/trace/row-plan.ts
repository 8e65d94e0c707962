import type {Channel, Sample} from '../../domain/trace.ts';
import type {Columns} from './columns.ts';

/** Which cell of a row is what, worked out once for all rows under a header. -1: there is none. */
export type RowPlan = {
	readonly cells: number;
	readonly time: number;
	readonly gpu: number;
	readonly name: number;
	/** One for each GPU that has columns of its own, else one whose `gpu` is null. */
	readonly readings: readonly {
		readonly gpu: string | null;
		readonly channels: readonly {readonly index: number; readonly channel: Channel}[];
	}[];
};

export function planOf(columns: Columns): RowPlan {
	const indexOf = (kind: 'time' | 'gpu' | 'name'): number => columns.findIndex(column => column?.kind === kind);
	const readings = new Map<string | null, {readonly index: number; readonly channel: Channel}[]>();
	for (const [index, column] of columns.entries()) {
		if (column?.kind !== 'channel') continue;
		const {channel, gpu} = column;
		readings.set(gpu, [...(readings.get(gpu) ?? []), {index, channel}]);
	}
	return {
		cells: columns.length,
		time: indexOf('time'),
		gpu: indexOf('gpu'),
		name: indexOf('name'),
		readings: [...readings].map(([gpu, channels]) => ({gpu, channels})),
	};
}

export type SampleDraft = {-readonly [Name in keyof Sample]: Sample[Name]};

/** A sample that says nothing yet. */
export function emptySample(time: number | null, gpu: string): SampleDraft {
	return {
		time,
		gpu,
		power: null,
		powerLimit: null,
		utilization: null,
		memoryUtilization: null,
		temperature: null,
		smClock: null,
		memoryClock: null,
		memoryUsed: null,
		throttle: null,
	};
}

/** The name of a GPU may hold commas: a row with too many cells is joined again there. Empty cells at the end are dropped. */
export function fitted(row: readonly string[], {cells, name}: RowPlan): readonly string[] {
	if (row.length <= cells) return row;
	let end = row.length;
	while (end > cells && row[end - 1] === '') end--;
	const extra = end - cells;
	if (extra === 0 || name === -1) return row.slice(0, end);
	return [...row.slice(0, name), row.slice(name, name + extra + 1).join(', '), ...row.slice(name + extra + 1, end)];
}
