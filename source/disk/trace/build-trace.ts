import type {Channel, Sample, Trace, TraceSeries} from '../../domain/trace.ts';
import {wallClock} from '../../units/quantity.ts';
import {NumberList} from '../number-list.ts';
import {allChannels} from './columns.ts';
import type {LogFacts} from './sample-reader.ts';
import {splitByTick} from './split-by-tick.ts';

/** Gathers samples into columns of numbers, a series for each GPU. */
export type TraceBuilder = {
	/** `channels`: all that the log has had a column for. */
	readonly add: (samples: readonly Sample[], channels: ReadonlySet<Channel>) => void;
	readonly build: (path: string, device: Trace['device'], facts: LogFacts) => Trace;
};

/**
 * `goesOn`: traces are built again and again of a log that grows, and share its numbers, so that building one costs no more
 * the longer the log is. Without it each trace has buffers of its own, which can be handed to another thread.
 */
export function traceBuilder({goesOn = false}: {readonly goesOn?: boolean} = {}): TraceBuilder {
	const take = (numbers: NumberList): Float64Array => (goesOn ? numbers.view() : numbers.copy());
	const drafts = new Map<string, Draft>();
	return {
		add(samples, channels) {
			for (const sample of samples) {
				const draft = drafts.get(sample.gpu) ?? {time: new NumberList(), channels: new Map()};
				drafts.set(sample.gpu, draft);
				for (const channel of channels) addTo(draft, channel, sample[channel] ?? Number.NaN);
				// A log without times: one second a row, which `Trace.clock` says is assumed.
				draft.time.push(sample.time ?? draft.time.length);
			}
		},
		build(path, device, facts) {
			const hasOwnGpus = facts.columns?.some(column => column?.kind === 'gpu') || drafts.size > 1;
			const logged = [...drafts].map(([gpu, draft]) => seriesOf(gpu, draft, facts, take));
			const series = hasOwnGpus || facts.clock === 'none' ? logged : logged.flatMap(splitByTick);
			const starts = series.flatMap(({time}) => time[0] ?? []);
			return {
				path,
				device,
				clock: facts.clock,
				series,
				start: starts.length === 0 ? null : wallClock(Math.min(...starts)),
				columns: allChannels.filter(channel => facts.channels.has(channel)),
				rows: facts.rows,
				badRows: facts.badRows,
				missing: Object.fromEntries(facts.missing),
				driverMessages: [...facts.driverMessages],
				cutShort: facts.cutShort,
			};
		},
	};
}

type Draft = {readonly time: NumberList; readonly channels: Map<Channel, NumberList>};

function addTo({time, channels}: Draft, channel: Channel, value: number): void {
	let numbers = channels.get(channel);
	if (numbers === undefined) {
		numbers = new NumberList();
		// The rows so far had no such column.
		for (let row = 0; row < time.length; row++) numbers.push(Number.NaN);
		channels.set(channel, numbers);
	}
	numbers.push(value);
}

function seriesOf(
	gpu: string,
	{time, channels}: Draft,
	{names}: LogFacts,
	take: (numbers: NumberList) => Float64Array,
): TraceSeries {
	const columns = allChannels.flatMap(channel => {
		const numbers = channels.get(channel);
		return numbers === undefined ? [] : [[channel, take(numbers)] as const];
	});
	return {gpu, name: names.get(gpu) || null, time: take(time), channels: Object.fromEntries(columns)};
}
