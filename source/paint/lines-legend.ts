import type {LinesFigure} from '../figures/figure.ts';
import {decimalsFor, formatQuantity, unitText} from '../units/format.ts';
import type {Glyphs} from './glyphs.ts';
import type {Line, Span} from './line.ts';
import {modeRole} from './meanings.ts';
import type {Limits} from './plot-scale.ts';
import {cellsOfLine, span} from './spans.ts';
import {stripScale} from './strips.ts';
import {valueAt} from './value-at.ts';

export type Legend = {
	readonly width: number;
	readonly glyphs: Glyphs;
	/** What of y is shown. */
	readonly y: Limits;
	/** What the cursor stands on, as text; null: no cursor. */
	readonly cursor: string | null;
	/** Labels that found no room in the plot. */
	readonly notes: readonly Line[];
	readonly isWithSeries: boolean;
};

/** The line above a chart: what it shows, in which unit, whose lines these are, and their values at the cursor. */
export function paintLegend(figure: LinesFigure, legend: Legend): Line {
	const {glyphs, width, cursor} = legend;
	const unit = unitText(figure.yAxis.unit, figure.yAxis.symbol);
	const isNamed = unit === '' || figure.title.endsWith(` ${unit}`);
	const title = [span(glyphs.text(figure.title), 'title'), ...(isNamed ? [] : [span(glyphs.text(` ${unit}`), 'dim')])];
	// Strips have their names and readings beside them.
	if (figure.apart === true) {
		const at = cursor === null || !legend.isWithSeries ? [] : [[span(glyphs.text(`cursor ${cursor}`), 'cursor')]];
		return joinedEntries(title, [[span(glyphs.text(stripScale(figure, legend.y)), 'dim')], ...at, ...legend.notes]);
	}
	const limits = (figure.limits ?? []).map(({y, label}) => limitEntry(figure, y, label, legend));
	const bareLimits = (figure.limits ?? []).map(({y, label}) =>
		limitEntry(figure, y, /\d/.test(label) ? label : '', legend),
	);
	// Where the chart above says who is who and where the cursor stands, the readings are enough.
	const isFirst = legend.isWithSeries;
	const at = cursor === null || !isFirst ? [] : [[span(glyphs.text(`cursor ${cursor}:`), 'cursor')]];
	const choice = cursor === null ? details.slice(0, 2) : isFirst ? details : details.slice(-1);
	const entriesWith = (detail: Detail) => (isFirst || cursor !== null ? seriesEntries(figure, glyphs, detail) : []);
	const shortest = choice.at(-1) ?? 'mark';
	const attempts = [
		...choice.map(detail => [...at, ...entriesWith(detail), ...limits, ...legend.notes]),
		[...at, ...entriesWith(shortest), ...bareLimits, ...legend.notes],
	];
	const fitting = attempts.map(entries => joinedEntries(title, entries)).find(line => cellsOfLine(line) <= width);
	if (fitting !== undefined) return fitting;
	return joinedWithin(
		title,
		[
			...at.map(line => ({line, is: 'cursor'})),
			...entriesWith(shortest).map(line => ({line, is: 'series'})),
			...bareLimits.map(line => ({line, is: 'limit'})),
			...legend.notes.map(line => ({line, is: 'label'})),
		],
		width,
	);
}

/** What an entry gives up, one after the other, before any is left out. */
const details = ['line and label', 'mark and label', 'mark'] as const;

type Detail = (typeof details)[number];

function seriesEntries(figure: LinesFigure, glyphs: Glyphs, detail: Detail): readonly Line[] {
	const cursor = figure.cursor ?? null;
	const values = figure.series.map(series => (cursor === null ? null : valueAt(series, cursor, figure.gap)));
	const decimals = decimalsFor(values, figure.yAxis.unit);
	return figure.series.map((series, index) => {
		const role = modeRole[series.role];
		const sample = detail === 'line and label' ? glyphs.samples[series.role] : '';
		const mark = span(`${sample}${glyphs.marks[series.role]}${sample}`, role);
		const label = span(detail === 'mark' ? '' : glyphs.text(` ${series.label}`), role);
		if (cursor === null) return [mark, label];
		const quantity = {...symbolOf(figure), value: values[index] ?? null, unit: figure.yAxis.unit};
		return [mark, label, span(glyphs.text(` ${formatQuantity(quantity, {decimals})}`), 'strong')];
	});
}

function symbolOf(figure: LinesFigure): {readonly symbol?: string} {
	return figure.yAxis.symbol === undefined ? {} : {symbol: figure.yAxis.symbol};
}

/** A limit beyond the shown part of the axis has an arrow in place of its line. */
function limitEntry(figure: LinesFigure, y: number, label: string, {glyphs, y: shown}: Legend): Line {
	const value = formatQuantity({...symbolOf(figure), value: y, unit: figure.yAxis.unit});
	const text = /\d/.test(label) ? label : `${label} ${value}`.trim();
	const {ascending, descending} = glyphs.sorted;
	const mark = y > shown.to ? ascending : y < shown.from ? descending : glyphs.limit.repeat(2);
	return [span(`${mark} ${glyphs.text(text)}`, 'limit')];
}

function joinedEntries(title: Line, entries: readonly Line[]): Line {
	return [...title, ...entries.flatMap((entry): Line => [span('  '), ...entry])];
}

type Entry = {readonly line: Line; readonly is: string};

/** As many entries as fit behind the title, and what else there is. */
function joinedWithin(title: Line, entries: readonly Entry[], width: number): Line {
	let line: Line = title;
	for (const [index, entry] of entries.entries()) {
		const left = entries.slice(index);
		const longer = [...line, span('  '), ...entry.line];
		if (cellsOfLine(longer) + roomForRest(left.length - 1) > width)
			return [...line, leftOut(left, width - cellsOfLine(line))];
		line = longer;
	}
	return line;
}

/** One or two more are better seen than counted in words; many are not. */
function roomForRest(count: number): number {
	return count === 0 ? 0 : `  +${count}${count > 2 ? ' series' : ''}`.length;
}

/** `+2 series, widen`: a number alone would say nothing. */
function leftOut(entries: readonly Entry[], room: number): Span {
	const kinds = new Set(entries.map(({is}) => is));
	const [kind = ''] = kinds;
	const name = kinds.size > 1 ? 'more' : entries.length > 1 && kind !== 'series' ? `${kind}s` : kind;
	const count = `  +${entries.length}`;
	const text = [`${count} ${name}, widen`, `${count} ${name}`].find(words => words.length <= room) ?? count;
	return span(text, 'dim');
}
