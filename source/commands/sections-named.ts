import {sectionById, sections} from '../sections/registry.ts';
import type {Section} from '../sections/section.ts';
import {quoted} from './options.ts';
import {type Reading, readAll} from './reading.ts';
import {suggestion} from './suggestion.ts';

/** The sections of these ids, in the order of the study. */
export function sectionsNamed(ids: readonly string[]): Reading<readonly Section[]> {
	const named = readAll(ids, sectionNamed);
	return 'mistake' in named ? named : {value: sections.filter(section => named.value.includes(section))};
}

function sectionNamed(id: string): Reading<Section> {
	const section = sectionById(id);
	if (section !== null) return {value: section};
	const ids = sections.map(known => known.id);
	const meant = suggestion(id, ids);
	const hint = meant === null ? `The sections are ${ids.join(', ')}.` : `Did you mean ${meant}?`;
	return {mistake: `there is no section ${quoted(id)}. ${hint}`};
}
