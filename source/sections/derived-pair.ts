import type {Assumptions} from '../domain/assumptions.ts';
import {compareMeasurements} from '../domain/compare.ts';
import {measurementOf} from '../domain/measure.ts';
import type {MetricId} from '../domain/metric.ts';
import {metricOf} from '../domain/metrics.ts';
import type {Run} from '../domain/run.ts';
import type {TeeMode} from '../domain/tee-mode.ts';
import type {Unit} from '../units/quantity.ts';
import {type Modes, modeOf, type Pair} from './pair.ts';

type Derivation = {
	/** The metric that the number is derived from: what forbids comparing that one forbids comparing this one. */
	readonly base: Pair;
	readonly unit: Unit;
	readonly numberOf: (run: Run) => number | null;
};

/** A number of each run that is no metric of its own, measured and compared by the rules of all metrics. */
export function derivedPair(modes: Modes, {base, unit, numberOf}: Derivation): Pair {
	const {metric, better, verdict, reason} = base.comparison;
	const side = (mode: TeeMode) => {
		const numbers = (modeOf(modes, mode)?.runs ?? []).map(numberOf);
		return measurementOf(
			numbers.map(value => (value === null ? null : {value, p95: null})),
			{metric, unit},
		);
	};
	const [off, on] = [side('tee_off'), side('tee_on')];
	const hindrance = verdict === 'not comparable' ? reason : null;
	return {
		off,
		on,
		unknown: side('unknown'),
		comparison: compareMeasurements(off, on, {metric, unit, better, hindrance}),
	};
}

/** The p95 of a latency: of each run, then over the runs. */
export function tailPair(modes: Modes, base: Pair, id: MetricId, assumptions: Assumptions): Pair {
	const numberOf = (run: Run) => metricOf(run, id, assumptions)?.p95 ?? null;
	return derivedPair(modes, {base, unit: base.comparison.unit, numberOf});
}
