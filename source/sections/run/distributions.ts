import type {Run} from '../../domain/run.ts';
import type {HistogramFigure} from '../../figures/figure.ts';
import {quantile} from '../../statistics/quantile.ts';
import {formatNumber} from '../../units/format.ts';
import {latencyHistogram, latencySamples} from '../answered-histogram.ts';

/** Distribution of the times to the first token of the answered requests. */
export function ttftHistogram(run: Run): readonly HistogramFigure[] {
	const samples = latencySamples([{teeMode: run.teeMode, runs: [run]}], 'ttft');
	const values = samples[0]?.values ?? [];
	const markers = markersOf({median: quantile(values, 0.5), p95: quantile(values, 0.95)});
	return latencyHistogram(samples, {id: 'ttft-histogram', title: 'TTFT', markers});
}

/** Distribution of all gaps between the chunks of the answers, as it was reduced while reading. */
export function interTokenHistogram({result, teeMode}: Run): readonly HistogramFigure[] {
	const summary = result?.interToken;
	if (summary == null || summary.count === 0) return [];
	const {from, to, counts} = summary.histogram;
	return [
		{
			kind: 'histogram',
			id: 'itl-histogram',
			title: `ITL: ${formatNumber(summary.count, 0)} gaps between chunks`,
			unit: 'ms',
			scale: 'log',
			edges: Array.from({length: counts.length + 1}, (_, k) => 10 ** (from + ((to - from) * k) / counts.length)),
			series: [{role: teeMode, label: 'gaps', counts}],
			markers: markersOf({median: summary.percentiles.get(50), p95: summary.percentiles.get(95)}),
		},
	];
}

function markersOf(marks: Readonly<Record<string, number | undefined>>) {
	return Object.entries(marks).flatMap(([label, x]) => (x === undefined ? [] : [{x, label}]));
}
