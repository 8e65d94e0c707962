import type {Assumptions} from '../domain/assumptions.ts';
import {compare} from '../domain/compare.ts';
import type {Comparison} from '../domain/comparison.ts';
import type {Condition, ModeGroup} from '../domain/dataset.ts';
import {measure} from '../domain/measure.ts';
import type {Measurement} from '../domain/measurement.ts';
import {perObject, remember} from '../domain/memo.ts';
import type {MetricId} from '../domain/metric.ts';

// The tree shows the same cells at every key press: each is computed once for as long as its runs are the same.

const comparisons = perObject((_assumptions: Assumptions) =>
	perObject((_condition: Condition) => new Map<MetricId, Comparison>()),
);

const measurements = perObject((_assumptions: Assumptions) =>
	perObject((_mode: ModeGroup) => new Map<MetricId, Measurement | null>()),
);

/** TEE on against off of a condition. */
export function overheadOf(condition: Condition, metric: MetricId, assumptions: Assumptions): Comparison {
	const known = comparisons(assumptions)(condition);
	return remember(known, metric, () => compare(condition, metric, assumptions));
}

/** Median and spread of the repetitions of one mode. */
export function measurementOf(mode: ModeGroup, metric: MetricId, assumptions: Assumptions): Measurement | null {
	const known = measurements(assumptions)(mode);
	return remember(known, metric, () => measure(mode.runs, metric, assumptions));
}
