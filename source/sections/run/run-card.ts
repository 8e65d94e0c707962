import type {Run} from '../../domain/run.ts';
import {teeModeLabel} from '../../domain/tee-mode.ts';
import {decimalsFor, formatDuration, formatValue} from '../../units/format.ts';
import {type LatencyStatistic, type RunLatency, runLatencies} from './latency-table.ts';

/** A run in a few words and one small table: what a glance wants without leaving the open section. */
export type RunCard = {
	readonly title: string;
	readonly facts: readonly string[];
	/** Every row has the same members, in the order of the columns; latencies in milliseconds. */
	readonly rows: readonly Readonly<Record<string, string>>[];
};

const statistics: readonly LatencyStatistic[] = ['mean', 'median', 'p90', 'p95', 'p99'];

/** Latencies are recomputed over the answered requests where the file has them, else as the benchmark stored them. */
export function runCard(run: Run): RunCard {
	const {result} = run;
	return {
		title: `${run.condition} · ${teeModeLabel[run.teeMode]} · repetition ${run.repetition}`,
		facts: result === null ? ['The file could not be read as a result.'] : [modelLine(run), servedLine(run)],
		rows: result === null ? [] : runLatencies(result).map(rowOf),
	};
}

function modelLine({result}: Run): string {
	const model = result?.modelId ?? 'model not said';
	const concurrency = result?.maxConcurrency ?? null;
	return concurrency === null ? model : `${model}, concurrency ${concurrency}`;
}

function servedLine({result}: Run): string {
	if (result === null) return '';
	const served = `${result.completed} of ${result.numPrompts ?? '?'} requests in ${formatDuration(result.duration)}`;
	const throughput = result.completed > 0 ? result.outputThroughput : null;
	return throughput === null
		? served
		: `${served}, ${formatValue(throughput, 'tok/s', {decimals: decimalsFor([throughput], 'tok/s')})} output tok/s`;
}

function rowOf(latency: RunLatency): Readonly<Record<string, string>> {
	const summary = latency.recomputed ?? latency.stored;
	const decimals = decimalsFor(
		statistics.map(statistic => summary?.[statistic] ?? null),
		'ms',
	);
	return {
		ms: latency.label,
		...Object.fromEntries(
			statistics.map(statistic => [statistic, formatValue(summary?.[statistic] ?? null, 'ms', {decimals})]),
		),
		source: latency.recomputed === null ? 'stored' : 'requests',
	};
}
