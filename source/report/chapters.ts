import type {Figure} from '../figures/figure.ts';
import type {Section} from '../sections/section.ts';
import {defaultView} from '../sections/view.ts';
import type {Report} from './exporter.ts';

/** What a section says of the whole study: its question and its pictures as the screen first shows them, or what it lacks. */
export function figuresOf(section: Section, {dataset, assumptions}: Report): readonly Figure[] {
	if (!isAbout(section, dataset)) {
		return [
			{kind: 'text', id: 'question', tone: 'question', text: section.question},
			{kind: 'text', id: 'lack', tone: 'lack', text: section.needs},
		];
	}
	return section.open({level: 'study', dataset, assumptions}).present(defaultView);
}

export function isAbout(section: Section, {experiments}: Report['dataset']): boolean {
	return experiments.some(experiment => section.reads(experiment));
}
