import type {Figure, LinesFigure} from '../figures/figure.ts';
import type {Line} from './line.ts';
import {paintLines} from './lines.ts';
import {type LinesFrame, linesOverhead, plotRows, shareAxes} from './lines-frame.ts';
import {type PaintOptions, paintFigure} from './paint.ts';
import {paintTable} from './table.ts';

export type PaintedRow = {
	/** Id of the table. */
	readonly figure: string;
	/** Id of its row. */
	readonly row: string;
	/** Index of its line among those of the stack. */
	readonly line: number;
};

export type Stack = {
	readonly lines: readonly Line[];
	/** The rows of interactive tables, in the order in which they are painted: the reader may have sorted them. */
	readonly rows: readonly PaintedRow[];
};

/**
 * Figures under each other, a blank line between two. Charts that share their x axis close up to one picture with one
 * axis. Where a height is given, charts grow into what the other figures leave of it, down to their `minRows`; the stack
 * may then be higher than the height, and it is for the reader to scroll.
 */
export function paintStack(figures: readonly Figure[], options: PaintOptions): Stack {
	if (options.width < 1) return {lines: [], rows: []};
	const active = figures.find(figure => figure.kind === 'table' && figure.interactive === true);
	const others = figures.map(figure =>
		figure.kind === 'lines' ? null : paintOther(figure, figure === active, options),
	);
	const taken = others.reduce((sum, painted) => sum + (painted?.lines.length ?? 0), 0);
	const frames = framesOf(figures, taken, options);

	const lines: Line[] = [];
	const rows: PaintedRow[] = [];
	figures.forEach((figure, index) => {
		if (index > 0 && !isClosedUp(figures[index - 1], figure)) lines.push([]);
		const frame = frames.get(index);
		const painted = others[index];
		if (figure.kind === 'lines' && frame !== undefined) lines.push(...paintLines(figure, frame));
		if (painted == null) return;
		rows.push(...painted.rows.map(row => ({...row, line: row.line + lines.length})));
		for (const line of painted.lines) lines.push(line);
	});
	return {lines, rows};
}

function paintOther(figure: Exclude<Figure, LinesFigure>, isActive: boolean, options: PaintOptions): Stack {
	const {height: _, ...unbounded} = options;
	if (figure.kind !== 'table') return {lines: paintFigure(figure, unbounded), rows: []};
	const {lines, rows} = paintTable(figure, isActive ? options : {...options, sort: null, selectedRow: null});
	return {lines, rows: figure.interactive === true ? rows.map(row => ({figure: figure.id, ...row})) : []};
}

/** Whether two figures share an x axis, of which only the second shows the labels. */
function isClosedUp(above: Figure | undefined, below: Figure | undefined): boolean {
	return (
		above?.kind === 'lines' &&
		below?.kind === 'lines' &&
		above.xAxis.group !== undefined &&
		above.xAxis.group === below.xAxis.group
	);
}

type Chart = {
	readonly index: number;
	readonly figure: LinesFigure;
	readonly isFirst: boolean;
	readonly isWithXAxis: boolean;
	readonly isWithSeries: boolean;
};

/** By position of the figure: one figure may stand twice in a stack. */
function framesOf(
	figures: readonly Figure[],
	taken: number,
	{width, height, glyphs}: PaintOptions,
): ReadonlyMap<number, LinesFrame> {
	const charts = figures.flatMap((figure, index): readonly Chart[] => {
		if (figure.kind !== 'lines') return [];
		const above = figures[index - 1];
		const isFirst = !isClosedUp(above, figure);
		const isWithXAxis = !isClosedUp(figure, figures[index + 1]);
		return [{index, figure, isFirst, isWithXAxis, isWithSeries: isFirst || !hasSameLegend(above, figure)}];
	});
	const gaps = figures.filter((figure, index) => index > 0 && !isClosedUp(figures[index - 1], figure)).length;
	const offers = height === undefined ? null : shareRows(charts, height - taken - gaps);
	const rows = new Map(charts.map(({index, figure}, position) => [index, plotRows(figure, offers?.[position])]));
	const frames = new Map<number, LinesFrame>();
	for (const peers of peersOf(charts)) {
		const {x, ys, gutter} = shareAxes(
			peers.map(peer => peer.figure),
			width,
		);
		peers.forEach(({index, isFirst, isWithXAxis, isWithSeries}, position) => {
			const axes = {x, y: ys[position] ?? x, gutter};
			frames.set(index, {
				width,
				glyphs,
				rows: rows.get(index) ?? 1,
				...axes,
				isWithXAxis,
				isWithSeries,
				isWithLabels: isFirst,
			});
		});
	}
	return frames;
}

/** Charts of one x axis, wherever they stand. */
function peersOf(charts: readonly Chart[]): Iterable<readonly Chart[]> {
	const groups = new Map<string, Chart[]>();
	for (const chart of charts) {
		const {group} = chart.figure.xAxis;
		const key = group === undefined ? `alone ${chart.index}` : `group ${group}`;
		groups.set(key, [...(groups.get(key) ?? []), chart]);
	}
	return groups.values();
}

function hasSameLegend(above: Figure | undefined, below: LinesFigure): boolean {
	if (above?.kind !== 'lines' || above.series.length !== below.series.length) return false;
	if ((above.cursor ?? null) !== (below.cursor ?? null)) return false;
	return below.series.every(({label, role}, index) => {
		const other = above.series[index];
		return other?.label === label && other.role === role;
	});
}

/** Rows for each plot: equal shares of what is left, after those that want less have had theirs. */
function shareRows(charts: readonly Chart[], height: number): readonly number[] {
	let left = height - charts.reduce((sum, {isWithXAxis}) => sum + linesOverhead(isWithXAxis), 0);
	const modestFirst = charts
		.map((chart, position) => ({...chart, position}))
		.sort((a, b) => (a.figure.maxRows ?? Infinity) - (b.figure.maxRows ?? Infinity));
	const offers = charts.map(() => 0);
	modestFirst.forEach(({figure, position}, done) => {
		const rows = plotRows(figure, Math.floor(left / (charts.length - done)));
		offers[position] = rows;
		left -= rows;
	});
	return offers;
}
