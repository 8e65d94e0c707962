import {experimentsIn} from '../../domain/scope.ts';
import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line} from '../../paint/line.ts';
import {cellsOfLine, span} from '../../paint/spans.ts';
import {sections} from '../../sections/registry.ts';
import type {Section} from '../../sections/section.ts';
import {currentSection, scopeOf} from '../selectors.ts';
import type {State} from '../state.ts';
import {filled} from './box.ts';

/**
 * The chapters with their keys; those that have nothing to say of what is selected are dim. Where not all fit, those
 * around the open one are there, and the others by their keys alone, which still open them.
 */
export function sectionBar(state: State, width: number, glyphs: Glyphs): Line {
	const open = sections.indexOf(currentSection(state));
	const experiments = experimentsIn(scopeOf(state));
	const tabs = sections.map((section, index): Tab => {
		const isEmpty = !experiments.some(experiment => section.reads(experiment));
		return {section, isOpen: index === open, isEmpty, distance: Math.abs(index - open)};
	});
	const farthest = Math.max(...tabs.map(({distance}) => distance));
	const roomy = barOf(tabs, farthest, ' ');
	if (cellsOfLine(roomy) <= width) return filled(roomy, width, glyphs);
	for (let distance = farthest; distance > 0; distance--) {
		const line = barOf(tabs, distance, '');
		if (cellsOfLine(line) <= width) return filled(line, width, glyphs);
	}
	return filled(barOf(tabs, 0, ''), width, glyphs);
}

type Tab = {
	readonly section: Section;
	readonly isOpen: boolean;
	/** Nothing in the scope is for it. */
	readonly isEmpty: boolean;
	/** Places from the open one. */
	readonly distance: number;
};

/** Names those within the distance. A space stands between two, and more where there is room for it. */
function barOf(tabs: readonly Tab[], distance: number, more: string): Line {
	return [
		span(' '),
		...tabs.flatMap((tab): Line => {
			const {key, title} = tab.section;
			if (tab.isOpen) return [span(` ${key} ${title} `, 'selected'), span(more === '' ? ' ' : '')];
			const name = tab.distance <= distance ? [span(` ${title}`, tab.isEmpty ? 'dim' : 'plain')] : [];
			return [span(more), span(key, 'key'), ...name, span(' ')];
		}),
	];
}
