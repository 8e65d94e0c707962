import type {Assumptions} from './assumptions.ts';
import {costMetrics} from './cost-metrics.ts';
import {latencyMetrics} from './latency-metrics.ts';
import {perObject, remember} from './memo.ts';
import {type MetricDefinition, type MetricId, type MetricValue, metricIds} from './metric.ts';
import type {Metric} from './metric-table.ts';
import {notebookMetrics} from './notebook-metrics.ts';
import type {Run} from './run.ts';
import {throughputMetrics} from './throughput-metrics.ts';
import {traceMetrics} from './trace-metrics.ts';

const metrics: Readonly<Record<MetricId, Metric>> = {
	...throughputMetrics,
	...latencyMetrics,
	...traceMetrics,
	...costMetrics,
	...notebookMetrics,
};

/** In the order of `metricIds`. */
export const metricDefinitions: Readonly<Record<MetricId, MetricDefinition>> = Object.fromEntries(
	metricIds.map(id => {
		const {label, unit, better, kind, definition} = metrics[id];
		return [id, {id, label, unit, better, kind, definition}];
	}),
) as Record<MetricId, MetricDefinition>;

const valuesByRun = perObject((_run: Run) => new Map<MetricId, MetricValue | null>());
const valuesByAssumptions = perObject((_assumptions: Assumptions) =>
	perObject((_run: Run) => new Map<MetricId, MetricValue | null>()),
);

/**
 * What one run says of a metric. null: it cannot be had from the run's files. A run that answered no request is no
 * measurement, although its file is full of zeros: it has a duration and a cost, and nothing else.
 */
export function metricOf(run: Run, id: MetricId, assumptions: Assumptions): MetricValue | null {
	const known = metrics[id].assumes === true ? valuesByAssumptions(assumptions)(run) : valuesByRun(run);
	return remember(known, id, () => compute(run, metrics[id], assumptions));
}

/** What has been computed of a run so far, under these assumptions. */
export function valuesKnown(run: Run, assumptions: Assumptions): ReadonlyMap<MetricId, MetricValue | null> {
	return new Map([...valuesByRun(run), ...valuesByAssumptions(assumptions)(run)]);
}

/** Takes over what has been computed of the same run, by the same formulas and under the same assumptions. */
export function recallValues(
	run: Run,
	assumptions: Assumptions,
	values: ReadonlyMap<MetricId, MetricValue | null>,
): void {
	const [byRun, byAssumptions] = [valuesByRun(run), valuesByAssumptions(assumptions)(run)];
	for (const [id, value] of values) (metrics[id].assumes === true ? byAssumptions : byRun).set(id, value);
}

function compute(run: Run, metric: Metric, assumptions: Assumptions): MetricValue | null {
	const {result} = run;
	if (result === null || !(result.completed > 0 || metric.ofFailedRuns === true)) return null;
	return metric.formula({run, result, assumptions});
}
