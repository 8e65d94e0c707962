import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line} from '../../paint/line.ts';
import {blank, cellsOfLine, fitLine, span} from '../../paint/spans.ts';

export type BoxOptions = {
	readonly width: number;
	readonly height: number;
	readonly focused: boolean;
	readonly glyphs: Glyphs;
	/** In the upper and lower border; those on the right give way. */
	readonly title?: Line;
	readonly titleRight?: Line;
	readonly foot?: Line;
	readonly footRight?: Line;
};

/** Lines in a border, every one as wide as the box. What does not fit is left out: the caller scrolls. */
export function box(lines: readonly Line[], options: BoxOptions): readonly Line[] {
	const {width, height, focused, glyphs} = options;
	const {topLeft, topRight, bottomLeft, bottomRight, upright} = glyphs.border;
	const role = focused ? 'borderFocused' : 'border';
	const inner = Math.max(0, height - 2);
	const edge = span(upright, role);
	return [
		[span(topLeft, role), ...rule(width - 2, options.title, options.titleRight, options), span(topRight, role)],
		...Array.from({length: inner}, (_, index) => [edge, ...filled(lines[index] ?? [], width - 2, glyphs), edge]),
		[span(bottomLeft, role), ...rule(width - 2, options.foot, options.footRight, options), span(bottomRight, role)],
	];
}

/** Exactly `width` cells. */
export function filled(line: Line, width: number, glyphs: Glyphs): Line {
	const fitting = fitLine(line, width, glyphs.ellipsis);
	return [...fitting, blank(width - cellsOfLine(fitting))];
}

/** One line with something at either end. The right part is left out where it does not fit whole. */
export function spread(left: Line, right: Line, width: number, glyphs: Glyphs): Line {
	const room = width - cellsOfLine(right);
	if (right.length === 0 || cellsOfLine(left) > room) return filled(left, width, glyphs);
	return [...filled(left, room, glyphs), ...right];
}

/** A border with words in it. */
function rule(width: number, left: Line = [], right: Line = [], {focused, glyphs}: BoxOptions): Line {
	const role = focused ? 'borderFocused' : 'border';
	const {level} = glyphs.border;
	const begin =
		left.length === 0 ? [] : [span(level, role), span(' '), ...fitLine(left, width - 4, glyphs.ellipsis), span(' ')];
	const end = right.length === 0 ? [] : [span(' '), ...right, span(' '), span(level, role)];
	const room = width - cellsOfLine(begin);
	const shown = cellsOfLine(end) < room ? end : [];
	return [...begin, span(level.repeat(Math.max(0, room - cellsOfLine(shown))), role), ...shown];
}
