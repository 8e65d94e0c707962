import type {LogFacts} from '../disk/trace/sample-reader.ts';
import type {Together} from '../domain/live-feed.ts';
import type {Sample, Trace} from '../domain/trace.ts';
import {type SessionSeries, sessionSeries} from '../live/session-series.ts';
import {togetherSession} from '../live/together.ts';
import {recentSpan} from '../sections/live/live.ts';
import {wallClock} from '../units/quantity.ts';

/** Rows that are kept of what is older than the last minutes: more than a chart has dots. */
const older = 2048;
const leastRecent = 600;

/** What the GPUs have told since it was begun to look. */
export type LiveSession = {
	readonly add: (samples: readonly Sample[], facts: LogFacts) => void;
	/** GPUs of which the last reading says nothing. */
	readonly lost: () => readonly string[];
	/** null: there are not several. */
	readonly together: () => Together | null;
	readonly trace: (facts: LogFacts, names: ReadonlyMap<string, string>) => Trace;
};

export function liveSession(interval: number): LiveSession {
	const limits = {interval, recent: Math.max(leastRecent, Math.ceil(recentSpan / interval)), older};
	const gpus = new Map<string, {readonly session: SessionSeries; last: Sample}>();
	const together = togetherSession(limits);
	let rows = 0;
	return {
		add(samples, {channels}) {
			rows += samples.length;
			for (const sample of samples) {
				const gpu = gpus.get(sample.gpu) ?? {session: sessionSeries(limits), last: sample};
				gpus.set(sample.gpu, gpu);
				gpu.last = sample;
				gpu.session.add(sample, channels);
				together.add(sample, channels);
			}
		},
		lost: () => [...gpus].flatMap(([id, {last}]) => (last.power === null && last.utilization === null ? [id] : [])),
		together: () => (gpus.size < 2 ? null : together.series()),
		trace(facts, names) {
			const series = [...gpus].map(([id, {session}]) => session.series(id, names.get(id) ?? null));
			const start = series.flatMap(({time}) => time[0] ?? []);
			return {
				path: '',
				device: 'gpu',
				clock: facts.clock,
				series,
				start: start.length === 0 ? null : wallClock(Math.min(...start)),
				columns: [...facts.channels],
				rows,
				badRows: facts.badRows,
				missing: Object.fromEntries(facts.missing),
				driverMessages: [...facts.driverMessages],
				cutShort: false,
			};
		},
	};
}
