import type {RangesFigure} from '../figures/figure.ts';
import {decimalsFor, formatValue, unitText} from '../units/format.ts';
import {type Canvas, createCanvas} from './canvas.ts';
import {type Glyphs, glyphLevels} from './glyphs.ts';
import type {Line} from './line.ts';
import {verdictLook} from './meanings.ts';
import type {PaintOptions} from './paint-options.ts';
import type {Limits} from './plot-scale.ts';
import {blank, fitLine, span} from './spans.ts';
import {cellsOf, cutApart, padEnd, padStart, widthApart} from './text-width.ts';
import {linearTicks, niceStep, stepDecimals} from './ticks.ts';

type Row = RangesFigure['rows'][number];

const leastPlotWidth = 12;

/** Points with their intervals on one axis, a line at the reference, and the numbers and the verdict behind them. */
export function paintRanges(figure: RangesFigure, {width, glyphs: level}: PaintOptions): readonly Line[] {
	const glyphs = glyphLevels[level];
	const numbers = numberColumn(figure, glyphs);
	const verdicts = figure.rows.map(row => glyphs.text(verdictLook[row.verdict].word));
	const labels = figure.rows.map(row => glyphs.text(row.label));
	const longest = widest(labels);
	const verdictWidth = widest(verdicts);
	const numberWidth = widest(numbers);

	// Words and then numbers give way to the plot, never the labels, which keep what tells them apart.
	const share = Math.floor(width / 3);
	const apart = longest <= share ? longest : widthApart(labels, share, glyphs.ellipsis);
	const labelWidth = Math.min(longest, apart, Math.floor(width / 2));
	const cutLabel = cutApart(labels, labelWidth, glyphs.ellipsis);
	const room = width - labelWidth - 1;
	const isWithNumbers = room - numberWidth - 2 >= leastPlotWidth;
	const isWithVerdicts = isWithNumbers && room - numberWidth - verdictWidth - 4 >= leastPlotWidth;
	const plotWidth = room - (isWithNumbers ? numberWidth + 2 : 0) - (isWithVerdicts ? verdictWidth + 2 : 0);
	const title: readonly Line[] = figure.title === undefined ? [] : [[span(glyphs.text(figure.title), 'title')]];
	if (plotWidth < 3) {
		const lines = figure.rows.map((_, index): Line => [span(`${labels[index]} ${numbers[index]}`)]);
		return [...title, ...lines].map(line => fitLine(line, width, glyphs.ellipsis));
	}

	const limits = limitsOf(figure);
	const canvas = createCanvas(plotWidth, figure.rows.length + 1);
	const cell = (value: number) => Math.round(((value - limits.from) / (limits.to - limits.from)) * (plotWidth - 1));
	figure.rows.forEach((row, y) => {
		drawRange(canvas, row, y, cell, cell(figure.reference), glyphs);
		canvas.putBehind(cell(figure.reference), y, glyphs.axis.upright, 'axis');
	});
	drawAxis(canvas, figure, limits, cell, glyphs);

	const plot = canvas.lines();
	const lines = figure.rows.map((row, index): Line => {
		const {role} = verdictLook[row.verdict];
		const label = span(`${padEnd(cutLabel(labels[index] ?? ''), labelWidth)} `);
		const line: Line = [label, ...(plot[index] ?? [])];
		const number = isWithNumbers ? [blank(2), span(padStart(numbers[index] ?? '', numberWidth))] : [];
		const verdict = isWithVerdicts ? [blank(2), span(verdicts[index] ?? '', role)] : [];
		return [...line, ...number, ...verdict];
	});
	const axis: Line = [blank(labelWidth + 1), ...(plot[figure.rows.length] ?? [])];
	return [...title, ...lines, axis].map(line => fitLine(line, width, glyphs.ellipsis));
}

