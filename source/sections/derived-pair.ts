import type {Assumptions} from '../domain/assumptions.ts';
import type {Comparison} from '../domain/comparison.ts';
import type {Measurement} from '../domain/measurement.ts';
import type {MetricId} from '../domain/metric.ts';
import {metricOf} from '../domain/metrics.ts';
import {overheadInterval, overheadOf, overheadOverOn, verdictOf} from '../domain/overhead.ts';
import type {Run} from '../domain/run.ts';
import type {TeeMode} from '../domain/tee-mode.ts';
import {coefficientOfVariation} from '../statistics/coefficient-of-variation.ts';
import {mean} from '../statistics/mean.ts';
import {median} from '../statistics/median.ts';
import {populationDeviation} from '../statistics/population-deviation.ts';
import {sampleDeviation} from '../statistics/sample-deviation.ts';
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
	const {metric, better} = base.comparison;
	const side = (mode: TeeMode) => measurementOf(modeOf(modes, mode)?.runs ?? [], metric, unit, numberOf);
	const off = side('tee_off');
	const on = side('tee_on');
	const ci = off === null || on === null ? null : overheadInterval(off.values, on.values, better);
	return {
		off,
		on,
		unknown: side('unknown'),
		comparison: {
			metric,
			unit,
			better,
			n_off: off?.n ?? 0,
			n_on: on?.n ?? 0,
			off: off?.median ?? null,
			on: on?.median ?? null,
			overhead: off === null || on === null ? null : overheadOf(off.median, on.median, better),
			overhead_over_on: off === null || on === null ? null : overheadOverOn(off.median, on.median, better),
			ci,
			...judgement(base.comparison, off, on, ci),
		},
	};
}

/** The p95 of a latency: of each run, then over the runs. */
export function tailPair(modes: Modes, base: Pair, id: MetricId, assumptions: Assumptions): Pair {
	const numberOf = (run: Run) => metricOf(run, id, assumptions)?.p95 ?? null;
	return derivedPair(modes, {base, unit: base.comparison.unit, numberOf});
}

function judgement(
	base: Comparison,
	off: Measurement | null,
	on: Measurement | null,
	ci: Comparison['ci'],
): Pick<Comparison, 'verdict' | 'reason'> {
	if (base.verdict === 'not comparable') return {verdict: 'not comparable', reason: base.reason};
	if (off === null || on === null) return {verdict: 'not comparable', reason: 'a side has no run with this number'};
	if (ci !== null) return {verdict: verdictOf(ci), reason: null};
	return off.n === 1 || on.n === 1
		? {verdict: 'single run', reason: base.reason}
		: {verdict: 'unclear', reason: 'a run has a value of 0 or less: the interval needs ratios'};
}

function measurementOf(
	runs: readonly Run[],
	metric: MetricId,
	unit: Unit,
	numberOf: Derivation['numberOf'],
): Measurement | null {
	const values = runs.map(numberOf).filter(value => value !== null);
	const middle = median(values);
	const average = mean(values);
	const spread = populationDeviation(values);
	if (middle === undefined || average === undefined || spread === undefined) return null;
	return {
		metric,
		unit,
		n: values.length,
		left_out: runs.length - values.length,
		median: middle,
		min: Math.min(...values),
		max: Math.max(...values),
		mean: average,
		std: sampleDeviation(values) ?? null,
		std_population: spread,
		cv: coefficientOfVariation(values) ?? null,
		p95: null,
		p95_std: null,
		values,
	};
}
