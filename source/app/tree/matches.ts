import {memo} from '../memo.ts';
import {parseFilter} from './filter-language.ts';
import type {Level} from './tree.ts';

/** Part of a name, and whether the filter asked for it. */
export type NamePart = {readonly text: string; readonly isMatch: boolean};

/** Fields whose texts stand in the names of a level; what is asked of no field is asked of all. */
const fieldsNamed: Readonly<Record<Level, readonly string[]>> = {
	study: [],
	experiment: ['experiment'],
	condition: ['condition', 'model'],
	mode: ['mode'],
	run: ['file'],
};

/** Takes the name of a node apart where it holds what the filter asks for, so that a reader sees why it is left. */
export function matchedParts(name: string, level: Level, filter: string): readonly NamePart[] {
	const lower = name.toLowerCase();
	const isMatch = new Uint8Array(name.length);
	// Letters that are longer in lower case would shift what is marked.
	const words = lower.length === name.length ? wordsOf(filter)[level] : [];
	for (const word of words) {
		for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + 1))
			isMatch.fill(1, at, at + word.length);
	}
	const parts: NamePart[] = [];
	for (let from = 0, to = 1; from < name.length; to++) {
		if (isMatch[to] === isMatch[from]) continue;
		parts.push({text: name.slice(from, to), isMatch: isMatch[from] === 1});
		from = to;
	}
	return parts;
}

type Words = Readonly<Record<Level, readonly string[]>>;

const wordsOf = memo((filter: string): Words => {
	const parsed = parseFilter(filter);
	const terms = parsed.kind === 'filter' ? parsed.terms : [];
	const words = (level: Level): readonly string[] =>
		terms.flatMap(({negated, test}) => {
			if (negated || test.kind !== 'text') return [];
			if (test.field !== null) return fieldsNamed[level].includes(test.field) ? test.values : [];
			// `on` and `off` are the mode, nothing else.
			return level === 'study' ? [] : test.values.filter(value => isMode(value) === (level === 'mode'));
		});
	return {
		study: words('study'),
		experiment: words('experiment'),
		condition: words('condition'),
		mode: words('mode'),
		run: words('run'),
	};
});

function isMode(word: string): boolean {
	return word === 'on' || word === 'off';
}
