import type {LinesFigure} from '../figures/figure.ts';
import {secondsIn} from '../units/convert.ts';
import {formatDuration, formatValue, unitText} from '../units/format.ts';
import type {Unit} from '../units/quantity.ts';
import {createCanvas} from './canvas.ts';
import type {Glyphs} from './glyphs.ts';
import type {Line} from './line.ts';
import type {Limits} from './plot-scale.ts';
import {blank, span} from './spans.ts';
import {cellsOf, cut} from './text-width.ts';
import {binaryTicks, clockStep, linearTicks, stepDecimals, type Ticks} from './ticks.ts';

/** From here on seconds are read as a clock: 12:40, 1:05:00. */
const clockFrom = 600;

export type XAxis = {
	readonly title: string;
	/** Printed behind the title; the labels are bare numbers. */
	readonly unitName: string;
	readonly unit: Unit;
	readonly limits: Limits;
	/** Cell of an x, from the left end of the plot. */
	readonly cell: (x: number) => number;
	readonly ticks: (most: number) => Ticks;
	readonly label: (value: number, step: number) => string;
};

export function lineXAxis(axis: LinesFigure['xAxis'], limits: Limits, cell: (x: number) => number): XAxis {
	const isClock = axis.unit === 's' && axis.scale === 'linear' && limits.to - limits.from >= clockFrom;
	const stepFrom = axis.unit === 's' && isClock ? clockStep : undefined;
	const unit = !isClock
		? unitText(axis.unit)
		: limits.to < secondsIn.h && limits.from > -secondsIn.h
			? 'min:s'
			: 'h:min:s';
	return {
		title: axis.title,
		unitName: axis.title.endsWith(` ${unit}`) ? '' : unit,
		unit: axis.unit,
		limits,
		cell,
		ticks: most =>
			axis.scale === 'log2'
				? binaryTicks(limits.from, limits.to, most)
				: linearTicks(limits.from, limits.to, most, stepFrom),
		label: (value, step) =>
			isClock ? clock(value) : formatValue(value, axis.unit, {decimals: stepDecimals(step, axis.unit)}),
	};
}

/** The x of a cursor, to as many decimals as a cell is wide. */
export function xText({unit, limits, label}: XAxis, x: number, columns: number): string {
	const step = 10 ** Math.floor(Math.log10((limits.to - limits.from) / Math.max(1, columns)));
	const text = label(x, Math.min(1, step));
	const suffix = unitText(unit);
	return suffix === '' || text.includes(':') ? text : `${text} ${suffix}`;
}

/** `00:05:00` → `5:00` */
function clock(seconds: number): string {
	return formatDuration(seconds).replace(/^(\D?)0(?:0:0?)?(?=\d)/, '$1');
}

/** The line with its marks, and under it their labels and what the axis is. Labels never overlap. */
export function paintXAxis(axis: XAxis, width: number, gutter: number, glyphs: Glyphs): readonly Line[] {
	const longest = labelWidth(axis);
	const {values, step} = axis.ticks(Math.max(1, Math.floor(width / (longest + 3))));
	const rule = createCanvas(width, 1);
	const labels = createCanvas(gutter + width, 1);
	for (let x = 0; x < width; x++) rule.put(x, 0, glyphs.axis.level, 'axis');
	for (const value of values) {
		const x = axis.cell(value);
		if (x < 0 || x >= width) continue;
		rule.put(x, 0, glyphs.axis.tickBelow, 'axis');
		const text = glyphs.text(axis.label(value, step));
		const cells = cellsOf(text);
		const start = Math.max(0, Math.min(gutter + width - cells, gutter + x - Math.floor((cells - 1) / 2)));
		labels.writeIfFree(start, 0, text, 'axis');
	}
	const unit = glyphs.text(axis.title === '' || axis.unitName === '' ? axis.unitName : ` ${axis.unitName}`);
	const title = glyphs.text(axis.title);
	if (
		cellsOf(title + unit) > 0 &&
		!labels.writeIfFree(gutter + width - cellsOf(title + unit), 0, title + unit, 'dim')
	) {
		// On the line itself, without covering most of its marks.
		const short = cut(title, Math.floor(width * 0.4) - cellsOf(unit), glyphs.ellipsis) + unit;
		rule.write(width - cellsOf(short) - 1, 0, ` ${short}`, 'dim');
	}
	const edge = gutter > 0 ? [blank(gutter - 1), span(glyphs.axis.corner, 'axis')] : [];
	return [[...edge, ...(rule.lines()[0] ?? [])], labels.lines()[0] ?? []];
}

function labelWidth(axis: XAxis): number {
	const {values, step} = axis.ticks(8);
	return Math.max(1, ...values.map(value => cellsOf(axis.label(value, step))));
}
