import {runsIn, type Scope} from '../../domain/scope.ts';
import type {Json} from '../../units/json.ts';
import {type LatencySample, latencySamples} from '../answered-histogram.ts';
import {tailPair} from '../derived-pair.ts';
import {type LatencySources, latencySources} from '../latency-sources.ts';
import {isMeasured, type Pair, type Place, pairOf, placesIn} from '../pair.ts';
import {pairJson} from '../pair-json.ts';
import {pooledModesIn, type Repetition, repetitionsIn} from '../repetitions.ts';

export type DecodeRow = Place & {
	/** Exact: Σ itl of a request. */
	readonly decode: Pair;
	readonly tail: Pair;
	readonly tpot: Pair;
	readonly itl: Pair;
	/** The notebook's: median TPOT × mean output length. */
	readonly notebook: Pair;
};

export type Decode = {
	readonly level: Scope['level'];
	readonly rows: readonly DecodeRow[];
	/** Judged by the decode time, or by TPOT where no run has it. */
	readonly repetitions: readonly Repetition[];
	readonly samples: readonly LatencySample[];
	/** Of TPOT: it can be had with and without arrays. */
	readonly sources: LatencySources;
	readonly read: number;
};

export function compute(scope: Scope): Decode {
	const {assumptions, level} = scope;
	const rows = placesIn(scope)
		.map(place => {
			const {condition} = place;
			const decode = pairOf(condition, 'decode_latency', assumptions);
			return {
				...place,
				decode,
				tail: tailPair(condition, decode, 'decode_latency', assumptions),
				tpot: pairOf(condition, 'tpot', assumptions),
				itl: pairOf(condition, 'itl', assumptions),
				notebook: pairOf(condition, 'notebook.decode_latency', assumptions),
			};
		})
		.filter(({decode, tpot, itl}) => [decode, tpot, itl].some(isMeasured));
	const judgedBy = rows.some(({decode}) => isMeasured(decode)) ? 'decode_latency' : 'tpot';
	const runs = runsIn(scope);
	return {
		level,
		rows,
		repetitions: repetitionsIn(scope, judgedBy, ['decode_latency', 'tpot', 'itl', 'notebook.decode_latency']),
		samples: latencySamples(pooledModesIn(scope), 'decode'),
		sources: latencySources(runs, 'tpot', assumptions),
		read: runs.filter(({result}) => result !== null).length,
	};
}

export function json({rows, sources}: Decode): Json {
	return {
		sources,
		rows: rows.map(({experiment, condition, decode, tail, tpot, itl, notebook}) => ({
			experiment: experiment.id,
			condition: condition.name,
			decode_latency: pairJson(decode),
			decode_latency_p95: pairJson(tail),
			tpot: pairJson(tpot),
			itl: pairJson(itl),
			'notebook.decode_latency': pairJson(notebook),
		})),
	};
}
