import type {Assumptions} from './assumptions.ts';
import {differences, differencesInWords} from './comparability.ts';
import type {Comparison, ConfidenceInterval, Verdict} from './comparison.ts';
import type {Condition} from './dataset.ts';
import {measure} from './measure.ts';
import type {Measurement} from './measurement.ts';
import {perObject, remember} from './memo.ts';
import type {MetricId} from './metric.ts';
import {metricDefinitions} from './metrics.ts';
import {overheadInterval, overheadOf, overheadOverOn, verdictOf} from './overhead.ts';
import type {Run} from './run.ts';
import type {TeeMode} from './tee-mode.ts';

const comparisonsByCondition = perObject((_condition: Condition) =>
	perObject((_assumptions: Assumptions) => new Map<MetricId, Comparison>()),
);

/** TEE on against TEE off for one metric of a condition. */
export function compare(condition: Condition, id: MetricId, assumptions: Assumptions): Comparison {
	return remember(comparisonsByCondition(condition)(assumptions), id, () => {
		const comparison = compareRuns(runsOf(condition, 'tee_off'), runsOf(condition, 'tee_on'), id, assumptions);
		const isUnlabelled = condition.modes.every(({teeMode}) => teeMode === 'unknown');
		return isUnlabelled ? {...comparison, reason: 'nothing says in which TEE mode its runs were made'} : comparison;
	});
}

/** The one comparison that a row of the tree shows. */
export function headline(condition: Condition, assumptions: Assumptions): Comparison {
	return compare(condition, 'output_throughput', assumptions);
}

/** The runs of a condition in one mode, by repetition. */
export function runsOf(condition: Condition, mode: TeeMode): readonly Run[] {
	return condition.modes.find(group => group.teeMode === mode)?.runs ?? [];
}

/** Any runs against any other; the first take the part of TEE off. The point is the ratio of medians. */
export function compareRuns(
	off: readonly Run[],
	on: readonly Run[],
	id: MetricId,
	assumptions: Assumptions,
): Comparison {
	const {unit, better} = metricDefinitions[id];
	const baseline = measure(off, id, assumptions);
	const confidential = measure(on, id, assumptions);
	const hindrance =
		baseline === null || confidential === null
			? lackOf(off, on, baseline, confidential)
			: differencesInWords(differences(off, on));
	return compareMeasurements(baseline, confidential, {metric: id, unit, better, hindrance});
}

type Comparing = Pick<Comparison, 'metric' | 'unit' | 'better'> & {
	/** Why the two must not be set against each other, in words; null: nothing forbids it. */
	readonly hindrance: string | null;
};

/** Two measurements of one number, by the rules of all comparisons. A side that is missing can be compared with nothing. */
export function compareMeasurements(
	off: Measurement | null,
	on: Measurement | null,
	{metric, unit, better, hindrance}: Comparing,
): Comparison {
	const numbers = {
		metric,
		unit,
		better,
		n_off: off?.n ?? 0,
		n_on: on?.n ?? 0,
		off: off?.median ?? null,
		on: on?.median ?? null,
	};
	if (off === null || on === null) {
		return {
			...numbers,
			overhead: null,
			overhead_over_on: null,
			ci: null,
			verdict: 'not comparable',
			reason: hindrance ?? 'a side has no run with this number',
		};
	}
	const ci = overheadInterval(off.values, on.values, better);
	return {
		...numbers,
		overhead: overheadOf(off.median, on.median, better),
		overhead_over_on: overheadOverOn(off.median, on.median, better),
		ci,
		...judge(off, on, ci, hindrance),
	};
}

function judge(
	off: Measurement,
	on: Measurement,
	ci: ConfidenceInterval | null,
	hindrance: string | null,
): {readonly verdict: Verdict; readonly reason: string | null} {
	if (hindrance !== null) return {verdict: 'not comparable', reason: hindrance};
	if (ci !== null) return {verdict: verdictOf(ci), reason: null};
	if (off.n === 1 || on.n === 1) return {verdict: 'single run', reason: `${sizes(off, on)}: one run has no interval`};
	return {verdict: 'unclear', reason: 'a run has a value of 0 or less: the interval needs ratios'};
}

function sizes(off: Measurement, on: Measurement): string {
	return `n = ${off.n} off, ${on.n} on`;
}

function lackOf(
	off: readonly Run[],
	on: readonly Run[],
	baseline: Measurement | null,
	confidential: Measurement | null,
): string {
	const lacking = (runs: readonly Run[], side: string): string =>
		runs.length === 0 ? `there is no run with ${side}` : `no run with ${side} has this metric`;
	const sides = [
		...(baseline === null ? [lacking(off, 'TEE off')] : []),
		...(confidential === null ? [lacking(on, 'TEE on')] : []),
	];
	return sides.join(', and ');
}
