import {glyphLevels} from '../../paint/glyphs.ts';
import type {Line} from '../../paint/line.ts';
import {span} from '../../paint/spans.ts';
import {runCard} from '../../sections/run/run-card.ts';
import type {Rectangle} from '../layout.ts';
import {memo} from '../memo.ts';
import {runAtHand} from '../row-target.ts';
import {layout} from '../selectors.ts';
import type {Size, State} from '../state.ts';
import {filled} from './box.ts';
import {cardBox, type StaticTable} from './card-box.ts';
import {footerLine} from './footer.ts';
import {headerLine} from './header.ts';
import {overlayBox} from './overlay-box.ts';
import {sectionBar} from './section-bar.ts';
import {sectionPane} from './section-pane.ts';
import {treePane} from './tree-pane.ts';

/** Lines in a place of the screen, each as wide as the place. */
export type Area = Rectangle & {
	readonly id: string;
	readonly lines: readonly Line[];
	/** A small table without a cursor that lies over the lines, placed from the area's corner. */
	readonly table?: StaticTable;
};

/** What is on the screen, from the bottom up: a later area covers an earlier one. */
export function screenOf(state: State): readonly Area[] {
	const glyphs = glyphLevels[state.glyphs];
	const placed = layout(state);
	if (placed.kind === 'too small') return [tooSmall(state.size, placed.needs, glyphs)];
	const {header, bar, section, tree, footer, overlay} = placed;
	const over = overlayBox(state, overlay, glyphs);
	return [
		...(header === null ? [] : [{id: 'header', ...header, lines: [headerLine(state, header.width, glyphs)]}]),
		...(bar === null ? [] : [{id: 'bar', ...bar, lines: [sectionBar(state, bar.width, glyphs)]}]),
		{id: 'section', ...section, lines: sectionPane(state, section, glyphs)},
		...(tree === null ? [] : [{id: 'tree', ...tree, lines: treePane(state, tree, glyphs)}]),
		{id: 'footer', ...footer, lines: [footerLine(state, footer.width, glyphs)]},
		...(over === null ? [] : [{id: 'overlay', ...overlay, lines: over}]),
		...cardArea(state, overlay, glyphs),
	];
}

function cardArea(state: State, place: Rectangle, glyphs: (typeof glyphLevels)['ascii']): readonly Area[] {
	const run = state.overlay.kind === 'card' ? runAtHand(state) : null;
	if (run === null) return [];
	const {table, ...area} = cardBox(cardOf(run), place, glyphs);
	return [{id: 'card', ...area, ...(table === null ? {} : {table})}];
}

const cardOf = memo(runCard);

function tooSmall({columns, rows}: Size, needs: Size, glyphs: (typeof glyphLevels)['ascii']): Area {
	const text = `too small: needs ${needs.columns}×${needs.rows}, now ${columns}×${rows}, q quits`;
	const lines = wrapped(glyphs.text(text), columns).slice(0, rows);
	return {
		id: 'too small',
		x: 0,
		y: 0,
		width: columns,
		height: lines.length,
		lines: lines.map(line => filled([span(line, 'strong')], columns, glyphs)),
	};
}

function wrapped(text: string, width: number): readonly string[] {
	const lines = [''];
	for (const word of text.split(' ')) {
		const last = lines.length - 1;
		const longer = lines[last] === '' ? word : `${lines[last]} ${word}`;
		if (longer.length <= width) lines[last] = longer;
		else lines.push(word);
	}
	return lines;
}
