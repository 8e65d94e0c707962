import {sum} from '../statistics/sum.ts';
import {type Seconds, seconds} from '../units/quantity.ts';
import type {Assumptions} from './assumptions.ts';
import {costOf} from './price.ts';
import type {Run} from './run.ts';

export type Totals = {
	readonly experiments: number;
	readonly conditions: number;
	readonly runs: number;
	/** Of the runs those that have a result: the others could not be read, or are under way. */
	readonly measured: number;
	/** Benchmark time of all runs that could be read, failed ones included: they cost as much. */
	readonly durationSeconds: Seconds;
	readonly cost: number;
	/** Runs that the cost leaves out: not read, or of a mode that is not known while the modes differ in price. */
	readonly unpriced: number;
};

/** What a part of the study adds up to. */
export function totalsOf(runs: readonly Run[], assumptions: Assumptions): Totals {
	const costs = runs.map(run => costOf(run, assumptions)).filter(cost => cost !== null);
	return {
		experiments: new Set(runs.map(run => run.experiment)).size,
		conditions: new Set(runs.map(run => `${run.experiment}/${run.condition}`)).size,
		runs: runs.length,
		measured: runs.filter(({result}) => result !== null).length,
		durationSeconds: seconds(sum(runs.map(run => run.result?.duration ?? 0))),
		cost: sum(costs),
		unpriced: runs.length - costs.length,
	};
}