/** `8.5 %   6.9 … 10.2 %`, with points and dots under each other. */
function numberColumn(figure: RangesFigure, glyphs: Glyphs): readonly string[] {
	const {unit, rows} = figure;
	const decimals = decimalsFor(
		rows.flatMap(row => [row.point, row.low, row.high]),
		unit,
	);
	const say = (value: number | null) => glyphs.text(formatValue(value, unit, {decimals}));
	const points = rows.map(row => say(row.point));
	const hasInterval = (row: Row) => row.low !== null && row.high !== null;
	const lows = rows.map(row => (hasInterval(row) ? say(row.low) : ''));
	const highs = rows.map(row => (hasInterval(row) ? say(row.high) : ''));
	const suffix = unitText(unit) === '' ? '' : glyphs.text(` ${unitText(unit)}`);
	const [pointWidth, lowWidth, highWidth] = [widest(points), widest(lows), widest(highs)];
	const intervalWidth = lowWidth === 0 ? 0 : lowWidth + cellsOf(glyphs.between) + 2 + highWidth + suffix.length + 2;
	return rows.map((row, index) => {
		const point = padStart(points[index] ?? '', pointWidth) + (row.point === null ? ' '.repeat(suffix.length) : suffix);
		if (!hasInterval(row)) return padEnd(point, cellsOf(point) + intervalWidth);
		const low = padStart(lows[index] ?? '', lowWidth);
		return `${point}  ${low} ${glyphs.between} ${padStart(highs[index] ?? '', highWidth)}${suffix}`;
	});
}

/**
 * All points, the reference, and the intervals; but one that is so wide that it would press the others together goes on
 * beyond the axis.
 */
function limitsOf({rows, reference}: RangesFigure): Limits {
	const bounds = (chosen: readonly Row[]) =>
		chosen
			.flatMap(row => [row.low, row.high])
			.filter((value): value is number => value !== null && Number.isFinite(value));
	const points = rows
		.map(row => row.point)
		.filter((value): value is number => value !== null && Number.isFinite(value));
	const core = [reference, ...points, ...bounds(rows.filter(row => row.verdict !== 'unclear'))];
	const all = [...core, ...bounds(rows)];
	const spanOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
	const shown = spanOf(core) > 0 && spanOf(all) > 3 * spanOf(core) ? core : all;
	const from = Math.min(...shown);
	const to = Math.max(...shown);
	if (!(to > from)) return {from: from - (Math.abs(from) || 1) * 0.1, to: to + (Math.abs(to) || 1) * 0.1};
	const fine = niceStep((to - from) / 20);
	return {from: Math.floor(from / fine - 0.5) * fine, to: Math.ceil(to / fine + 0.5) * fine};
}

function drawRange(
	canvas: Canvas,
	row: Row,
	y: number,
	cell: (value: number) => number,
	reference: number,
	glyphs: Glyphs,
): void {
	const {role} = verdictLook[row.verdict];
	const {left, right, line, across, point, single, beyondLeft, beyondRight} = glyphs.interval;
	const last = canvas.width - 1;
	const hasInterval = row.low !== null && row.high !== null;
	if (row.low !== null && row.high !== null) {
		const from = cell(row.low);
		const to = cell(row.high);
		for (let x = Math.max(0, from); x <= Math.min(last, to); x++) canvas.put(x, y, line, role);
		if (from < to) {
			canvas.put(Math.max(0, from), y, from < 0 ? beyondLeft : left, role);
			canvas.put(Math.min(last, to), y, to > last ? beyondRight : right, role);
		}
		if (from < reference && reference < to) canvas.put(reference, y, across, role);
	}
	if (row.point !== null) canvas.put(cell(row.point), y, hasInterval ? point : single, role);
}

function drawAxis(
	canvas: Canvas,
	figure: RangesFigure,
	limits: Limits,
	cell: (value: number) => number,
	glyphs: Glyphs,
): void {
	const y = figure.rows.length;
	const {values, step} = linearTicks(limits.from, limits.to, Math.max(2, Math.floor(canvas.width / 6)));
	const decimals = stepDecimals(step, figure.unit);
	const suffix = unitText(figure.unit);
	values.forEach((value, index) => {
		const isLast = index === values.length - 1;
		const number = formatValue(value, figure.unit, {decimals});
		const text = glyphs.text(isLast && suffix !== '' ? `${number} ${suffix}` : number);
		const digits = cellsOf(glyphs.text(number));
		const start = Math.max(0, Math.min(canvas.width - cellsOf(text), cell(value) - Math.floor(digits / 2)));
		canvas.writeIfFree(start, y, text, 'axis');
	});
}

function widest(texts: readonly string[]): number {
	return texts.reduce((most, text) => Math.max(most, cellsOf(text)), 0);
}
