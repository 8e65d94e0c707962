import {groupBy} from '../domain/group-by.ts';
import type {Measurement} from '../domain/measurement.ts';
import type {BarsFigure, RangesFigure} from '../figures/figure.ts';
import type {PairRow} from './overhead-table.ts';
import {isMeasured, sidesOf} from './pair.ts';

/** So many conditions still compare at a glance as bars; more of them are a page of bars and no picture. */
const mostBarGroups = 12;

type Whisker = {
	readonly range: string;
	readonly low: (measurement: Measurement) => number | null;
	readonly high: (measurement: Measurement) => number | null;
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

type Picture = {readonly id: string; readonly title: string};

/** Paired bars, a figure for each experiment; none where there are too many conditions, or nothing to draw. */
export function pairedBars(
	rows: readonly PairRow[],
	{id, title, whisker, symbol}: Picture & {readonly whisker: Whisker; readonly symbol?: string},
): readonly BarsFigure[] {
	const shown = rows.filter(({pair}) => isMeasured(pair));
	if (shown.length > mostBarGroups) return [];
	return byExperiment(shown, {id, title}).map(part => ({
		kind: 'bars',
		id: part.id,
		title: part.title,
		unit: part.first.pair.comparison.unit,
		...(symbol === undefined ? {} : {symbol}),
		groups: part.rows.map(({condition, pair}) => ({
			label: condition.name,
			bars: sidesOf(pair).map(({mode, measurement}) => ({
				mode,
				value: measurement.median,
				low: whisker.low(measurement),
				high: whisker.high(measurement),
			})),
		})),
		range: whisker.range,
	}));
}

/**
 * Every overhead with its interval on one axis around "no difference", a figure for each experiment that has two of them.
 * What cannot be compared is left out.
 */
export function overheadRanges(rows: readonly PairRow[], picture: Picture): readonly RangesFigure[] {
	const shown = rows.filter(
		({pair}) => pair.comparison.overhead !== null && pair.comparison.verdict !== 'not comparable',
	);
	return byExperiment(shown, picture)
		.filter(part => part.rows.length > 1)
		.map(part => ({
			kind: 'ranges',
			id: part.id,
			title: part.title,
			unit: 'fraction',
			reference: 0,
			rows: part.rows.map(({condition, pair: {comparison}}) => ({
				label: condition.name,
				point: comparison.overhead,
				low: comparison.ci?.low ?? null,
				high: comparison.ci?.high ?? null,
				verdict: comparison.verdict,
			})),
		}));
}

type Part = Picture & {readonly first: PairRow; readonly rows: readonly PairRow[]};

/** Experiments measure other things: their bars and intervals do not belong on one axis. */
function byExperiment(rows: readonly PairRow[], {id, title}: Picture): readonly Part[] {
	const parts = [...groupBy(rows, ({experiment}) => experiment.id)];
	return parts.flatMap(([experiment, members]) => {
		const [first] = members;
		if (first === undefined) return [];
		const isOnly = parts.length === 1;
		return [
			{
				id: isOnly ? id : `${id}-${experiment}`,
				title: isOnly ? title : `${title}, ${experiment}`,
				first,
				rows: members,
			},
		];
	});
}
