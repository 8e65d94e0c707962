import {teeModeValue} from '../domain/tee-mode.ts';
import type {BarsFigure} from '../figures/figure.ts';
import {decimalsFor, formatValue, unitText} from '../units/format.ts';
import {type Glyphs, glyphLevels} from './glyphs.ts';
import type {Line, Role} from './line.ts';
import {modeRole} from './meanings.ts';
import type {PaintOptions} from './paint-options.ts';
import {blank, cellsOfLine, fitLine, span} from './spans.ts';
import {cellsOf, cutApart, padEnd} from './text-width.ts';

type Bar = BarsFigure['groups'][number]['bars'][number];

const leastBarWidth = 6;

/** Bars from zero, in eighths of a cell, each with its whisker and its number; off and on of a group under each other. */
export function paintBars(figure: BarsFigure, {width, glyphs: level}: PaintOptions): readonly Line[] {
	const glyphs = glyphLevels[level];
	const bars = figure.groups.flatMap(group => group.bars);
	const decimals = decimalsFor(
		bars.map(bar => bar.value),
		figure.unit,
	);
	const numbers = bars.map(({value}) => glyphs.text(formatValue(value, figure.unit, {decimals})));
	const numberWidth = Math.max(0, ...numbers.map(cellsOf));
	const modes = bars.map(({mode}) => modeTag(mode, glyphs));
	const modeWidth = Math.max(0, ...modes.map(cellsOf));
	const labels = figure.groups.map(group => glyphs.text(group.label));
	const fixed = modeWidth + 1 + 1 + numberWidth;
	const longest = Math.max(0, ...labels.map(cellsOf));
	const labelWidth = Math.max(0, Math.min(longest, width - fixed - 2 - Math.max(leastBarWidth, Math.floor(width / 3))));
	const barWidth = Math.max(0, width - fixed - labelWidth - (labelWidth > 0 ? 2 : 0));
	const scale = scaleOf(bars, barWidth);
	const cutLabel = cutApart(labels, labelWidth, glyphs.ellipsis);

	const lines = figure.groups.flatMap((group, groupIndex) =>
		group.bars.map((bar, index): Line => {
			const label = index === 0 && labelWidth > 0 ? cutLabel(labels[groupIndex] ?? '') : '';
			const margin = labelWidth > 0 ? [span(padEnd(label, labelWidth + 2))] : [];
			const role = modeRole[bar.mode];
			const number = glyphs.text(formatValue(bar.value, figure.unit, {decimals}));
			const mode = span(`${padEnd(modeTag(bar.mode, glyphs), modeWidth)} `, role);
			const drawn = paintBar(bar, scale, glyphs, role);
			const space = cellsOfLine(drawn) > 0 ? [blank(1)] : [];
			return [...margin, mode, ...drawn, ...space, span(number, bar.value === null ? 'dim' : 'strong')];
		}),
	);
	return [...headLines(figure, bars, width, glyphs), ...lines].map(line => fitLine(line, width, glyphs.ellipsis));
}

function headLines(figure: BarsFigure, bars: readonly Bar[], width: number, glyphs: Glyphs): readonly Line[] {
	const unit = glyphs.text(unitText(figure.unit, figure.symbol));
	const isWhiskered = bars.some(bar => bar.low !== null || bar.high !== null);
	const {left, line, right} = glyphs.interval;
	const whisker = isWhiskered && figure.range !== '' ? `${left}${line}${right} ${glyphs.text(figure.range)}` : '';
	const title = figure.title === undefined ? '' : glyphs.text(figure.title);
	const name: Line = [
		span(title, 'title'),
		span(unit === '' || title.endsWith(` ${unit}`) ? '' : `${title === '' ? '' : ' '}${unit}`, 'dim'),
	];
	if (whisker === '') return cellsOfLine(name) === 0 ? [] : [name];
	const key = [span(whisker, 'dim')];
	const both: Line = cellsOfLine(name) === 0 ? key : [...name, blank(2), ...key];
	return cellsOfLine(both) <= width ? [both] : [name, key];
}

function modeTag(mode: Bar['mode'], glyphs: Glyphs): string {
	return `${glyphs.marks[mode]} ${teeModeValue[mode]}`;
}

type Scale = {
	readonly zero: number;
	readonly width: number;
	/** Cells from zero on. */
	readonly length: (value: number) => number;
};

function scaleOf(bars: readonly Bar[], width: number): Scale {
	const ends = bars
		.flatMap(({value, low, high}) => [value, low, high])
		.filter(end => end !== null)
		.filter(Number.isFinite);
	const from = Math.min(0, ...ends);
	const to = Math.max(0, ...ends);
	// Divided first: of the least numbers that there are, cells per unit would be without end.
	const length = (value: number): number => (to > from ? (value / (to - from)) * width : 0);
	return {zero: Math.round(length(-from)), width, length};
}

function paintBar(bar: Bar, scale: Scale, glyphs: Glyphs, role: Role): Line {
	const {zero, width} = scale;
	if (bar.value === null || width < 1) return [];
	const {fill, ends} = glyphs.bars[bar.mode];
	const cells: {text: string; role: Role}[] = [];
	const put = (x: number, text: string, cellRole: Role) => {
		while (cells.length <= x) cells.push({text: ' ', role: 'plain'});
		cells[x] = {text, role: cellRole};
	};
	const length = scale.length(bar.value);
	const full = Math.min(Math.abs(length), width);
	const whole = Math.floor(full + 1e-9);
	const part = Math.floor((full - whole + 1e-9) * ends.length);
	const start = length < 0 ? zero - whole : zero;
	for (let x = Math.max(0, start); x < start + whole; x++) put(x, fill, role);
	const end = ends[part] ?? '';
	if (length >= 0 && end !== '' && zero + whole < width) put(zero + whole, end, role);
	// What is not zero is not drawn as nothing.
	if (length > 0 && cells.length === 0) put(zero, ends.find(text => text !== '') ?? fill, role);
	drawWhisker(bar, scale, glyphs, put, cells.length);
	return cells.map(({text, role: cellRole}) => span(text, cellRole));
}

/** Where its ends do not fall into the same or neighbouring cells: a narrower range cannot be told from a point. */
function drawWhisker(
	bar: Bar,
	{zero, width, length}: Scale,
	glyphs: Glyphs,
	put: (x: number, text: string, role: Role) => void,
	barEnd: number,
): void {
	const {left, line, right} = glyphs.interval;
	const cellOf = (value: number) => Math.min(width - 1, Math.max(0, Math.ceil(zero + length(value) - 1e-9) - 1));
	const high = finite(bar.high);
	const low = finite(bar.low);
	if (high === null || cellOf(high) - cellOf(low ?? bar.value ?? 0) < 2) return;
	const last = cellOf(high);
	if (last >= barEnd) {
		for (let x = Math.max(0, barEnd); x < last; x++) put(x, line, 'axis');
		put(last, right, 'axis');
	}
	if (low !== null && low > 0 && cellOf(low) < barEnd - 1) put(cellOf(low), left, 'axis');
}

function finite(value: number | null): number | null {
	return value !== null && Number.isFinite(value) ? value : null;
}
