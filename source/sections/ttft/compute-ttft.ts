import {runsIn, type Scope} from '../../domain/scope.ts';
import type {Json} from '../../units/json.ts';
import {type LatencySample, latencySamples} from '../answered-histogram.ts';
import {tailPair} from '../derived-pair.ts';
import {type LatencySources, latencySources} from '../latency-sources.ts';
import {isMeasured, type Pair, type Place, pairOf, placesIn} from '../pair.ts';
import {pairJson} from '../pair-json.ts';
import {pooledModesIn, type Repetition, repetitionsIn} from '../repetitions.ts';

export type TtftRow = Place & {
	readonly median: Pair;
	readonly tail: Pair;
	/** The notebook's: seconds, and the zeros of failed and empty requests counted in. */
	readonly notebook: Pair;
};

export type Ttft = {
	readonly level: Scope['level'];
	readonly rows: readonly TtftRow[];
	readonly repetitions: readonly Repetition[];
	/** Answered requests of each mode of a condition, or of the mode or run that is selected. */
	readonly samples: readonly LatencySample[];
	readonly sources: LatencySources;
	/** Of the runs in the scope, those that could be read. */
	readonly read: number;
};

export function compute(scope: Scope): Ttft {
	const {assumptions, level} = scope;
	const rows = placesIn(scope)
		.map(place => {
			const {condition} = place;
			const median = pairOf(condition, 'ttft', assumptions);
			return {
				...place,
				median,
				tail: tailPair(condition, median, 'ttft', assumptions),
				notebook: pairOf(condition, 'notebook.ttft', assumptions),
			};
		})
		.filter(row => isMeasured(row.median));
	const runs = runsIn(scope);
	return {
		level,
		rows,
		repetitions: repetitionsIn(scope, 'ttft', ['notebook.ttft']),
		samples: latencySamples(pooledModesIn(scope), 'ttft'),
		sources: latencySources(runs, 'ttft', assumptions),
		read: runs.filter(({result}) => result !== null).length,
	};
}

export function json({rows, sources}: Ttft): Json {
	return {
		sources,
		rows: rows.map(({experiment, condition, median, tail, notebook}) => ({
			experiment: experiment.id,
			condition: condition.name,
			ttft: pairJson(median),
			ttft_p95: pairJson(tail),
			'notebook.ttft': pairJson(notebook),
		})),
	};
}
