import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line} from '../../paint/line.ts';
import {cellsOfLine, span, withRole} from '../../paint/spans.ts';
import {cutApart} from '../../paint/text-width.ts';
import {type Choice, choices} from '../palette.ts';
import type {State} from '../state.ts';
import {box, filled, spread} from './box.ts';
import {helpLines} from './help.ts';
import {fieldSpans} from './text-field.ts';

export type OverlaySize = {readonly width: number; readonly height: number};

/** Cells of the longest name of a level, `experiment`. */
const nodeDetail = 10;

/** What lies over the panes; null: nothing. The filter is typed in the footer. */
export function overlayBox(state: State, size: OverlaySize, glyphs: Glyphs): readonly Line[] | null {
	const {overlay} = state;
	if (overlay.kind === 'help') return helpBox(state, overlay.top, size, glyphs);
	if (overlay.kind === 'palette') return paletteBox(state, overlay, size, glyphs);
	return null;
}

function helpBox(state: State, top: number, size: OverlaySize, glyphs: Glyphs): readonly Line[] {
	const lines = helpLines(state, size.width - 4, glyphs);
	const height = size.height - 2;
	const below = lines.length - top - height;
	return box(
		lines.slice(top, top + height).map(line => [span(' '), ...line]),
		{
			...size,
			focused: true,
			glyphs,
			title: [span('Help', 'title')],
			...(below > 0 ? {footRight: [span(glyphs.text(`↓ ${below} more`), 'dim')]} : {}),
		},
	);
}

function paletteBox(
	state: State,
	{query, cursor}: {readonly query: string; readonly cursor: number},
	size: OverlaySize,
	glyphs: Glyphs,
): readonly Line[] {
	const found = choices(state, query);
	const height = size.height - 4;
	const top = Math.max(0, Math.min(cursor - Math.floor(height / 2), found.length - height));
	const width = size.width - 2;
	const seen = found.slice(top, top + height);
	const names = seen.filter(({kind}) => kind === 'node').map(({label}) => glyphs.text(label));
	const nameCut = cutApart(names, width - nodeDetail - 5, glyphs.ellipsis);
	const rows = seen.map((choice, index) => {
		const isChosen = top + index === cursor;
		const line = choiceLine(choice, isChosen, {width, nameCut}, glyphs);
		return isChosen ? withRole(filled(line, width, glyphs), 'selected') : line;
	});
	return box(
		[
			filled([span(' : ', 'key'), ...fieldSpans(query, glyphs)], width, glyphs),
			[],
			...(found.length === 0 ? [[span('   nothing has this name', 'dim')]] : rows),
		],
		{...size, focused: true, glyphs, title: [span('Find an action, a section or a node', 'title')]},
	);
}

function choiceLine(
	{label, detail, kind, unavailable}: Choice,
	isChosen: boolean,
	{width, nameCut}: {readonly width: number; readonly nameCut: (name: string) => string},
	glyphs: Glyphs,
): Line {
	const right: Line = [
		span(glyphs.text(unavailable === null ? detail : unavailable), kind === 'node' ? 'dim' : 'key'),
		span(' '),
	];
	const room = width - cellsOfLine(right) - 1;
	const left: Line = [
		span(isChosen ? ` ${glyphs.pointer} ` : '   '),
		span(kind === 'node' ? nameCut(glyphs.text(label)) : glyphs.text(label), unavailable === null ? 'plain' : 'dim'),
	];
	return spread(filled(left, Math.max(0, room), glyphs), right, width, glyphs);
}
