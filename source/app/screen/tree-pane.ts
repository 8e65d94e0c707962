import {metricDefinitions} from '../../domain/metrics.ts';
import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line, Span} from '../../paint/line.ts';
import {span, withRole} from '../../paint/spans.ts';
import {cut} from '../../paint/text-width.ts';
import {cursorRow, filterOutcome, headline, rowsOf} from '../selectors.ts';
import type {State} from '../state.ts';
import type {Selected} from '../tree/filter.ts';
import {box} from './box.ts';
import {treeRow} from './tree-row.ts';

/** The study as a tree: what is selected here is what the section speaks about. */
export function treePane(
	state: State,
	size: {readonly width: number; readonly height: number},
	glyphs: Glyphs,
): readonly Line[] {
	const rows = rowsOf(state);
	const cursor = cursorRow(state);
	const height = size.height - 2;
	const {top, filter} = state.tree;
	const focused = state.focus === 'tree';
	const {selected, problem} = filterOutcome(state);
	const lines = rows.slice(top, top + height).map((row, index) => {
		const line = treeRow(state, row, size.width - 2, top + index === cursor, glyphs);
		if (top + index !== cursor) return line;
		return focused
			? line.map(({text, role}): Span => ({text, role: role === 'match' ? 'selectedMatch' : 'selected'}))
			: withRole(line, 'marked');
	});
	const hidden = rows.length > height;
	return box([...lines, ...nothingLeft(state)], {
		...size,
		focused,
		glyphs,
		title: [span('Study', focused ? 'title' : 'plain')],
		titleRight: [span(metricDefinitions[headline(state)].label, 'dim')],
		...(filter === ''
			? {}
			: {
					foot: filterFoot(filter, problem === null ? (selected ?? null) : null, state, size.width, glyphs),
					footRight: [span('Esc', 'key'), span(' clears', 'dim')],
				}),
		...(hidden && filter === '' ? {footRight: [span(`${cursor + 1}/${rows.length}`, 'dim')]} : {}),
	});
}

/** The count is never cut: the filter gives way to it. */
function filterFoot(filter: string, selected: Selected, {dataset}: State, width: number, glyphs: Glyphs): Line {
	const count = selected === null ? '' : `  ${selected.size} of ${dataset.runs.length} runs`;
	return [
		span('/', 'key'),
		span(cut(glyphs.text(filter), Math.max(1, width - 7 - count.length), glyphs.ellipsis), 'strong'),
		span(count, 'dim'),
	];
}

/** A tree that the filter empties says why, and how it comes back. */
function nothingLeft(state: State): readonly Line[] {
	if (filterOutcome(state).selected?.size !== 0) return [];
	return [[], [span('   nothing matches', 'warning')], [span('   Esc', 'key'), span(' clears the filter')]];
}
