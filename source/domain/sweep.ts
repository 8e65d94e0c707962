import type {Assumptions} from './assumptions.ts';
import {runsOf} from './compare.ts';
import type {Condition} from './dataset.ts';
import {groupBy} from './group-by.ts';
import {measure} from './measure.ts';
import type {Measurement} from './measurement.ts';
import type {TeeMode} from './tee-mode.ts';

/** Conditions of one model that differ in their level, lowest first; conditions of one level stand together. */
export type Sweep = {
	readonly model: string;
	readonly levelKind: 'concurrency' | 'request rate';
	readonly steps: readonly {readonly level: number; readonly conditions: readonly Condition[]}[];
};

/** One level of a sweep in one mode. null: not measured. */
export type SweepPoint = {
	/** Infinity: all requests at once. */
	readonly level: number;
	readonly requestThroughput: Measurement | null;
	readonly outputThroughput: Measurement | null;
	readonly ttft: Measurement | null;
	readonly tpot: Measurement | null;
	readonly e2el: Measurement | null;
};

/**
 * Sweeps among conditions, in their order: those of one model, kind of level, lengths and max-num-seqs with two levels or
 * more. Give the conditions of several experiments to have their sweeps joined.
 */
export function sweepsIn(conditions: readonly Condition[]): readonly Sweep[] {
	const families = groupBy(conditions, ({parameters: {model, levelKind, inputLength, outputLength, maxNumSeqs}}) =>
		JSON.stringify([model, levelKind, inputLength, outputLength, maxNumSeqs]),
	);
	return [...families.values()].flatMap(family => {
		const {model = '', levelKind = null} = family[0]?.parameters ?? {};
		const levels = groupBy(family, ({parameters}) => parameters.level);
		levels.delete(null);
		if (levelKind === null || levels.size < 2) return [];
		const steps = [...levels].flatMap(([level, members]) => (level === null ? [] : [{level, conditions: members}]));
		return [{model, levelKind, steps: steps.sort((a, b) => (a.level < b.level ? -1 : 1))}];
	});
}

/** What a sweep measured in one mode, for each level that has runs in it. */
export function sweepPoints(sweep: Sweep, mode: TeeMode, assumptions: Assumptions): readonly SweepPoint[] {
	return sweep.steps.flatMap(({level, conditions}) => {
		const runs = conditions.flatMap(condition => runsOf(condition, mode));
		if (runs.length === 0) return [];
		return [
			{
				level,
				requestThroughput: measure(runs, 'request_throughput', assumptions),
				outputThroughput: measure(runs, 'output_throughput', assumptions),
				ttft: measure(runs, 'ttft', assumptions),
				tpot: measure(runs, 'tpot', assumptions),
				e2el: measure(runs, 'e2el', assumptions),
			},
		];
	});
}
