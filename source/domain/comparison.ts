import type {Unit} from '../units/quantity.ts';
import type {MetricId} from './metric.ts';

/**
 * `worse` / `better`: the interval excludes 0, the TEE costs or gains. `noise`: it holds 0 and is narrow (half-width ≤ 2
 * points). `unclear`: it holds 0 and is wide. `single run`: a side has one run, no interval. `not comparable`: the two
 * sides were not measured under the same parameters, or a side is missing.
 */
export type Verdict = 'worse' | 'better' | 'noise' | 'unclear' | 'single run' | 'not comparable';

export const verdicts: readonly Verdict[] = ['worse', 'better', 'noise', 'unclear', 'single run', 'not comparable'];

export type IntervalMethod = 'welch-log' | 'hodges-lehmann-log';

export type ConfidenceInterval = {
	/** Bounds of the overhead, fractions. */
	readonly low: number;
	readonly high: number;
	/** Coverage that the method reaches, e.g. 0.95; exact for Hodges–Lehmann. */
	readonly level: number;
	readonly method: IntervalMethod;
};

/** TEE on against TEE off for one metric of one condition. Overheads are fractions of TEE off; positive: the TEE is worse. */
export type Comparison = {
	readonly metric: MetricId;
	readonly unit: Unit;
	readonly better: 'higher' | 'lower';
	readonly n_off: number;
	readonly n_on: number;
	/** Medians over runs; null: that side has no measurement. */
	readonly off: number | null;
	readonly on: number | null;
	/** (off − on)/off where higher is better, (on − off)/off where lower is better. */
	readonly overhead: number | null;
	/** The notebook's (off − on)/on, under its true name extra time per token; for "lower is better" the same as `overhead`. */
	readonly overhead_over_on: number | null;
	readonly ci: ConfidenceInterval | null;
	readonly verdict: Verdict;
	/** In words where the verdict needs them: which parameter differs, which side is missing. */
	readonly reason: string | null;
};
