import type {HeatmapFigure} from '../figures/figure.ts';
import {decimalsFor, formatValue, unitText} from '../units/format.ts';
import {type Glyphs, glyphLevels} from './glyphs.ts';
import type {Line, Role} from './line.ts';
import type {PaintOptions} from './paint-options.ts';
import {extent} from './plot-scale.ts';
import {blank, fitLine, span} from './spans.ts';
import {cellsOf, cut, padEnd, padStart} from './text-width.ts';
import {wrap} from './wrap.ts';

/** Neutral; a magnitude goes up from here, an overhead to both sides. */
const middle = 4;
const heat: readonly Role[] = ['heat0', 'heat1', 'heat2', 'heat3', 'heat4', 'heat5', 'heat6', 'heat7', 'heat8'];

type Levels = {readonly of: (value: number) => number; readonly from: number; readonly to: number};

/** A number in every cell, its colour, and a shade that is as strong as the colour; what is missing is blank. */
export function paintHeatmap(figure: HeatmapFigure, {width, glyphs: level}: PaintOptions): readonly Line[] {
	const glyphs = glyphLevels[level];
	const known = figure.values.flat().filter((value): value is number => value !== null && Number.isFinite(value));
	const decimals = decimalsFor(known, figure.unit);
	const say = (value: number) => glyphs.text(formatValue(value, figure.unit, {decimals}));
	const levels = levelsOf(figure.scale, known);

	const xs = figure.xs.map(glyphs.text);
	const ys = figure.ys.map(glyphs.text);
	const yTitle = glyphs.text(figure.yTitle);
	const numberWidth = Math.max(1, ...known.map(value => cellsOf(say(value))), ...xs.map(text => cellsOf(text) - 3));
	const cellWidth = numberWidth + 4;
	const labelWidth = Math.min(Math.max(cellsOf(yTitle), ...ys.map(cellsOf)), Math.max(4, Math.floor(width / 3)));
	const shown = Math.min(xs.length, Math.max(0, Math.floor((width - labelWidth - 1) / cellWidth)));

	const row = (label: string, role: Role, cells: Line): Line => [
		span(`${padStart(cut(label, labelWidth, glyphs.ellipsis), labelWidth)} `, role),
		...cells,
	];
	const columns = xs.slice(0, shown).map(text => span(`${padStart(text, cellWidth - 1)} `, 'axis'));
	const body = ys.map((label, y) =>
		row(
			label,
			'axis',
			Array.from({length: shown}, (_, x) => {
				const value = figure.values[y]?.[x] ?? null;
				if (value === null || !Number.isFinite(value)) return blank(cellWidth);
				const at = levels.of(value);
				const shade = glyphs.shades[Math.abs(at - middle)] ?? ' ';
				return span(` ${shade} ${padStart(say(value), numberWidth)} `, heat[at] ?? 'heat4');
			}),
		),
	);
	const left = xs.slice(shown).join(', ');
	const note = left === '' ? [] : wrap(`not shown for width: ${left}`, width).map((text): Line => [span(text, 'dim')]);
	const lines: readonly Line[] = [
		titleLine(figure, glyphs),
		[blank(labelWidth + 2), span(glyphs.text(figure.xTitle), 'dim')],
		row(yTitle, 'dim', columns),
		...body,
		...(known.length === 0 ? [] : [scaleLine(figure, levels, say, labelWidth, glyphs)]),
		...note,
	];
	return lines.map(line => fitLine(line, width, glyphs.ellipsis));
}

function titleLine(figure: HeatmapFigure, glyphs: Glyphs): Line {
	const unit = unitText(figure.unit);
	const title = figure.title ?? '';
	const isNamed = unit === '' || title.endsWith(` ${unit}`);
	return [span(glyphs.text(title), 'title'), span(isNamed ? '' : glyphs.text(` ${unit}`), 'dim')];
}

function levelsOf(scale: HeatmapFigure['scale'], known: readonly number[]): Levels {
	const {from, to} = extent([known]) ?? {from: 0, to: 0};
	if (scale === 'diverging') {
		const most = Math.max(Math.abs(from), Math.abs(to));
		return {of: value => middle + (most === 0 ? 0 : Math.round((value / most) * middle)), from: -most, to: most};
	}
	const steps = heat.length - 1 - middle;
	return {of: value => middle + (to > from ? Math.round(((value - from) / (to - from)) * steps) : 0), from, to};
}

/** From the lowest to the highest colour, with the values at its ends and the unit. */
function scaleLine(
	figure: HeatmapFigure,
	levels: Levels,
	say: (value: number) => string,
	margin: number,
	glyphs: Glyphs,
): Line {
	const first = figure.scale === 'diverging' ? 0 : middle;
	const cells = heat.slice(first).map((role, index) => {
		const shade = glyphs.shades[Math.abs(first + index - middle)] ?? ' ';
		return span(shade.repeat(2), role);
	});
	const unit = unitText(figure.unit);
	const top = unit === '' ? say(levels.to) : `${say(levels.to)} ${glyphs.text(unit)}`;
	return [
		span(padEnd(padStart('scale', margin), margin + 2), 'dim'),
		span(`${say(levels.from)} `, 'axis'),
		...cells,
		span(` ${top}`, 'axis'),
	];
}
