import type {LargeValuesFigure} from '../figures/figure.ts';
import {formatValue, unitText} from '../units/format.ts';
import {paintFacts} from './facts.ts';
import {type Glyphs, glyphLevels} from './glyphs.ts';
import {largeDigits, largeRows} from './large-digits.ts';
import type {Line} from './line.ts';
import type {PaintOptions} from './paint-options.ts';
import {blank, cellsOfLine, fitLine, span} from './spans.ts';

type LargeValue = LargeValuesFigure['values'][number];

const gap = 4;
const leastBar = 12;

/** Values beside each other, each below its name and above how far it goes; those without room follow in small digits. */
export function paintLargeValues({id, values}: LargeValuesFigure, options: PaintOptions): readonly Line[] {
	const {width} = options;
	const glyphs = glyphLevels[options.glyphs];
	const blocks = values.map(value => blockOf(value, glyphs));
	const fitting = countFitting(
		blocks.map(block => block.width),
		width,
	);
	const shown = blocks.slice(0, fitting);
	const rows = Math.max(0, ...shown.map(({lines}) => lines.length));
	const large = Array.from({length: rows}, (_, row) =>
		shown.flatMap(({lines, width: cells}, index): Line => {
			const line = lines[row] ?? [];
			return [blank(index === 0 ? 0 : gap), ...line, blank(cells - cellsOfLine(line))];
		}),
	);
	const rest = values
		.slice(fitting)
		.map(({label, quantity}) => ({label, value: {kind: 'quantity' as const, quantity}}));
	const small = rest.length === 0 ? [] : paintFacts({kind: 'facts', id, facts: rest}, options);
	return [...large.map(line => fitLine(line, width, glyphs.ellipsis)), ...small];
}

function countFitting(widths: readonly number[], room: number): number {
	let taken = 0;
	const tooFar = widths.findIndex((width, index) => {
		taken += width + (index === 0 ? 0 : gap);
		return taken > room;
	});
	return tooFar === -1 ? widths.length : tooFar;
}

type Block = {readonly lines: readonly Line[]; readonly width: number};

function blockOf({label, quantity, most}: LargeValue, glyphs: Glyphs): Block {
	const {value, unit, symbol} = quantity;
	const unitName = glyphs.text(unitText(unit, symbol));
	const number = formatValue(value, unit, {decimals: 0});
	const digits = largeDigits(number, glyphs.level) ?? ['', '', glyphs.text(number)];
	const role = value === null ? 'dim' : 'strong';
	// What a percentage goes up to needs no words.
	const limit = most === null || unit === '%' ? '' : ` of ${formatValue(most, unit, {decimals: 0})} ${unitName}`;
	const name: Line = [span(glyphs.text(label), 'dim'), span(glyphs.text(limit), 'dim')];
	const large = digits.map((text, row): Line => {
		return [span(text, role), span(row === largeRows - 1 && value !== null ? ` ${unitName}` : '', 'dim')];
	});
	const width = Math.max(cellsOfLine(name), ...large.map(cellsOfLine), most === null ? 0 : leastBar);
	return {lines: [name, ...large, ...(most === null ? [] : [bar(value, most, width, glyphs)])], width};
}

function bar(value: number | null, most: number, width: number, glyphs: Glyphs): Line {
	const share = value === null || most <= 0 ? 0 : Math.min(1, Math.max(0, value / most));
	const filled = Math.round(share * width);
	return [span(glyphs.bars.tee_on.fill.repeat(filled)), span(glyphs.band.repeat(width - filled), 'dim')];
}
