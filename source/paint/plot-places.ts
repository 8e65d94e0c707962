import type {LinesFigure} from '../figures/figure.ts';
import {dotsAcross, dotsDown} from './braille-pen.ts';
import type {Grid} from './envelope.ts';
import type {Limits} from './plot-scale.ts';

/** The cell of a plot that an x or a y falls into; it may lie outside. */
export type Places = {readonly x: (x: number) => number; readonly y: (y: number) => number};

/** The grid of a pen: the ends of the axes are in the middle of its first and last dots. */
export function grid(figure: LinesFigure, x: Limits, y: Limits, columns: number, rows: number): Grid {
	const across = position(figure.xAxis.scale, x);
	const down = (rows - 1) / (y.to - y.from);
	return {columns, rows, column: value => across(value) * (columns - 1), row: value => (y.to - value) * down};
}

/** 0 at the left end and 1 at the right. */
function position(scale: 'linear' | 'log2', {from, to}: Limits): (x: number) => number {
	if (scale === 'linear') return x => (x - from) / (to - from);
	const low = Math.log2(from);
	const span = Math.log2(to) - low;
	return x => (x > 0 ? (Math.log2(x) - low) / span : NaN);
}

/** The cell that a value falls into, by the same rounding as its dots. */
export function places(figure: LinesFigure, x: Limits, y: Limits, columns: number, rows: number): Places {
	const fine = grid(figure, x, y, columns * dotsAcross, rows * dotsDown);
	return {
		x: value => Math.floor(Math.round(fine.column(value)) / dotsAcross),
		y: value => Math.floor(Math.round(fine.row(value)) / dotsDown),
	};
}
