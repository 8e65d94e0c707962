import {basename, dirname} from 'node:path';
import {printable} from '../../units/printable.ts';
import type {Root} from '../read-event.ts';

/** How the files of a root are called in the study. Names are printable. */
export type RootNames = {
	/** Folders above, outermost first: what a condition or experiment is called where the root is inside one. */
	readonly above: readonly string[];
	/** Stands before the path below the root in the names of experiments. */
	readonly label: readonly string[];
	/** Stands before the path below the root in ids and paths. */
	readonly idPrefix: readonly string[];
};

/** How far above a root names are looked at: a run may lie in mode, condition and experiment. */
const mostAbove = 4;

/**
 * One root: nothing stands before its paths. Several: the name of each does, with as many names above it as tell them
 * apart. The roots of a pair (`mode`) hold the same experiments, so only their ids are told apart.
 */
export function rootNames(roots: readonly Root[]): readonly RootNames[] {
	const labels = distinctLabels(roots.map(root => namesOf(root.path)));
	const isPair = roots.length > 1 && roots.every(root => root.mode !== undefined);
	return roots.map((root, index) => {
		const names = namesOf(root.path);
		const label = labels[index] ?? [];
		if (roots.length === 1) return {above: names.slice(-mostAbove), label: [], idPrefix: []};
		if (isPair) return {above: [pairName(roots)], label: [], idPrefix: label};
		return {above: names.slice(0, names.length - label.length).slice(-mostAbove), label, idPrefix: label};
	});
}

function namesOf(path: string): readonly string[] {
	const name = basename(path);
	return name === '' ? [] : [...namesOf(dirname(path)), printable(name)];
}

function distinctLabels(paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
	return paths.map((path, index) => {
		for (let length = 1; length < path.length; length++) {
			const label = path.slice(-length);
			const isShared = paths.some((other, at) => at !== index && other.slice(-length).join('/') === label.join('/'));
			if (!isShared) return label;
		}
		return path;
	});
}

/** What both are called without the words for the mode, else `pair`. */
function pairName(roots: readonly Root[]): string {
	const names = roots.map(root =>
		printable(basename(root.path)).replace(/[-_ ]?(?:(?:tee|cc)[-_ ]?)?(?:on|off)(?=$|[-_ ])|^(?:on|off)[-_ ]/i, ''),
	);
	const [first = ''] = names;
	return first !== '' && names.every(name => name === first) ? first : 'pair';
}
