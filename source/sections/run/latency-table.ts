import {answeredLatencies} from '../../domain/answered-requests.ts';
import type {ServingResult} from '../../domain/serving-result.ts';
import {storedLatency} from '../../domain/stored-latency.ts';
import type {CellValue, TableFigure} from '../../figures/figure.ts';
import {mean} from '../../statistics/mean.ts';
import {quantile} from '../../statistics/quantile.ts';
import {formatPercent} from '../../units/format.ts';
import {quantity, text} from '../cells.ts';
import {valueColumn} from '../side-columns.ts';

/** Milliseconds; null: not in the file, or not to be had from it. */
export type LatencySummary = Readonly<Record<LatencyStatistic, number | null>>;

const statistics = ['mean', 'median', 'p90', 'p95', 'p99'] as const;

export type LatencyStatistic = (typeof statistics)[number];

export type RunLatency = {
	readonly id: 'ttft' | 'tpot' | 'itl' | 'e2el' | 'decode';
	readonly label: string;
	/** As the benchmark wrote it; null: it wrote nothing. */
	readonly stored: LatencySummary | null;
	/** Over the answered requests; null: the file has no arrays. */
	readonly recomputed: LatencySummary | null;
};

/** Stored and recomputed values farther apart than this are marked. */
const tolerance = 0.005;

const percentiles = {median: 50, p90: 90, p95: 95, p99: 99} as const;

export function runLatencies(result: ServingResult): readonly RunLatency[] {
	const answered = result.requests === null ? null : answeredLatencies(result.requests);
	const all: readonly RunLatency[] = [
		{id: 'ttft', label: 'TTFT', stored: storedSummary(result, 'ttft'), recomputed: summaryOf(answered?.ttft)},
		{id: 'tpot', label: 'TPOT', stored: storedSummary(result, 'tpot'), recomputed: summaryOf(answered?.tpot)},
		{id: 'itl', label: 'ITL', stored: storedSummary(result, 'itl'), recomputed: interTokenSummary(result)},
		{id: 'e2el', label: 'E2EL', stored: storedSummary(result, 'e2el'), recomputed: summaryOf(answered?.e2el)},
		{id: 'decode', label: 'decode', stored: null, recomputed: summaryOf(answered?.decode)},
	];
	return all.filter(({stored, recomputed}) => stored !== null || recomputed !== null);
}

function storedSummary(result: ServingResult, name: 'ttft' | 'tpot' | 'itl' | 'e2el'): LatencySummary | null {
	const latency = storedLatency(result, name);
	if (latency === null) return null;
	const at = (percentile: number) => latency.percentiles.get(percentile) ?? null;
	return {mean: latency.mean, median: latency.median ?? at(50), p90: at(90), p95: at(95), p99: at(99)};
}

function interTokenSummary({interToken}: ServingResult): LatencySummary | null {
	if (interToken === null) return null;
	const at = (percentile: number) => interToken.percentiles.get(percentile) ?? null;
	return {mean: interToken.mean, median: at(50), p90: at(90), p95: at(95), p99: at(99)};
}

function summaryOf(values: Float64Array | null | undefined): LatencySummary | null {
	if (values === null || values === undefined || values.length === 0) return null;
	const at = (percentile: number) => quantile(values, percentile / 100) ?? null;
	return {
		mean: mean(values) ?? null,
		median: at(percentiles.median),
		p90: at(percentiles.p90),
		p95: at(percentiles.p95),
		p99: at(percentiles.p99),
	};
}

/** Statistics whose stored value is more than 0.5 % from the recomputed one, with stored / recomputed − 1. */
export function differing({stored, recomputed}: RunLatency): readonly {statistic: LatencyStatistic; by: number}[] {
	if (stored === null || recomputed === null) return [];
	return statistics.flatMap(statistic => {
		const written = stored[statistic];
		const own = recomputed[statistic];
		if (written === null || own === null || own === 0) return [];
		const by = written / own - 1;
		return Math.abs(by) > tolerance ? [{statistic, by}] : [];
	});
}

/** Every latency twice: as stored, and as its requests give it. */
export function latencyTable(latencies: readonly RunLatency[]): TableFigure {
	return {
		kind: 'table',
		id: 'latencies',
		title: 'latencies',
		columns: [
			{id: 'latency', title: '', align: 'left', priority: 0},
			{id: 'source', title: 'source', align: 'left', priority: 0},
			valueColumn('mean', 'mean', 'ms', 3),
			valueColumn('median', 'median', 'ms', 0),
			valueColumn('p90', 'p90', 'ms', 4),
			valueColumn('p95', 'p95', 'ms', 1),
			valueColumn('p99', 'p99', 'ms', 2),
			{id: 'differs', title: 'stored differs', align: 'left', priority: 1},
		],
		rows: latencies.flatMap(latency => [
			...rowOf(latency, 'stored', latency.stored),
			...rowOf(latency, 'recomputed', latency.recomputed),
		]),
	};
}

function rowOf(latency: RunLatency, source: 'stored' | 'recomputed', summary: LatencySummary | null) {
	if (summary === null) return [];
	const cells: Readonly<Record<string, CellValue>> = Object.fromEntries(
		statistics.map(statistic => [statistic, quantity(summary[statistic], 'ms')]),
	);
	const isFirst = source === 'stored' || latency.stored === null;
	const differs = source === 'stored' ? differenceText(latency) : '';
	return [
		{
			id: `${latency.id}-${source}`,
			cells: {
				latency: text(isFirst ? latency.label : ''),
				source: text(source, 'dim'),
				...cells,
				differs: text(differs, 'strong'),
			},
		},
	];
}

/** The one that is farthest off, and how many are. */
function differenceText(latency: RunLatency): string {
	const all = [...differing(latency)].sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
	const [worst] = all;
	if (worst === undefined) return '';
	const others = all.length > 1 ? `, ${all.length - 1} more` : '';
	return `≠ ${worst.statistic} ${formatPercent(worst.by, {signed: true})}${others}`;
}
