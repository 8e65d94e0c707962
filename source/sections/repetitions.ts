import type {Assumptions} from '../domain/assumptions.ts';
import type {ModeGroup} from '../domain/dataset.ts';
import type {MetricId, MetricValue} from '../domain/metric.ts';
import {metricOf} from '../domain/metrics.ts';
import {isOutlier} from '../domain/outlier.ts';
import type {Run} from '../domain/run.ts';
import type {Scope} from '../domain/scope.ts';
import {median} from '../statistics/median.ts';

/** One run among those of its mode, judged by one metric. */
export type Repetition = {
	readonly run: Run;
	readonly selected: boolean;
	readonly value: MetricValue | null;
	/** Further metrics of the run, and the one it is judged by; those without a value are left out. */
	readonly values: ReadonlyMap<MetricId, MetricValue>;
	/** value / median of the mode − 1; null without a value, or where the mode has no other. */
	readonly fromMedian: number | null;
	/** Far from its siblings. Shown, never dropped. */
	readonly outlier: boolean;
};

/** The modes that a scope below the experiments speaks about: both of a condition, else the one of the selection. */
export function modesIn(scope: Scope): readonly ModeGroup[] {
	switch (scope.level) {
		case 'condition':
			return scope.condition.modes;
		case 'mode':
		case 'run':
			return [scope.mode];
		default:
			return [];
	}
}

/** The same for what is pooled: of a selected run only itself. */
export function pooledModesIn(scope: Scope): readonly Pick<ModeGroup, 'teeMode' | 'runs'>[] {
	return scope.level === 'run' ? [{teeMode: scope.mode.teeMode, runs: [scope.run]}] : modesIn(scope);
}

/** A run is shown among its siblings: alone it cannot be judged. */
export function repetitionsIn(scope: Scope, id: MetricId, others: readonly MetricId[] = []): readonly Repetition[] {
	return modesIn(scope).flatMap(({runs}) => {
		const valuesOf = runs.map(run => metricsOf(run, [id, ...others], scope.assumptions));
		const known = valuesOf.flatMap(values => values.get(id)?.value ?? []);
		const middle = median(known);
		return runs.map((run, index) => {
			const values = valuesOf[index] ?? new Map<MetricId, MetricValue>();
			const value = values.get(id) ?? null;
			const fromMedian =
				value === null || known.length < 2 || middle === undefined || middle === 0 ? null : value.value / middle - 1;
			const selected = scope.level === 'run' && scope.run.id === run.id;
			return {run, selected, value, values, fromMedian, outlier: value !== null && isOutlier(value.value, known)};
		});
	});
}

function metricsOf(run: Run, ids: readonly MetricId[], assumptions: Assumptions): ReadonlyMap<MetricId, MetricValue> {
	return new Map(
		ids.flatMap(id => {
			const value = metricOf(run, id, assumptions);
			return value === null ? [] : [[id, value] as const];
		}),
	);
}
