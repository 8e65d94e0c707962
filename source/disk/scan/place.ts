import {groupBy} from '../../domain/group-by.ts';
import {modelSize} from '../../domain/model-size.ts';
import {nameParameters} from '../../domain/name-parameters.ts';
import {compareNatural} from '../../domain/natural-order.ts';
import type {Placement} from '../../domain/run.ts';
import {printable} from '../../units/printable.ts';
import type {ReadOptions, Root} from '../read-event.ts';
import {isLikelyForeign} from './file-kind.ts';
import {type FileName, fileNameOf} from './file-name.ts';
import {type KnownMode, modeOfFolder} from './mode-folder.ts';
import type {RootNames} from './root-names.ts';

/** A result file to be placed: its folder below the root, and its name. */
export type Placeable = {readonly folder: readonly string[]; readonly name: string};

export type PlaceContext = {
	readonly root: Root;
	readonly names: RootNames;
	readonly options: Pick<ReadOptions, 'mode' | 'modeMap'>;
};

export type Place = {
	readonly placement: Placement;
	/** How many of the file's folders go down to that of its mode; 0: none of them is one. */
	readonly modeDepth: number;
};

/** Where each result file of a root belongs. All of them are looked at together: neighbours decide what a name means. */
export function place<File extends Placeable>(files: readonly File[], context: PlaceContext): ReadonlyMap<File, Place> {
	const located = files.map(file => locate(file, context));
	const placed = [
		...groupBy(located, location => [...location.folders, location.level ?? ''].join('\n')).values(),
	].flatMap(placeGroup);
	const places = new Map<File, Place>();
	for (const members of groupBy(placed, keyOf).values()) {
		members.sort(byName);
		members.forEach(({location, experiment, condition}, index) => {
			const {mode, modeSource, modeDepth, fileName, file} = location;
			const repetition = fileName.repetition ?? index + 1;
			const placement = {experiment, condition, teeMode: mode ?? 'unknown', modeSource, repetition} as const;
			places.set(file, {placement, modeDepth});
		});
	}
	return places;
}

function byName<File extends Placeable>(a: Placed<File>, b: Placed<File>): number {
	const [first, second] = [a.location.file.name, b.location.file.name];
	return Number(isLikelyForeign(first)) - Number(isLikelyForeign(second)) || compareNatural(first, second);
}

type Location<File> = {
	readonly file: File;
	readonly fileName: FileName;
	/** Names from above the root down to the file, without the folders of mode and level. */
	readonly folders: readonly string[];
	/** How many of them are above the root. */
	readonly above: number;
	readonly mode: KnownMode | null;
	readonly modeSource: Placement['modeSource'];
	readonly modeDepth: number;
	/** The file lies directly in its mode's folder: what is above that is meant to be the condition. */
	readonly isInModeFolder: boolean;
	/** `max_concurrency_64`, where a folder of the raw layout says the level. */
	readonly level: string | null;
};

type Placed<File> = {readonly location: Location<File>; readonly experiment: string; readonly condition: string};

function keyOf<File>({location, experiment, condition}: Placed<File>): string {
	return [experiment, condition, location.mode].join('\n');
}

function locate<File extends Placeable>(file: File, {root, names, options}: PlaceContext): Location<File> {
	const folders = [...names.above, ...names.label, ...file.folder.map(printable)];
	const modes = folders.map(name => modeOfFolder(name, options.modeMap));
	const at = modes.findLastIndex(mode => mode !== null);
	const inFolder = modes[at] ?? null;
	const above = names.above.length - (at !== -1 && at < names.above.length ? 1 : 0);
	const rest = folders.filter((_, index) => index !== at);
	const last = rest.at(-1) ?? '';
	const isLevel = levelFolder.test(last);
	const option = root.mode ?? (inFolder === null ? options.mode : undefined) ?? null;
	return {
		file,
		fileName: fileNameOf(file.name),
		folders: isLevel ? rest.slice(0, -1) : rest,
		above: Math.min(above, isLevel ? rest.length - 1 : rest.length),
		mode: option ?? inFolder,
		modeSource: option !== null ? 'option' : inFolder !== null ? 'folder' : 'none',
		modeDepth: Math.max(0, at + 1 - names.above.length - names.label.length),
		isInModeFolder: at !== -1 && at === folders.length - 1,
		level: isLevel ? last : null,
	};
}

const levelFolder = /^max_concurrency_\d+$/i;

/** The files of one folder, or of the mode folders within it. */
function placeGroup<File extends Placeable>(group: readonly Location<File>[]): readonly Placed<File>[] {
	const speaking = group.filter(({file}) => !isLikelyForeign(file.name));
	const keys = [...groupBy(speaking, ({mode}) => mode).values()].map(
		members => new Set(members.map(({fileName}) => fileName.key)),
	);
	const isSplit = keys.some(set => set.size > 1);
	const hasBare = keys.some(set => set.has(''));
	return group.map(location => {
		const {folders, above, fileName, level, isInModeFolder} = location;
		const {key} = fileName;
		const base = folders.at(-1) ?? '';
		const byFileName =
			key !== '' && !hasBare && (isSplit || level !== null || (!isInModeFolder && saysMore(key, base)));
		if (byFileName) return {location, experiment: experimentOf(folders, above), condition: printable(key)};
		const isModelAndLevel = level !== null && modelSize(base) !== null;
		if (level !== null && !isModelAndLevel)
			return {location, experiment: experimentOf(folders, above), condition: level};
		const experiment = experimentOf(folders.slice(0, -1), above);
		const condition = isModelAndLevel ? `${base}_${/\d+$/.exec(level)?.[0]}` : base || 'results';
		return {location, experiment, condition: isSplit && key !== '' ? `${condition} ${printable(key)}` : condition};
	});
}

/** A file name with a level or lengths that its folder's name does not say: then it is the file that names the condition. */
function saysMore(key: string, folder: string): boolean {
	const said = nameParameters(key, null);
	const known = nameParameters(folder, null);
	// A bare number may be anything, and “all at once” is how most runs are.
	const level = said.bareLevel || said.level === Number.POSITIVE_INFINITY ? null : said.level;
	return (
		(level !== null && level !== known.level) ||
		(said.inputLength !== null && said.inputLength !== known.inputLength) ||
		(said.outputLength !== null && said.outputLength !== known.outputLength)
	);
}

/** Its path below the root; where the root is the experiment or inside one, the nearest name. */
function experimentOf(folders: readonly string[], above: number): string {
	return folders.slice(above).join('/') || (folders.at(-1) ?? 'study');
}
