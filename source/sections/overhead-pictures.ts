import type {Measurement} from '../domain/measurement.ts';
import type {BarsFigure, RangesFigure} from '../figures/figure.ts';
import {labelsOf, type PairRow} from './overhead-table.ts';
import {isMeasured, sidesOf} from './pair.ts';

/** So many conditions still compare at a glance as bars; more of them are a page of bars and no picture. */
const mostBarGroups = 12;

type Whisker = {
	readonly range: string;
	readonly low: (m: Measurement) => number | null;
	readonly high: (m: Measurement) => number | null;
};

/** Throughput, energy: how far the repetitions lie apart. */
export const runsWhisker: Whisker = {
	range: 'min … max of the runs',
	low: measurement => measurement.min,
	high: measurement => measurement.max,
};

/** Latencies: from the median to the p95 of the requests, each the median over runs. */
export const tailWhisker: Whisker = {
	range: 'p95 of the requests',
	low: measurement => (measurement.p95 === null ? null : measurement.median),
	high: measurement => measurement.p95,
};

/** Paired bars; none where there are too many conditions, or nothing to draw. */
export function pairedBars(
	rows: readonly PairRow[],
	{id, title, whisker}: {readonly id: string; readonly title?: string; readonly whisker: Whisker},
): readonly BarsFigure[] {
	const shown = rows.filter(({pair}) => isMeasured(pair));
	const [first] = shown;
	const labels = labelsOf(shown);
	if (first === undefined || shown.length > mostBarGroups) return [];
	return [
		{
			kind: 'bars',
			id,
			...(title === undefined ? {} : {title}),
			unit: first.pair.comparison.unit,
			groups: shown.map(({pair}, index) => ({
				label: labels[index] ?? '',
				bars: sidesOf(pair).map(({mode, measurement}) => ({
					mode,
					value: measurement.median,
					low: whisker.low(measurement),
					high: whisker.high(measurement),
				})),
			})),
			range: whisker.range,
		},
	];
}

/** Every overhead with its interval on one axis around "no difference". Conditions that give none are left out. */
export function overheadRanges(
	rows: readonly PairRow[],
	{id, title}: {readonly id: string; readonly title: string},
): readonly RangesFigure[] {
	const shown = rows.filter(
		({pair}) => pair.comparison.overhead !== null && pair.comparison.verdict !== 'not comparable',
	);
	if (shown.length < 2) return [];
	const labels = labelsOf(shown);
	return [
		{
			kind: 'ranges',
			id,
			title,
			unit: 'fraction',
			reference: 0,
			rows: shown.map(({pair: {comparison}}, index) => ({
				label: labels[index] ?? '',
				point: comparison.overhead,
				low: comparison.ci?.low ?? null,
				high: comparison.ci?.high ?? null,
				verdict: comparison.verdict,
			})),
		},
	];
}
