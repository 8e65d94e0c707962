import type {LinesFigure} from '../figures/figure.ts';
import {firstChart, type Span, xSpan} from './chart.ts';
import {contentSize, figuresAsWhole} from './content.ts';
import {paneOf} from './selectors.ts';
import type {State} from './state.ts';

/** The chart under the reading cursor, with its whole axis, the visible part of it, and how many cells that takes. */
export type Charting = {
	readonly chart: LinesFigure;
	readonly whole: Span;
	readonly visible: Span;
	readonly cells: number;
};

export function chartingOf(state: State): Charting | null {
	const chart = firstChart(figuresAsWhole(state));
	const whole = chart === null ? null : xSpan(chart);
	if (chart === null || whole === null) return null;
	return {chart, whole, visible: paneOf(state).view.zoom ?? whole, cells: contentSize(state).width};
}
