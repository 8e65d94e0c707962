import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line} from '../../paint/line.ts';
import {span} from '../../paint/spans.ts';
import {cut, cutMiddle} from '../../paint/text-width.ts';
import {live} from '../../sections/live/live.ts';
import {stackOf} from '../content.ts';
import {currentSection, isTreeShown, paneOf, selectedNode} from '../selectors.ts';
import type {State} from '../state.ts';
import {lineage} from '../tree/tree.ts';
import {box} from './box.ts';

/** The open section, on what is selected in the tree. */
export function sectionPane(
	state: State,
	size: {readonly width: number; readonly height: number},
	glyphs: Glyphs,
): readonly Line[] {
	const focused = state.focus === 'section';
	const {lines} = stackOf(state);
	const height = size.height - 2;
	const top = Math.min(paneOf(state).top, Math.max(0, lines.length - height));
	const {key, title} = currentSection(state);
	const heading = `${key} ${title}`;
	const visible = lines.slice(top, top + height).map((line): Line => [span(' '), ...line]);
	return box(visible, {
		...size,
		focused,
		glyphs,
		title: [
			span(heading, focused ? 'title' : 'plain'),
			span(glyphs.text(` · ${place(state, size.width - heading.length - 10, glyphs)}`), 'dim'),
		],
		// Where the tree is not on the screen, the way to it is.
		...(isTreeShown(state) ? {} : {foot: [span('t', 'key'), span(' tree', 'dim')]}),
		...(lines.length > height ? {footRight: [span(glyphs.text(scrollText(top, height, lines.length)), 'dim')]} : {}),
	});
}

/** Where in the study: the names of the node and of those above it. */
function place(state: State, width: number, glyphs: Glyphs): string {
	if (state.section === live.id) return cut('this machine', width, glyphs.ellipsis);
	const names = lineage(selectedNode(state))
		.filter(({level}) => level !== 'study')
		.map(({name}) => name)
		.reverse();
	if (names.length === 0) return cut('whole study', width, glyphs.ellipsis);
	return cutMiddle(names.join(' / '), Math.max(8, width), '…');
}

function scrollText(top: number, height: number, count: number): string {
	const below = count - top - height;
	if (below <= 0) return top > 0 ? `end · ↑ ${top}` : 'end';
	return top > 0 ? `↑ ${top} · ↓ ${below} more` : `↓ ${below} more`;
}
