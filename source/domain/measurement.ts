import type {Unit} from '../units/quantity.ts';
import type {MetricId} from './metric.ts';

/** One cell of the study: a metric over the repetitions of one condition in one mode. Null where n is too small to say. */
export type Measurement = {
	readonly metric: MetricId;
	readonly unit: Unit;
	readonly n: number;
	/** Runs of the group that gave no value: failed, not saved in detail, no trace. */
	readonly left_out: number;
	readonly median: number;
	readonly min: number;
	readonly max: number;
	readonly mean: number;
	/** Sample deviation (n − 1); null for n = 1. */
	readonly std: number | null;
	/** Population deviation (n), as the notebook prints it for throughput. */
	readonly std_population: number;
	/** Coefficient of variation, std / mean; null for n = 1 or mean 0. */
	readonly cv: number | null;
	/** Median over runs of each run's p95; latencies only. */
	readonly p95: number | null;
	readonly p95_std: number | null;
	/** By repetition. */
	readonly values: readonly number[];
};
