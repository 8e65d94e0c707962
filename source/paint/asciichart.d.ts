declare module 'asciichart' {
	type PlotConfiguration = {
		readonly min?: number;
		readonly max?: number;
		readonly height?: number;
		readonly offset?: number;
		readonly symbols?: readonly string[];
		readonly format?: (value: number, row: number) => string;
	};
	/** Throws on NaN, infinities and an empty series. One sample a column; `height` + 1 lines when max − min = height. */
	export function plot(series: readonly number[], configuration?: PlotConfiguration): string;
}
