import type {Figure, LinesFigure} from '../figures/figure.ts';
import {paintBars} from './bars.ts';
import {paintFacts} from './facts.ts';
import {paintHeatmap} from './heatmap.ts';
import {paintHistogram} from './histogram.ts';
import {paintLargeValues} from './large-values.ts';
import type {Line} from './line.ts';
import {paintLines} from './lines.ts';
import {linesOverhead, plotRows, shareAxes} from './lines-frame.ts';
import type {PaintOptions} from './paint-options.ts';
import {paintRanges} from './ranges.ts';
import {paintTable} from './table.ts';
import {paintText} from './text.ts';

export type {PaintOptions} from './paint-options.ts';

/** A figure as lines of cells, none wider than `options.width`; none at all for a width below one. */
export function paintFigure(figure: Figure, options: PaintOptions): readonly Line[] {
	if (options.width < 1) return [];
	switch (figure.kind) {
		case 'text':
			return paintText(figure, options);
		case 'facts':
			return paintFacts(figure, options);
		case 'large values':
			return paintLargeValues(figure, options);
		case 'table':
			return paintTable(figure, options).lines;
		case 'bars':
			return paintBars(figure, options);
		case 'ranges':
			return paintRanges(figure, options);
		case 'lines':
			return paintChart(figure, options);
		case 'heatmap':
			return paintHeatmap(figure, options);
		case 'histogram':
			return paintHistogram(figure, options);
	}
}

function paintChart(figure: LinesFigure, {width, height, glyphs}: PaintOptions): readonly Line[] {
	const rows = plotRows(figure, height === undefined ? undefined : height - linesOverhead(true));
	const {x, ys, gutter} = shareAxes([figure], width);
	const y = ys[0] ?? x;
	return paintLines(figure, {
		width,
		glyphs,
		rows,
		x,
		y,
		gutter,
		isWithXAxis: true,
		isWithSeries: true,
		isWithLabels: true,
	});
}
