import type {LinesFigure} from '../figures/figure.ts';
import {dotsAcross, dotsDown} from './braille-pen.ts';
import {columnOf, type Grid, rowOf} from './envelope.ts';
import type {GlyphLevel} from './line.ts';
import type {Limits} from './plot-scale.ts';

/** The cell of a plot that an x or a y falls into; it may lie outside. */
export type Places = {readonly x: (x: number) => number; readonly y: (y: number) => number};

export type PlotSize = {readonly columns: number; readonly rows: number; readonly x: Limits; readonly y: Limits};

export function dotGrid(figure: LinesFigure, {columns, rows, x, y}: PlotSize): Grid {
	return {columns: columns * dotsAcross, rows: rows * dotsDown, scale: figure.xAxis.scale, x, y};
}

export function cellGrid(figure: LinesFigure, size: PlotSize): Grid {
	return {...size, scale: figure.xAxis.scale};
}

/** By the same rounding as the lines that are drawn, so that marks and references stand on them. */
export function places(figure: LinesFigure, size: PlotSize, glyphs: GlyphLevel): Places {
	const isDotted = glyphs === 'braille';
	const grid = isDotted ? dotGrid(figure, size) : cellGrid(figure, size);
	const [across, down] = isDotted ? [dotsAcross, dotsDown] : [1, 1];
	return {
		x: value => Math.floor(Math.round(columnOf(grid, value)) / across),
		y: value => Math.floor(Math.round(rowOf(grid, value)) / down),
	};
}
