import type {Assumptions} from '../../domain/assumptions.ts';
import type {Condition} from '../../domain/dataset.ts';
import {costPerMillionTokens, pricePerHour} from '../../domain/price.ts';
import {type Sweep, type SweepPoint, sweepPoints, sweepsIn} from '../../domain/sweep.ts';
import {type TeeMode, teeModes} from '../../domain/tee-mode.ts';

/** The level of a sweep at which a million output tokens cost least in one mode. */
export type CheapestLevel = {
	/** Id of the sweep's first condition, and the mode. */
	readonly id: string;
	readonly model: string;
	readonly levelKind: Sweep['levelKind'];
	readonly mode: TeeMode;
	readonly level: number;
	/** Of a million output tokens there, and at the lowest level of the sweep. */
	readonly cost: number;
	readonly lowest: {readonly level: number; readonly cost: number};
	readonly at: {
		/** Milliseconds; null where the runs have no end-to-end latency. */
		readonly p95: number | null;
	};
};

/** Sweeps of one model are taken together, whatever experiments they are from. */
export function cheapestLevels(conditions: readonly Condition[], assumptions: Assumptions): readonly CheapestLevel[] {
	return sweepsIn(conditions).flatMap(sweep =>
		teeModes.flatMap(mode => cheapestOf(sweep, mode, sweepPoints(sweep, mode, assumptions), assumptions)),
	);
}

function cheapestOf(
	sweep: Sweep,
	mode: TeeMode,
	points: readonly SweepPoint[],
	assumptions: Assumptions,
): readonly CheapestLevel[] {
	const price = pricePerHour(mode, assumptions);
	if (price === null) return [];
	const priced = points.flatMap(({level, outputThroughput, e2el}) => {
		const cost = outputThroughput === null ? null : costPerMillionTokens(price, outputThroughput.median);
		return cost === null ? [] : [{level, cost, p95: e2el?.p95 ?? null}];
	});
	const [lowest] = priced;
	if (lowest === undefined) return [];
	const cheapest = priced.reduce((least, point) => (point.cost < least.cost ? point : least));
	return [
		{
			id: `${sweep.steps[0]?.conditions[0]?.id ?? sweep.model} ${mode}`,
			model: sweep.model,
			levelKind: sweep.levelKind,
			mode,
			level: cheapest.level,
			cost: cheapest.cost,
			lowest,
			at: {p95: cheapest.p95},
		},
	];
}
