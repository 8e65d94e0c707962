import type {Assumptions} from './assumptions.ts';
import type {MetricDefinition, MetricValue} from './metric.ts';
import type {Run} from './run.ts';
import type {ServingResult} from './serving-result.ts';

/** A run that was read, and what its numbers may rest on. */
export type Subject = {readonly run: Run; readonly result: ServingResult; readonly assumptions: Assumptions};

/** A definition and the formula that it describes. null: the run has not got what the formula needs. */
export type Metric = Omit<MetricDefinition, 'id'> & {
	readonly formula: (subject: Subject) => MetricValue | null;
	/** The formula reads the assumptions: its value holds for these only. */
	readonly assumes?: true;
	/** Also of a run without a single answered request: it took its time, and its money. */
	readonly ofFailedRuns?: true;
};

/** One number a run. null and undefined stay unknown; so does what is not finite. */
export function scalar(value: number | null | undefined, source: MetricValue['source']): MetricValue | null {
	return isKnown(value) ? {value, p95: null, source} : null;
}

/** A median and, where it is known, the 95th percentile. */
export function distribution(
	median: number | null | undefined,
	p95: number | null | undefined,
	source: MetricValue['source'],
): MetricValue | null {
	return isKnown(median) ? {value: median, p95: isKnown(p95) ? p95 : null, source} : null;
}

/** null where there is nothing to divide by. */
export function ratio(numerator: number | null | undefined, denominator: number | null | undefined): number | null {
	return isKnown(numerator) && isKnown(denominator) && denominator > 0 ? numerator / denominator : null;
}

function isKnown(value: number | null | undefined): value is number {
	return typeof value === 'number' && Number.isFinite(value);
}
