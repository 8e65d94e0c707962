import type {Figure} from '../figures/figure.ts';
import {paintBars} from './bars.ts';
import {paintFacts} from './facts.ts';
import {paintHeatmap} from './heatmap.ts';
import {paintHistogram} from './histogram.ts';
import type {Line} from './line.ts';
import {framed, linesOverhead, paintLines, plotRows} from './lines.ts';
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
		case 'table':
			return paintTable(figure, options).lines;
		case 'bars':
			return paintBars(figure, options);
		case 'ranges':
			return paintRanges(figure, options);
		case 'lines': {
			const rows = plotRows(figure, options.height === undefined ? undefined : options.height - linesOverhead(true));
			return paintLines(figure, framed([figure], options.width, options.glyphs, rows));
		}
		case 'heatmap':
			return paintHeatmap(figure, options);
		case 'histogram':
			return paintHistogram(figure, options);
	}
}
