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
 * The chapters with their keys; those that have nothing to say of what is selected are dim. Where not all fit, some are
 * there by their keys alone, which still open them: always the same, so that the bar stays still from chapter to chapter.
 */
export function sectionBar(state: State, width: number, glyphs: Glyphs): Line {
	const open = currentSection(state);
	const experiments = experimentsIn(scopeOf(state));
	const tabs = chapters.map((section): Tab => {
		const isEmpty = !experiments.some(experiment => section.reads(experiment));
		return {section, isOpen: section === open, isEmpty};
	});
	const roomy = barOf(tabs, new Set(tabs), ' ');
	if (cellsOfLine(roomy) <= width) return filled(roomy, width, glyphs);
	return filled(barOf(tabs, namedIn(tabs, width), ''), width, glyphs);
}

/** Whose names stay to the last: where one begins and what one comes back to, then what is asked most. */
const foremost: readonly string[] = [
	'overview',
	'checks',
	'run',
	'throughput',
	'ttft',
	'energy',
	'traces',
	'compare',
	'decode',
	'saturation',
	'price',
	'live',
];

/** The open one, and of the others as many as there is room for. */
function namedIn(tabs: readonly Tab[], width: number): ReadonlySet<Tab> {
	const rank = ({section: {id}}: Tab): number => (foremost.includes(id) ? foremost.indexOf(id) : foremost.length);
	const named = new Set<Tab>();
	for (const tab of [...tabs].sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || rank(a) - rank(b))) {
		if (cellsOfLine(barOf(tabs, new Set([...named, tab]), '')) <= width) named.add(tab);
	}
	return named;
}

type Tab = {
	readonly section: Section;
	readonly isOpen: boolean;
	/** Nothing in the scope is for it. */
	readonly isEmpty: boolean;
};

/** Names those, and the open one. A space stands between two, and more where there is room for it. */
function barOf(tabs: readonly Tab[], named: ReadonlySet<Tab>, more: string): Line {
	return [
		span(' '),
		...tabs.flatMap((tab): Line => {
			const {section, isOpen, isEmpty} = tab;
			const {key, title} = section;
			if (isOpen) return [span(` ${key} ${title} `, 'selected'), span(more === '' ? ' ' : '')];
			const name = named.has(tab) ? [span(` ${title}`, isEmpty ? 'dim' : 'plain')] : [];
			return [span(more), span(key, isEmpty ? 'dim' : 'key'), ...name, span(' ')];
		}),
	];
}
