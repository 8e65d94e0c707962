import type {Channel} from '../../domain/trace.ts';

/** What a column of a log holds. `gpu` of a channel: the log has columns for each GPU (`gpu0_power_w`). */
export type Column =
	| {readonly kind: 'time'}
	| {readonly kind: 'gpu'}
	| {readonly kind: 'name'}
	| {readonly kind: 'channel'; readonly channel: Channel; readonly gpu: string | null};

/** By position in the row; null: nothing that we read. */
export type Columns = readonly (Column | null)[];

/**
 * Names of columns, the canonical ones of nvidia-smi first, then what people's own loggers call them. Where a log has
 * several for one channel the first of the list is taken: `power.draw` before `power.draw.instant`.
 */
const channelNames: Readonly<Record<Channel, readonly string[]>> = {
	power: [
		'power.draw',
		'power.draw.average',
		'power.draw.instant',
		'power_w',
		'power',
		'power_draw',
		'power_draw_w',
		'power_watts',
		'package_power_watts',
		'watts',
		'gpu_power_w',
		'gpu_power',
	],
	powerLimit: ['enforced.power.limit', 'power.limit', 'power_limit', 'power_limit_w'],
	utilization: [
		'utilization.gpu',
		'util_pct',
		'util_gpu',
		'gpu_util',
		'gpu_util_pct',
		'util',
		'utilization',
		'gpu_utilization',
		'utilization_gpu',
	],
	memoryUtilization: [
		'utilization.memory',
		'util_mem',
		'mem_util',
		'mem_util_pct',
		'memutil',
		'memory_util',
		'utilization_memory',
	],
	temperature: [
		'temperature.gpu',
		'temp_c',
		'temperature_c',
		'temp',
		'temperature',
		'gpu_temp',
		'gpu_temp_c',
		'temperature_gpu',
	],
	smClock: [
		'clocks.current.sm',
		'clocks.sm',
		'clocks.current.graphics',
		'clocks.gr',
		'clock_mhz',
		'sm_clock',
		'sm_clock_mhz',
		'clocks_sm',
	],
	memoryClock: ['clocks.current.memory', 'clocks.mem', 'mem_clock', 'mem_clock_mhz', 'memory_clock_mhz', 'clocks_mem'],
	memoryUsed: ['memory.used', 'mem_mib', 'memory_used', 'memory_used_mib', 'mem_used_mib', 'mem_used'],
	throttle: ['clocks_event_reasons.active', 'clocks_throttle_reasons.active', 'throttle_reasons'],
};

/** All channels, in the order in which traces list them. */
export const allChannels = Object.keys(channelNames) as readonly Channel[];

const timeNames = [
	'timestamp',
	'time',
	'datetime',
	'ts',
	'epoch',
	'unix_time',
	'time_s',
	'second',
	'seconds',
	'elapsed',
	'elapsed_s',
	't',
];
/** Best first: an index is what people know their GPUs by. */
const gpuNames = ['index', 'gpu', 'gpu_index', 'gpu_id', 'idx', 'uuid', 'gpu_uuid', 'pci.bus_id', 'gpu_bus_id'];
const nameNames = ['name', 'gpu_name'];

type Meaning = {readonly column: Column; readonly rank: number};

const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
	...ranked(timeNames, {kind: 'time'}),
	...ranked(gpuNames, {kind: 'gpu'}),
	...ranked(nameNames, {kind: 'name'}),
	...Object.entries(channelNames).flatMap(([channel, names]) =>
		ranked(names, {kind: 'channel', channel: channel as Channel, gpu: null}),
	),
]);

function ranked(names: readonly string[], column: Column): readonly (readonly [string, Meaning])[] {
	return names.map((name, rank) => [name, {column, rank}]);
}

/** Whether a row names columns: one of a time or a measured channel is enough, no reading looks like that. */
export function isHeader(cells: readonly string[]): boolean {
	// Nearly all rows are readings and begin with a digit; names of columns do not.
	if (/^\d/.test(cells[0] ?? '')) return false;
	return cells.some(cell => {
		const kind = meaningOf(cell)?.column.kind;
		return kind === 'time' || kind === 'channel';
	});
}

/** What each column is. Of several with one meaning the best known is taken, the others are left out. */
export function columnsOf(header: readonly string[]): Columns {
	const found = header.map(meaningOf);
	const best = new Map<string, number>();
	found.forEach((meaning, index) => {
		if (meaning === null) return;
		const key = JSON.stringify(meaning.column);
		const earlier = found[best.get(key) ?? -1];
		if (earlier === undefined || earlier === null || meaning.rank < earlier.rank) best.set(key, index);
	});
	const chosen = new Set(best.values());
	return found.map((meaning, index) => (chosen.has(index) ? (meaning?.column ?? null) : null));
}

/** `gpu0_power_w`, `gpu1.util`: one column a GPU. */
const ofOneGpu = /^gpu_?(\d+)[_.](.+)$/;

function meaningOf(cell: string): Meaning | null {
	const name = cell
		.replace(/^\ufeff/, '')
		.replace(/\s*[[(][^\])]*[\])]\s*$/, '')
		.trim()
		.toLowerCase()
		.replace(/[\s-]+/g, '_');
	const meaning = meanings.get(name);
	if (meaning !== undefined) return meaning;
	const [, gpu, rest = ''] = ofOneGpu.exec(name) ?? [];
	const channel = meanings.get(rest);
	if (gpu === undefined || channel?.column.kind !== 'channel') return null;
	return {column: {...channel.column, gpu}, rank: channel.rank};
}
