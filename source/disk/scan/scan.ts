import {dirname, join} from 'node:path';
import type {Placement} from '../../domain/run.ts';
import {printable} from '../../units/printable.ts';
import type {ReadEvent, ReadOptions, Root} from '../read-event.ts';
import {type Companions, pair} from './companions.ts';
import {folderEvents, unusableRoot} from './folder-events.ts';
import {place} from './place.ts';
import {type RootNames, rootNames} from './root-names.ts';
import {type Target, targetOf} from './target.ts';
import {type FoundFile, type FoundFolder, walk} from './walk.ts';

/** A result file, where it belongs, and what lies beside it. */
export type ResultFile = {
	readonly file: FoundFile;
	/** Path below the root, unique in the study, printable. */
	readonly id: string;
	/** Of the folder that it lies in: '', or with a slash at its end. */
	readonly folderId: string;
	readonly placement: Placement;
	/** How many of the file's folders go down to that of its mode; 0: none of them is one. */
	readonly modeDepth: number;
	readonly companions: Companions;
	/** All system-information files of the same root. */
	readonly information: readonly FoundFile[];
};

/** A file that may be a GPU log and belongs to no result. */
export type LooseLog = {
	readonly file: FoundFile;
	/** Path below the root, printable. */
	readonly id: string;
};

/** A GPU log without its result: a run that may be under way. */
export type PendingRun = Pick<ResultFile, 'id' | 'placement'> & {
	readonly log: FoundFile;
	/** Path of the log below the root, printable. */
	readonly logId: string;
	/** Absolute path of the result to come. */
	readonly file: string;
};

export type Scan = {
	/** In the order to read them. */
	readonly results: readonly ResultFile[];
	readonly looseLogs: readonly LooseLog[];
	readonly pending: readonly PendingRun[];
	/** Where there is something to be watched, as absolute paths: the roots' folders and links that were followed, and all below. */
	readonly tops: readonly string[];
	readonly folders: readonly string[];
};

type ScanOptions = Pick<ReadOptions, 'signal' | 'mode' | 'modeMap'>;

/** Looks through the roots, tells what it finds and passes over, and returns what is to be read. */
export async function* scan(roots: readonly Root[], options: ScanOptions): AsyncGenerator<ReadEvent, Scan> {
	const targets: Target[] = [];
	const tops: string[] = [];
	for (const root of roots) {
		const target = await targetOf(root);
		tops.push(target.kind === 'unusable' ? target.path : target.folder);
		if (target.kind === 'unusable') yield {type: 'finding', finding: unusableRoot(target)};
		else targets.push(target);
	}
	const names = rootNames(targets.map(({root, folder}) => ({...root, path: folder})));
	// Roots may overlap: a file belongs to the first that it is found under.
	const seen = new Set<string>();
	const results: ResultFile[] = [];
	const looseLogs: LooseLog[] = [];
	const pending: PendingRun[] = [];
	const walked: string[] = [];
	let bytes = 0;
	for (const [index, target] of targets.entries()) {
		const rootName = names[index] ?? {above: [], label: [], idPrefix: []};
		const folders: FoundFolder[] = [];
		const own = new Set<FoundFile>();
		for await (const folder of walk(target.folder, options.signal)) {
			folders.push(folder);
			const path = join(target.folder, ...folder.folder);
			walked.push(path);
			if (target.only === null) {
				tops.push(...folder.links.map(name => join(path, name)));
				const folderId = folderIdOf(rootName, folder);
				yield* folderEvents(folder, {name: folderNameOf(rootName, folderId), id: folderId});
				looseLogs.push(...looseLogsIn(folder, folderId));
			}
			for (const file of resultsIn(folder)) {
				if (seen.has(file.path) || (target.only !== null && file.name !== target.only)) continue;
				seen.add(file.path);
				own.add(file);
				bytes += file.bytes;
			}
			yield {type: 'found', files: seen.size, bytes};
			// A root that is one file: its neighbours tell what its name means, and nothing below them matters.
			if (target.only !== null) break;
		}
		results.push(...resultFiles(folders, {target, rootName, options}).filter(({file}) => own.has(file)));
		if (target.only === null) pending.push(...pendingRuns(folders, {target, rootName, options}));
	}
	return {results: smallFoldersFirst(results), looseLogs, pending, tops, folders: walked};
}

