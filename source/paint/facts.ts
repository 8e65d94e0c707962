import type {FactsFigure} from '../figures/figure.ts';
import {cellLine} from './cell-text.ts';
import {type Glyphs, glyphLevels} from './glyphs.ts';
import type {Line} from './line.ts';
import type {PaintOptions} from './paint-options.ts';
import {blank, cellsOfLine, fitLine, span} from './spans.ts';
import {cellsOf, cut, padEnd} from './text-width.ts';
import {wrap} from './wrap.ts';

type Fact = {readonly label: string; readonly value: Line};

const columnGap = 4;

/** Label and value, read downwards, in as many columns as fit. */
export function paintFacts(figure: FactsFigure, {width, glyphs: level}: PaintOptions): readonly Line[] {
	const glyphs = glyphLevels[level];
	const facts = figure.facts.map(({label, value}) => ({label: glyphs.text(label), value: cellLine(value, glyphs)}));
	const title: readonly Line[] = figure.title === undefined ? [] : [[span(glyphs.text(figure.title), 'title')]];
	const body = inColumns(facts, width) ?? underEachOther(facts, width, glyphs);
	return [...title, ...body].map(line => fitLine(line, width, glyphs.ellipsis));
}

function inColumns(facts: readonly Fact[], width: number): readonly Line[] | null {
	for (let count = Math.min(facts.length, 6); count > 0; count--) {
		const height = Math.ceil(facts.length / count);
		const columns = Array.from({length: Math.ceil(facts.length / height)}, (_, index) =>
			facts.slice(index * height, (index + 1) * height),
		);
		const widths = columns.map(labelAndValueWidths);
		const needed = widths.reduce((sum, {label, value}) => sum + label + 2 + value, columnGap * (columns.length - 1));
		if (needed > width) continue;
		return Array.from({length: height}, (_, row) =>
			columns.flatMap((column, index) => {
				const fact = column[row];
				const {label, value} = widths[index] ?? {label: 0, value: 0};
				if (fact === undefined) return [];
				const gap = index === 0 ? [] : [blank(columnGap)];
				const pad = blank(value - cellsOfLine(fact.value));
				return [...gap, span(`${padEnd(fact.label, label)}  `, 'dim'), ...fact.value, pad];
			}),
		);
	}
	return null;
}

/** One column that is too wide: values go on below themselves, so that nothing is lost. */
function underEachOther(facts: readonly Fact[], width: number, glyphs: Glyphs): readonly Line[] {
	const labels = Math.min(labelAndValueWidths(facts).label, Math.floor(width / 2));
	return facts.flatMap(({label, value}) => {
		const head = span(`${padEnd(cut(label, labels, glyphs.ellipsis), labels)}  `, 'dim');
		const room = width - labels - 2;
		if (cellsOfLine(value) <= room) return [[head, ...value]];
		const text = value.map(part => part.text).join('');
		const role = value[0]?.role ?? 'plain';
		return wrap(text, Math.max(1, room)).map((line, index) => [
			index === 0 ? head : blank(labels + 2),
			span(line, role),
		]);
	});
}

function labelAndValueWidths(facts: readonly Fact[]): {readonly label: number; readonly value: number} {
	return {
		label: Math.max(0, ...facts.map(({label}) => cellsOf(label))),
		value: Math.max(0, ...facts.map(({value}) => cellsOfLine(value))),
	};
}
