import type {Assumptions} from '../domain/assumptions.ts';
import {compare} from '../domain/compare.ts';
import type {Condition} from '../domain/dataset.ts';
import {energyOf} from '../domain/energy.ts';
import {measure} from '../domain/measure.ts';
import {metricIds} from '../domain/metric.ts';
import {metricOf} from '../domain/metrics.ts';
import {compareNatural} from '../domain/natural-order.ts';
import {powerLimit} from '../domain/power-limit.ts';
import type {Run} from '../domain/run.ts';
import {conditionsIn, partsIn, runsIn} from '../domain/scope.ts';
import {totalsOf} from '../domain/totals.ts';
import {findingsIn} from '../sections/findings.ts';
import type {Json, JsonObject} from '../units/json.ts';
import {numbersOf} from './chapters.ts';
import type {Report} from './exporter.ts';
import {partOf} from './heading.ts';
import {unitName} from './unit-name.ts';

/**
 * One document, `cai-tui.report/1`: every number in full precision, in natural order of path. Of a part of the study
 * everything is of that part; a comparison needs both modes, so it is of the condition that the part lies in.
 */
export function* json(report: Report): Iterable<string> {
	// Whatever is no number (NaN, infinities) becomes null here: not known.
	yield `${JSON.stringify(documentOf(report), null, 2)}\n`;
}

function documentOf(report: Report): JsonObject {
	const {version, scope, sections} = report;
	const {dataset, assumptions} = scope;
	const runs = runsIn(scope);
	const part = partOf(scope);
	const totals = totalsOf(runs, assumptions);
	return {
		schema: 'cai-tui.report/1',
		version,
		roots: dataset.roots,
		...(part === null ? {} : {part}),
		assumptions: assumptionsOf(runs, assumptions),
		summary: {
			experiments: totals.experiments,
			conditions: totals.conditions,
			runs: totals.runs,
			measured: totals.measured,
			duration_s: totals.durationSeconds,
			cost: totals.cost,
		},
		measurements: byId(partsIn(scope)).flatMap(condition => measurementsOf(condition, assumptions)),
		comparisons: byId(conditionsIn(scope)).flatMap(condition => comparisonsOf(condition, assumptions)),
		runs: byId(runs).map(run => runOf(run, assumptions)),
		findings: inPathOrder(findingsIn(scope), finding => finding.path).map(finding => ({...finding})),
		sections: Object.fromEntries(sections.map(section => [section.id, numbersOf(section, report)])),
	};
}

function assumptionsOf(runs: readonly Run[], assumptions: Assumptions): JsonObject {
	const {pricePerHour, currency, kwhPrice, slo, thresholds, ignore} = assumptions;
	return {
		price_per_hour: {tee_off: pricePerHour.teeOff, tee_on: pricePerHour.teeOn},
		currency,
		...(kwhPrice === null ? {} : {price_per_kwh: kwhPrice}),
		max_watts: powerLimitOf(runs, assumptions),
		...(Object.keys(slo).length === 0 ? {} : {slo_ms: slo}),
		...(thresholds === undefined ? {} : {thresholds}),
		...(ignore === undefined ? {} : {ignored_checks: ignore}),
	};
}

/** One limit where all runs have the same; where they differ there is no one number to state. */
function powerLimitOf(runs: readonly Run[], assumptions: Assumptions): JsonObject {
	const limits = new Map(
		runs.map(run => powerLimit(run, assumptions)).map(limit => [`${limit.watts} ${limit.source}`, limit] as const),
	);
	const [only, ...others] = limits.values();
	if (only === undefined) return {value: assumptions.maxWatts, source: assumptions.maxWatts === null ? null : 'option'};
	return others.length === 0 ? {value: only.watts, source: only.source} : {value: null, source: 'differs between runs'};
}

function measurementsOf(condition: Condition, assumptions: Assumptions): readonly JsonObject[] {
	return condition.modes.flatMap(({teeMode, runs}) =>
		metricIds
			.map(id => measure(runs, id, assumptions))
			.filter(measurement => measurement !== null)
			.map(({metric, unit, n, median, min, max, mean, std, std_population, cv, p95, p95_std, values}) => ({
				experiment: condition.experiment,
				condition: condition.name,
				tee_mode: teeMode,
				metric,
				unit: unitName(unit, assumptions),
				...{n, median, min, max, mean, std, std_population, cv, p95, p95_std, values},
			})),
	);
}

function comparisonsOf(condition: Condition, assumptions: Assumptions): readonly JsonObject[] {
	return metricIds
		.map(id => compare(condition, id, assumptions))
		.map(({metric, unit, better, n_off, n_on, off, on, overhead, overhead_over_on, ci, verdict}) => ({
			experiment: condition.experiment,
			condition: condition.name,
			metric,
			unit: unitName(unit, assumptions),
			...{better, n_off, n_on, off, on, overhead, overhead_over_on, ci, verdict},
		}));
}

function runOf(run: Run, assumptions: Assumptions): JsonObject {
	return {
		path: run.id,
		experiment: run.experiment,
		condition: run.condition,
		tee_mode: run.teeMode,
		repetition: run.repetition,
		model_id: run.result?.modelId ?? null,
		completed: run.result?.completed ?? null,
		failed: run.result?.failed ?? null,
		metrics: Object.fromEntries(
			metricIds.map((id): [string, Json] => [id, metricOf(run, id, assumptions)?.value ?? null]),
		),
		energy_window: energyOf(run, 'gpu')?.window.source ?? null,
	};
}

function byId<Item extends {readonly id: string}>(items: readonly Item[]): readonly Item[] {
	return inPathOrder(items, ({id}) => id);
}

/** A sorted copy; things of one path stay in the order that they came in. */
function inPathOrder<Item>(items: readonly Item[], path: (item: Item) => string): readonly Item[] {
	return [...items].sort((a, b) => compareNatural(path(a), path(b)));
}
