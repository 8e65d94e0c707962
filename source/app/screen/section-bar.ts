import {experimentsIn} from '../../domain/scope.ts';
import type {Glyphs} from '../../paint/glyphs.ts';
import type {Line} from '../../paint/line.ts';
import {cellsOfLine, span} from '../../paint/spans.ts';
import type {Section} from '../../sections/section.ts';
import {chapters} from '../chapters.ts';
import {currentSection, scopeOf} from '../selectors.ts';
import type {State} from '../state.ts';
import {filled} from './box.ts';

/**
 * The chapters with their keys; those that have nothing to say of what is selected are dim. Where not all fit, the last
 * are there by their keys alone, which still open them; so the bar hardly moves from chapter to chapter.
 */
export function sectionBar(state: State, width: number, glyphs: Glyphs): Line {
	const open = currentSection(state);
	const experiments = experimentsIn(scopeOf(state));
	const tabs = chapters.map((section): Tab => {
		const isEmpty = !experiments.some(experiment => section.reads(experiment));
		return {section, isOpen: section === open, isEmpty};
	});
	const roomy = barOf(tabs, tabs.length, ' ');
	if (cellsOfLine(roomy) <= width) return filled(roomy, width, glyphs);
	for (let named = tabs.length; named > 0; named--) {
		const line = barOf(tabs, named, '');
		if (cellsOfLine(line) <= width) return filled(line, width, glyphs);
	}
	return filled(barOf(tabs, 0, ''), width, glyphs);
}

type Tab = {
	readonly section: Section;
	readonly isOpen: boolean;
	/** Nothing in the scope is for it. */
	readonly isEmpty: boolean;
};

/** Names the first so many, and the open one. A space stands between two, and more where there is room for it. */
function barOf(tabs: readonly Tab[], named: number, more: string): Line {
	return [
		span(' '),
		...tabs.flatMap(({section: {key, title}, isOpen, isEmpty}, index): Line => {
			if (isOpen) return [span(` ${key} ${title} `, 'selected'), span(more === '' ? ' ' : '')];
			const name = index < named ? [span(` ${title}`, isEmpty ? 'dim' : 'plain')] : [];
			return [span(more), span(key, 'key'), ...name, span(' ')];
		}),
	];
}
