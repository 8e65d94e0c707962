import type {Together} from '../domain/live-feed.ts';
import type {Channel, Sample} from '../domain/trace.ts';
import {type SessionLimits, sessionSeries} from './session-series.ts';
import {createTicks, powerOf, type Spread, spreadOf, type Tick} from './ticks.ts';

/** Several GPUs as one, since it was begun to look. */
export type TogetherSession = {
	readonly add: (sample: Sample, channels: ReadonlySet<Channel>) => void;
	readonly series: () => Together;
};

const summed: ReadonlySet<Channel> = new Set(['power']);
const spread: readonly Channel[] = ['utilization', 'memoryUtilization', 'temperature', 'smClock'];

export function togetherSession(limits: SessionLimits): TogetherSession {
	const ticks = createTicks();
	const sum = sessionSeries(limits);
	// The three get a row at the same times, and what is without a value in one is so in all: their rows stay in step.
	const [mean, least, greatest] = [sessionSeries(limits), sessionSeries(limits), sessionSeries(limits)];
	return {
		add(sample, channels) {
			const spreadChannels = new Set(spread.filter(channel => channels.has(channel)));
			for (const tick of ticks.add(sample)) {
				const [first = sample] = tick.samples;
				sum.add({...first, power: powerOf(tick)}, summed);
				mean.add(
					withSpread(first, tick, each => each.mean),
					spreadChannels,
				);
				least.add(
					withSpread(first, tick, each => each.least),
					spreadChannels,
				);
				greatest.add(
					withSpread(first, tick, each => each.greatest),
					spreadChannels,
				);
			}
		},
		series: () => ({
			sum: sum.series('all', null),
			mean: mean.series('all', null),
			least: least.series('all', null),
			greatest: greatest.series('all', null),
		}),
	};
}

function withSpread(first: Sample, tick: Tick, of: (spread: Spread) => number): Sample {
	const value = (channel: Channel): number | null => {
		const found = spreadOf(tick, channel);
		return found === null ? null : of(found);
	};
	return {
		...first,
		utilization: value('utilization'),
		memoryUtilization: value('memoryUtilization'),
		temperature: value('temperature'),
		smClock: value('smClock'),
	};
}
