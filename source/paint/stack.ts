import type {Figure} from '../figures/figure.ts';
import type {Line} from './line.ts';
import {type PaintOptions, paintFigure} from './paint.ts';

export type PaintedRow = {readonly figure: string; readonly row: string; readonly line: number};

export type Stack = {
	readonly lines: readonly Line[];
	/** Where the rows of interactive tables are: the index of their line in `lines`. */
	readonly rows: readonly PaintedRow[];
};

/** Figures under each other, a blank line between two. */
export function paintStack(figures: readonly Figure[], options: PaintOptions): Stack {
	const lines = figures.flatMap((figure, index) => [...(index > 0 ? [[]] : []), ...paintFigure(figure, options)]);
	return {lines, rows: []};
}
