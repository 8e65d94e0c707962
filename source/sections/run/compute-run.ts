import type {Assumptions} from '../../domain/assumptions.ts';
import type {Finding} from '../../domain/finding.ts';
import type {MetricId, MetricValue} from '../../domain/metric.ts';
import {metricOf} from '../../domain/metrics.ts';
import type {Run} from '../../domain/run.ts';
import {runsIn, type Scope} from '../../domain/scope.ts';
import type {Json} from '../../units/json.ts';
import {findingsAt} from '../findings.ts';
import {type TracedRun, tracedRuns} from '../traces/traced-run.ts';
import {differing, type RunLatency, runLatencies} from './latency-table.ts';
import {type Lengths, lengthsOf} from './lengths.ts';

export type RunDetails = {
	readonly run: Run;
	readonly latencies: readonly RunLatency[];
	readonly lengths: Lengths | null;
	readonly traced: TracedRun | null;
	/** Codes of what was found about its condition as a whole, worst first. */
	readonly aboutCondition: readonly string[];
	readonly metrics: ReadonlyMap<MetricId, MetricValue>;
	readonly findings: readonly Finding[];
};

/** A run to choose. */
export type RunRow = {
	readonly run: Run;
	readonly metrics: ReadonlyMap<MetricId, MetricValue>;
	readonly findings: readonly Finding[];
};

export type Runs = {
	readonly level: Scope['level'];
	/** null: no run is selected. */
	readonly details: RunDetails | null;
	readonly rows: readonly RunRow[];
	readonly assumptions: Assumptions;
};

const shownMetrics = [
	'output_throughput',
	'request_throughput',
	'total_token_throughput',
	'seconds_per_prompt',
	'cost',
	'energy_per_output_token',
	'ttft',
] as const;

export function compute(scope: Scope): Runs {
	const {level, assumptions} = scope;
	return {
		level,
		details: scope.level === 'run' ? detailsOf(scope) : null,
		rows: scope.level === 'run' ? [] : runsIn(scope).map(run => rowOf(scope, run)),
		assumptions,
	};
}

function detailsOf(scope: Extract<Scope, {level: 'run'}>): RunDetails {
	const {run, condition} = scope;
	const {result} = run;
	const shared = findingsAt(scope, condition.id).filter(({path}) => path === condition.id);
	return {
		...rowOf(scope, run),
		latencies: result === null || result.completed === 0 ? [] : runLatencies(result),
		lengths: result?.requests == null ? null : lengthsOf(result.requests),
		traced: tracedRuns([run], scope.assumptions)[0] ?? null,
		aboutCondition: [...new Set(shared.map(({code}) => code))],
	};
}

function rowOf(scope: Scope, run: Run): RunRow {
	const metrics = new Map(
		shownMetrics.flatMap(id => {
			const value = metricOf(run, id, scope.assumptions);
			return value === null ? [] : [[id, value] as const];
		}),
	);
	return {run, metrics, findings: findingsAt(scope, run.id)};
}

export function json({details}: Runs): Json {
	if (details === null) return null;
	const {run, latencies, lengths} = details;
	return {
		path: run.id,
		latencies: latencies.map(latency => ({
			id: latency.id,
			unit: 'ms',
			stored: latency.stored,
			recomputed: latency.recomputed,
			differs: differing(latency).map(({statistic, by}) => ({statistic, by})),
		})),
		lengths,
	};
}
