import {chapters} from '../chapters.ts';
import type {Action} from './action.ts';

/** One action a chapter, whatever chapters there are. */
export const openSectionActions: readonly Action[] = chapters.map(({id, key, title, question}, index) => ({
	id: `open ${id}`,
	scope: 'everywhere',
	keys: [key],
	label: `${title}: ${question}`,
	...(index === 0 ? {hint: {keys: keySpan(), word: 'section'}} : {}),
	message: () => ({type: 'section opened', section: id}),
}));

function keySpan(): string {
	const digits = chapters.map(({key}) => key).filter(key => /^\d$/.test(key));
	return digits.length < 2 ? (digits[0] ?? '') : `${digits[0]}–${digits.at(-1)}`;
}
