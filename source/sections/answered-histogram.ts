import {type AnsweredLatencies, answeredLatencies} from '../domain/answered-requests.ts';
import type {ModeGroup} from '../domain/dataset.ts';
import type {Run} from '../domain/run.ts';
import {type TeeMode, teeModeLabel} from '../domain/tee-mode.ts';
import type {HistogramFigure} from '../figures/figure.ts';
import {histogram} from '../statistics/histogram.ts';
import {counted} from '../units/format.ts';

const bins = 24;

/** A latency that spans more than this factor is drawn on a logarithmic axis. */
const linearSpan = 20;

/** A latency of the answered requests of some runs of one mode, milliseconds. */
export type LatencySample = {readonly mode: TeeMode; readonly runs: number; readonly values: Float64Array};

/** Pooled over the runs of each mode. Good for a look at the shape only: the runs are what is compared. */
export function latencySamples(
	groups: readonly Pick<ModeGroup, 'teeMode' | 'runs'>[],
	name: keyof AnsweredLatencies,
): readonly LatencySample[] {
	return groups
		.map(({teeMode, runs}) => {
			const each = runs.flatMap(run => answeredOf(run, name) ?? []);
			return {mode: teeMode, runs: each.length, values: Float64Array.from(each.flatMap(values => [...values]))};
		})
		.filter(({values}) => values.length > 0);
}

function answeredOf({result}: Run, name: keyof AnsweredLatencies): Float64Array | null {
	return result?.requests == null ? null : answeredLatencies(result.requests)[name];
}

/** Modes share their bins, so that they can be laid over each other. */
export function latencyHistogram(
	samples: readonly LatencySample[],
	{id, title, markers}: Pick<HistogramFigure, 'id' | 'title'> & {readonly markers?: HistogramFigure['markers']},
): readonly HistogramFigure[] {
	const [from, to] = extentOf(samples);
	const scale = from > 0 && to / from > linearSpan ? 'log' : 'linear';
	const histograms = samples.map(({values}) => histogram(values, {bins, scale, from, to}));
	const edges = histograms[0]?.edges;
	if (edges === undefined) return [];
	return [
		{
			kind: 'histogram',
			id,
			title,
			unit: 'ms',
			scale,
			edges,
			series: samples.map(({mode, runs}, index) => ({
				role: mode,
				label: `${teeModeLabel[mode]}, ${counted(runs, 'run')}`,
				counts: histograms[index]?.counts ?? [],
			})),
			...(markers === undefined ? {} : {markers}),
		},
	];
}

function extentOf(samples: readonly LatencySample[]): readonly [number, number] {
	let from = Number.POSITIVE_INFINITY;
	let to = Number.NEGATIVE_INFINITY;
	for (const {values} of samples) {
		for (const value of values) {
			from = Math.min(from, value);
			to = Math.max(to, value);
		}
	}
	return [from, to];
}
