import type {Unit} from '../units/quantity.ts';

/** Every metric of the program, by the one name that report, export, sort and filter use. */
export const metricIds = [
	'duration',
	'request_throughput',
	'output_throughput',
	'total_token_throughput',
	'seconds_per_prompt',
	'ttft',
	'itl',
	'tpot',
	'e2el',
	'decode_latency',
	'max_concurrent_requests',
	'energy',
	'energy_per_output_token',
	'cpu_energy_per_output_token',
	'mean_power',
	'peak_power',
	'mean_gpu_utilization',
	'mean_memory_utilization',
	'max_temperature',
	'cost',
	'cost_per_million_output_tokens',
	'goodput',
	'notebook.ttft',
	'notebook.decode_latency',
	'notebook.energy_per_output_token',
	'notebook.price',
] as const;

export type MetricId = (typeof metricIds)[number];

/** What one run says of one metric. Latencies have a distribution inside the run, of which the p95 is kept beside the median. */
export type MetricValue = {
	readonly value: number;
	/** null for metrics that are one number a run, or where the file does not tell. */
	readonly p95: number | null;
	/** Computed from per-request data, taken as the benchmark stored it, or derived from other stored members. */
	readonly source: 'requests' | 'stored' | 'derived' | 'trace';
};

export type MetricDefinition = {
	readonly id: MetricId;
	/** As the field writes it: `TTFT`, `output throughput`. */
	readonly label: string;
	readonly unit: Unit;
	readonly better: 'higher' | 'lower';
	/** Latencies are medians (and p95) over a run's requests. */
	readonly kind: 'scalar' | 'latency';
	/** In words, with its source in the documentation: printed by help and the README. */
	readonly definition: string;
};
