import type {Assumptions} from '../domain/assumptions.ts';
import {compare, compareRuns} from '../domain/compare.ts';
import type {Comparison} from '../domain/comparison.ts';
import type {Condition, Experiment, ModeGroup} from '../domain/dataset.ts';
import {groupBy} from '../domain/group-by.ts';
import {measure} from '../domain/measure.ts';
import type {Measurement} from '../domain/measurement.ts';
import type {MetricId} from '../domain/metric.ts';
import {experimentsIn, type Scope} from '../domain/scope.ts';
import {type TeeMode, teeModes} from '../domain/tee-mode.ts';

/** One metric of one condition: what each side measured, and the one against the other. */
export type Pair = {
	readonly off: Measurement | null;
	readonly on: Measurement | null;
	/** Runs of which nothing says the mode: they are shown, and enter no overhead. */
	readonly unknown: Measurement | null;
	readonly comparison: Comparison;
};

/** Runs by mode: a condition, or whatever else is compared as one. */
export type Modes = Pick<Condition, 'modes'>;

export type Place = {readonly experiment: Experiment; readonly condition: Condition};

/** The conditions of the scope, each with its experiment, in the order of the tree. */
export function placesIn(scope: Scope): readonly Place[] {
	if (scope.level !== 'study' && scope.level !== 'experiment') {
		return [{experiment: scope.experiment, condition: scope.condition}];
	}
	return experimentsIn(scope).flatMap(experiment => experiment.conditions.map(condition => ({experiment, condition})));
}

export function pairOf(condition: Condition, id: MetricId, assumptions: Assumptions): Pair {
	return {...measuredSides(condition, id, assumptions), comparison: compare(condition, id, assumptions)};
}

/** The same of several conditions whose runs count as repetitions of one. */
export function pairOfModes(modes: Modes, id: MetricId, assumptions: Assumptions): Pair {
	const runs = (mode: TeeMode) => modeOf(modes, mode)?.runs ?? [];
	return {
		...measuredSides(modes, id, assumptions),
		comparison: compareRuns(runs('tee_off'), runs('tee_on'), id, assumptions),
	};
}

function measuredSides(modes: Modes, id: MetricId, assumptions: Assumptions): Omit<Pair, 'comparison'> {
	const side = (mode: TeeMode) => measure(modeOf(modes, mode)?.runs ?? [], id, assumptions);
	return {off: side('tee_off'), on: side('tee_on'), unknown: side('unknown')};
}

/** The runs of conditions together, by mode. */
export function pooled(conditions: readonly Condition[]): Modes {
	const [only] = conditions;
	if (only !== undefined && conditions.length === 1) return only;
	const groups = groupBy(
		conditions.flatMap(condition => condition.modes),
		({teeMode}) => teeMode,
	);
	return {
		modes: teeModes.flatMap(teeMode => {
			const members = groups.get(teeMode) ?? [];
			const [first] = members;
			return first === undefined ? [] : [{id: first.id, teeMode, runs: members.flatMap(({runs}) => runs)}];
		}),
	};
}

export function modeOf({modes}: Modes, mode: TeeMode): ModeGroup | null {
	return modes.find(group => group.teeMode === mode) ?? null;
}

export function isMeasured({off, on, unknown}: Pair): boolean {
	return off !== null || on !== null || unknown !== null;
}

/** The modes that have a measurement, off first. */
export function sidesOf({off, on, unknown}: Pair): readonly {mode: TeeMode; measurement: Measurement}[] {
	const sides = [
		{mode: 'tee_off' as const, measurement: off},
		{mode: 'tee_on' as const, measurement: on},
		{mode: 'unknown' as const, measurement: unknown},
	];
	return sides.flatMap(({mode, measurement}) => (measurement === null ? [] : [{mode, measurement}]));
}
