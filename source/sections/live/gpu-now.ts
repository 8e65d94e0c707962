import type {LiveFeed} from '../../domain/live-feed.ts';
import {limitByName} from '../../domain/power-limit.ts';
import type {Channel, Trace, TraceSeries} from '../../domain/trace.ts';

/** What one GPU says now. null: the driver has no answer. */
export type GpuNow = Readonly<Record<Exclude<Channel, 'powerLimit'>, number | null>> & {
	readonly gpu: string;
	readonly name: string | null;
	/** Watts, and whether they are of the GPU's name, for want of an answer. */
	readonly limit: number | null;
	readonly isLimitByName: boolean;
};

/** Periods after which a reading is not of now any more. */
const stalePeriods = 3;

/** Where readings do not come any more, nothing is known of now. */
export function gpusNow({interval, problem}: LiveFeed, {series}: Trace): readonly GpuNow[] {
	const newest = Math.max(...series.map(lastTime));
	return series.map(each => {
		const isStale = problem?.isSilent === true || newest - lastTime(each) > stalePeriods * interval;
		const now = (channel: Channel): number | null => (isStale ? null : lastOf(each, channel));
		const told = lastAnswer(each, 'powerLimit');
		const named = each.name === null ? null : limitByName(each.name);
		return {
			gpu: each.gpu,
			name: each.name,
			power: now('power'),
			limit: told ?? named,
			isLimitByName: told === null && named !== null,
			utilization: now('utilization'),
			memoryUtilization: now('memoryUtilization'),
			temperature: now('temperature'),
			smClock: now('smClock'),
			memoryClock: now('memoryClock'),
			memoryUsed: now('memoryUsed'),
			throttle: now('throttle'),
		};
	});
}

/** Of what hardly ever changes. null: the driver has never had an answer. */
function lastAnswer({channels}: TraceSeries, channel: Channel): number | null {
	return channels[channel]?.findLast(value => !Number.isNaN(value)) ?? null;
}

/** null: one of them is not known. */
export function sumOf(values: readonly (number | null)[]): number | null {
	return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

/** null: one of them is not known, or there is none. */
export function highestOf(values: readonly (number | null)[]): number | null {
	return values.length === 0
		? null
		: values.reduce((highest, value) => (highest === null || value === null ? null : Math.max(highest, value)));
}

function lastTime({time}: TraceSeries): number {
	return time[time.length - 1] ?? Number.NEGATIVE_INFINITY;
}

/** null: the driver had no answer at the last reading. */
function lastOf({channels}: TraceSeries, channel: Channel): number | null {
	const values = channels[channel];
	const last = values?.[values.length - 1];
	return last === undefined || Number.isNaN(last) ? null : last;
}
