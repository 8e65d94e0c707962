import {accessSync, constants, existsSync, realpathSync, statSync} from 'node:fs';
import {resolve} from 'node:path';
import type {Root} from '../disk/read-event.ts';
import {fileKindOf} from '../disk/scan/file-kind.ts';
import type {Invocation} from './command.ts';
import {reasonOf} from './file-errors.ts';
import {flagOf, type Options} from './options.ts';
import {isMistake, type Reading} from './reading.ts';

/** The trees that are meant. */
export type Places = {
	readonly roots: readonly Root[];
	/** What names them again, behind `cai-tui`. */
	readonly words: readonly string[];
};

/** Where results are looked for when nobody says where, in the working directory. */
export const usualFolders = ['data', 'results'];

/** null: nobody said where, and none of the usual folders is there. */
export function placesOf({paths, options, meant}: Invocation): Reading<Places> | null {
	// Of a variable of the shell that is not set: it would mean the folder that one happens to be in.
	if ([...paths, options.teeOff, options.teeOn].includes(''))
		return {mistake: 'a path is empty: name a folder of results.'};
	const places = pairOf(paths, options) ?? namedBy(paths) ?? usualFolder();
	if (places === null || isMistake(places)) return places;
	for (const [index, {path}] of places.value.roots.entries()) {
		const problem = problemOf(path, paths[index] ?? path, meant);
		if (problem !== null) return {mistake: problem};
	}
	return isOneFolderTwice(places.value)
		? {mistake: `${flagOf('teeOff')} and ${flagOf('teeOn')} are one and the same folder: each mode needs its own.`}
		: places;
}

/** Two raw trees, one a mode. null: not asked for. */
function pairOf(paths: readonly string[], {teeOff, teeOn}: Options): Reading<Places> | null {
	if (teeOff === undefined && teeOn === undefined) return null;
	if (teeOff === undefined || teeOn === undefined) {
		return {mistake: `${flagOf('teeOff')} and ${flagOf('teeOn')} belong together: give both.`};
	}
	if (paths.length > 0) return {mistake: `give either paths, or ${flagOf('teeOff')} and ${flagOf('teeOn')}.`};
	const roots = [{path: resolve(teeOff), mode: 'tee_off'} as const, {path: resolve(teeOn), mode: 'tee_on'} as const];
	return {value: {roots, words: [flagOf('teeOff'), teeOff, flagOf('teeOn'), teeOn]}};
}

/** Of a pair: the one tree would be compared with itself, whatever links lead to it. */
function isOneFolderTwice({roots}: Places): boolean {
	const folders = roots.filter(({mode}) => mode !== undefined).map(({path}) => realpathSync(path));
	return new Set(folders).size < folders.length;
}

function namedBy(paths: readonly string[]): Reading<Places> | null {
	if (paths.length === 0) return null;
	return {value: {roots: paths.map(path => ({path: resolve(path)})), words: paths}};
}

function usualFolder(): Reading<Places> | null {
	const name = usualFolders.find(folder => existsSync(folder) && statSync(folder).isDirectory());
	return name === undefined ? null : {value: {roots: [{path: resolve(name)}], words: [`./${name}`]}};
}

/** Why results cannot be there, in a sentence; null: they may be. */
function problemOf(path: string, name: string, meant: string | null): string | null {
	try {
		const status = statSync(path, {throwIfNoEntry: false});
		if (status === undefined) {
			return `there is no ${name}.${meant === null ? '' : ` Did you mean the command ${meant}?`}`;
		}
		if (status.isDirectory()) {
			accessSync(path, constants.R_OK | constants.X_OK);
			return null;
		}
		if (!status.isFile()) return `${name} is not a folder of results.`;
		if (fileKindOf(name).kind !== 'result') return `${name} is a file, not a folder of results.`;
		accessSync(path, constants.R_OK);
		return null;
	} catch (error) {
		return `${name} cannot be read: ${reasonOf(error)}.`;
	}
}
