import {accessSync, constants, existsSync, statSync} from 'node:fs';
import {resolve} from 'node:path';
import type {ReadOptions, Root} from '../disk/read-event.ts';
import {type Assumptions, defaultAssumptions} from '../domain/assumptions.ts';
import type {Invocation} from './command.ts';
import {cachedDemo} from './demo/cached.ts';
import {reasonOf} from './file-errors.ts';
import {flagOf, type Options} from './options.ts';
import {isMistake, type Reading} from './reading.ts';

/** Which results are meant, how they are to be read, and what their numbers rest on. */
export type Study = {
	readonly roots: readonly Root[];
	readonly readOptions: Pick<ReadOptions, 'mode' | 'modeMap'>;
	readonly assumptions: Assumptions;
	/** What opens it again, behind `cai-tui`. */
	readonly words: readonly string[];
};

/** Where results are looked for when nobody says where, in the working directory. */
const usualFolders = ['data', 'results'];

/** Without paths, and with none of the usual folders there, it is the demo or a mistake: the command says which. */
export function studyOf(invocation: Invocation, otherwise: 'demo' | 'mistake'): Reading<Study> {
	const {paths, options, console} = invocation;
	const places = pairOf(paths, options) ?? namedBy(paths) ?? usualFolder();
	if (places === null && otherwise === 'mistake') {
		return {mistake: `there is no folder ${usualFolders.join(' or ')} here. Name a folder of results.`};
	}
	if (places === null) {
		const folder = cachedDemo(console.env);
		console.stderr.write(
			`cai-tui: no folder ${usualFolders.join(' or ')} here, so this is the synthetic demo study.\n`,
		);
		return settled({roots: [{path: folder}], words: [folder]}, options);
	}
	if (isMistake(places)) return places;
	for (const [index, {path}] of places.value.roots.entries()) {
		const problem = problemOf(path, paths[index] ?? path, invocation.meant);
		if (problem !== null) return {mistake: problem};
	}
	return settled(places.value, options);
}

type Places = Pick<Study, 'roots' | 'words'>;

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
		if (status === undefined)
			return `there is no ${name}.${meant === null ? '' : ` Did you mean the command ${meant}?`}`;
		if (status.isFile()) return path.endsWith('.json') ? null : `${name} is a file, not a folder of results.`;
		if (!status.isDirectory()) return `${name} is not a folder of results.`;
		accessSync(path, constants.R_OK | constants.X_OK);
		return null;
	} catch (error) {
		return `${name} cannot be read: ${reasonOf(error)}.`;
	}
}

function settled(places: Places, options: Options): Reading<Study> {
	const {mode, modeMap} = options;
	const readOptions = {...(mode === undefined ? {} : {mode}), ...(modeMap === undefined ? {} : {modeMap})};
	return {value: {...places, readOptions, assumptions: assumptionsOf(options)}};
}

function assumptionsOf({price, priceOff, priceOn, currency, maxWatts, slo}: Options): Assumptions {
	const {pricePerHour} = defaultAssumptions;
	return {
		pricePerHour: {
			teeOff: priceOff ?? price ?? pricePerHour.teeOff,
			teeOn: priceOn ?? price ?? pricePerHour.teeOn,
		},
		currency: currency ?? defaultAssumptions.currency,
		maxWatts: maxWatts ?? defaultAssumptions.maxWatts,
		slo: slo ?? defaultAssumptions.slo,
	};
}