type RootContext = {readonly target: Target; readonly rootName: RootNames; readonly options: ScanOptions};

function resultFiles(folders: readonly FoundFolder[], {target, rootName, options}: RootContext): readonly ResultFile[] {
	const information = folders.flatMap(({files}) => files.filter(({kind}) => kind.kind === 'system information'));
	const places = place(folders.flatMap(resultsIn), {root: target.root, names: rootName, options});
	return folders.flatMap(folder => {
		const {companions} = pair(folder.files);
		const folderId = folderIdOf(rootName, folder);
		return resultsIn(folder).flatMap(file => {
			const placed = places.get(file);
			const beside = companions.get(file);
			if (placed === undefined || beside === undefined) return [];
			return [{file, id: folderId + printable(file.name), folderId, ...placed, companions: beside, information}];
		});
	});
}

/**
 * Where each would belong if its result were there: the names of the others decide, as they will then. A log whose
 * recording has ended waits for none.
 */
function pendingRuns(folders: readonly FoundFolder[], {target, rootName, options}: RootContext): readonly PendingRun[] {
	const logs = folders.flatMap(folder => {
		const {orphans, recordings} = pair(folder.files);
		return orphans.flatMap(log => {
			if (log.kind.kind !== 'trace' || log.kind.device !== 'gpu' || recordings.has(log)) return [];
			const name = log.kind.of.endsWith('.json') ? log.kind.of : `${log.kind.of}.json`;
			return [{folder: folder.folder, name, log, folderId: folderIdOf(rootName, folder)}];
		});
	});
	if (logs.length === 0) return [];
	const places = place([...folders.flatMap(resultsIn), ...logs], {root: target.root, names: rootName, options});
	return logs.flatMap(each => {
		const {log, name, folderId} = each;
		const placement = places.get(each)?.placement;
		const file = join(dirname(log.path), name);
		const logId = folderId + printable(log.name);
		return placement === undefined ? [] : [{log, logId, file, id: folderId + printable(name), placement}];
	});
}

function looseLogsIn({files}: FoundFolder, folderId: string): readonly LooseLog[] {
	const orphans = pair(files).orphans.filter(({kind}) => kind.kind === 'trace' && kind.device === 'gpu');
	const tables = files.filter(({name, kind}) => kind.kind === 'other' && /\.csv$/i.test(name));
	return [...orphans, ...tables].map(file => ({file, id: folderId + printable(file.name)}));
}

function resultsIn({files}: FoundFolder): readonly FoundFile[] {
	return files.filter(({kind}) => kind.kind === 'result');
}

function folderIdOf({idPrefix}: RootNames, {folder}: FoundFolder): string {
	return [...idPrefix, ...folder.map(printable)].map(name => `${name}/`).join('');
}

/** Of the root itself, whose path below itself is nothing, the name that it has on disk. */
function folderNameOf({above}: RootNames, folderId: string): string {
	return folderId || `${above.at(-1) ?? ''}/`;
}

/** So that the first sections have all their runs early. */
function smallFoldersFirst(results: readonly ResultFile[]): readonly ResultFile[] {
	const bytes = new Map<string, number>();
	for (const {folderId, file} of results) bytes.set(folderId, (bytes.get(folderId) ?? 0) + file.bytes);
	const sizeOf = ({folderId}: ResultFile): number => bytes.get(folderId) ?? 0;
	return [...results].sort((a, b) => sizeOf(a) - sizeOf(b) || (a.id < b.id ? -1 : 1));
}
