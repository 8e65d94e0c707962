import type {Channel, Sample, Trace, TraceSeries} from '../../domain/trace.ts';
import {wallClock} from '../../units/quantity.ts';
import {NumberList} from '../number-list.ts';
import type {LogFacts} from './sample-reader.ts';
import {splitByTick} from './split-by-tick.ts';

/** Gathers samples into columns of numbers, a series for each GPU. */
export type TraceBuilder = {
	readonly add: (samples: readonly Sample[]) => void;
	readonly build: (path: string, device: Trace['device'], facts: LogFacts) => Trace;
};

export function traceBuilder(): TraceBuilder {
	const drafts = new Map<string, Draft>();
	return {
		add(samples) {
			for (const sample of samples) {
				const draft = drafts.get(sample.gpu) ?? newDraft();
				drafts.set(sample.gpu, draft);
				// A log without times: one second a row, which `Trace.clock` says is assumed.
				draft.time.push(sample.time ?? draft.time.length);
				for (const [channel, numbers] of draft.channels) numbers.push(sample[channel] ?? Number.NaN);
			}
		},
		build(path, device, facts) {
			const columns = channelsOf(facts);
			const hasOwnGpus = facts.columns?.some(column => column?.kind === 'gpu') || drafts.size > 1;
			const logged = [...drafts].map(([gpu, draft]) => seriesOf(gpu, draft, columns, facts));
			const series = hasOwnGpus || facts.clock === 'none' ? logged : logged.flatMap(splitByTick);
			const starts = series.flatMap(({time}) => time[0] ?? []);
			return {
				path,
				device,
				clock: facts.clock,
				series,
				start: starts.length === 0 ? null : wallClock(Math.min(...starts)),
				columns,
				rows: facts.rows,
				badRows: facts.badRows,
				missing: Object.fromEntries(facts.missing),
				driverMessages: [...facts.driverMessages],
				cutShort: facts.cutShort,
			};
		},
	};
}

type Draft = {readonly time: NumberList; readonly channels: ReadonlyMap<Channel, NumberList>};

const allChannels: readonly Channel[] = [
	'power',
	'powerLimit',
	'utilization',
	'memoryUtilization',
	'temperature',
	'smClock',
	'memoryClock',
	'memoryUsed',
	'throttle',
];

function newDraft(): Draft {
	return {time: new NumberList(), channels: new Map(allChannels.map(channel => [channel, new NumberList()]))};
}

function channelsOf({columns}: LogFacts): readonly Channel[] {
	const present = new Set(columns?.flatMap(column => (column?.kind === 'channel' ? [column.channel] : [])));
	return allChannels.filter(channel => present.has(channel));
}

function seriesOf(gpu: string, draft: Draft, columns: readonly Channel[], {names}: LogFacts): TraceSeries {
	const channels = columns.flatMap(channel => {
		const numbers = draft.channels.get(channel);
		return numbers === undefined ? [] : [[channel, numbers.copy()] as const];
	});
	return {gpu, name: names.get(gpu) || null, time: draft.time.copy(), channels: Object.fromEntries(channels)};
}
