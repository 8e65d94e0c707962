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
	const tabs = sections.map((section, index) => {
		const empty = !experiments.some(experiment => section.reads(experiment));
		return {long: longTab(section, index === open, empty), short: shortTab(section)};
	});
	const nearest = tabs.map((_, index) => index).sort((a, b) => Math.abs(a - open) - Math.abs(b - open));
	for (let named = tabs.length; named > 1; named--) {
		const long = new Set(nearest.slice(0, named));
		const line = [span(' '), ...tabs.flatMap((tab, index) => (long.has(index) ? tab.long : tab.short))];
		if (cellsOfLine(line) <= width) return filled(line, width, glyphs);
	}
	return filled([span(' '), ...tabs.flatMap((tab, index) => (index === open ? tab.long : tab.short))], width, glyphs);
}

function longTab({key, title}: Section, isOpen: boolean, isEmpty: boolean): Line {
	if (isOpen) return [span(` ${key} ${title} `, 'selected')];
	return [span(' '), span(key, 'key'), span(` ${title} `, isEmpty ? 'dim' : 'plain')];
}

function shortTab({key}: Section): Line {
	return [span(' '), span(key, 'key'), span(' ')];
}
