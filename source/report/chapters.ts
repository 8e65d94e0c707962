import {experimentsIn} from '../domain/scope.ts';
import type {Figure} from '../figures/figure.ts';
import type {Section} from '../sections/section.ts';
import {defaultView} from '../sections/view.ts';
import type {Json} from '../units/json.ts';
import type {Report} from './exporter.ts';

/** What a section says: its question and its pictures as the screen first shows them, or what it would need. */
export function figuresOf(section: Section, {scope}: Report): readonly Figure[] {
	if (isAbout(section, scope)) return section.open(scope).present(defaultView);
	return [
		{kind: 'text', id: 'question', tone: 'question', text: section.question},
		{kind: 'text', id: 'lack', tone: 'lack', text: section.needs},
	];
}

/** The numbers of a section; null where there are none. */
export function numbersOf(section: Section, {scope}: Report): Json {
	return isAbout(section, scope) ? section.open(scope).json : null;
}

function isAbout(section: Section, scope: Report['scope']): boolean {
	return experimentsIn(scope).some(experiment => section.reads(experiment));
}
