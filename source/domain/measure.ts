import {coefficientOfVariation} from '../statistics/coefficient-of-variation.ts';
import {mean} from '../statistics/mean.ts';
import {median} from '../statistics/median.ts';
import {populationDeviation} from '../statistics/population-deviation.ts';
import {sampleDeviation} from '../statistics/sample-deviation.ts';
import type {Assumptions} from './assumptions.ts';
import type {Measurement} from './measurement.ts';
import type {MetricId, MetricValue} from './metric.ts';
import {metricDefinitions, metricOf} from './metrics.ts';
import type {Run} from './run.ts';

/** A metric over repetitions. Runs that have no value of it are left out and counted. null: none has. */
export function measure(runs: readonly Run[], id: MetricId, assumptions: Assumptions): Measurement | null {
	const {unit} = metricDefinitions[id];
	return measurementOf(
		runs.map(run => metricOf(run, id, assumptions)),
		{metric: id, unit},
	);
}

type Measured = Pick<MetricValue, 'value' | 'p95'>;

/** One number of each run over repetitions; null: the run has none. */
export function measurementOf(
	numbers: readonly (Measured | null)[],
	{metric, unit}: Pick<Measurement, 'metric' | 'unit'>,
): Measurement | null {
	const measured = numbers.filter(number => number !== null);
	const values = measured.map(({value}) => value);
	const tails = measured.map(({p95}) => p95).filter(p95 => p95 !== null);
	const centre = median(values);
	const average = mean(values);
	const spread = populationDeviation(values);
	if (centre === undefined || average === undefined || spread === undefined) return null;
	return {
		metric,
		unit,
		n: values.length,
		left_out: numbers.length - values.length,
		median: centre,
		min: Math.min(...values),
		max: Math.max(...values),
		mean: average,
		std: sampleDeviation(values) ?? null,
		std_population: spread,
		cv: coefficientOfVariation(values) ?? null,
		p95: median(tails) ?? null,
		p95_std: sampleDeviation(tails) ?? null,
		values,
	};
}
