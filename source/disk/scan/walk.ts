import type {Dirent, Stats} from 'node:fs';
import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {toSeconds} from '../../units/convert.ts';
import {isSystemError} from '../problems.ts';
import {type FileKind, fileKindOf} from './file-kind.ts';
import {type LinkGuard, linkGuard} from './link-guard.ts';

export type FoundFile = {
	/** Names of the folders below the root, as on disk. */
	readonly folder: readonly string[];
	readonly name: string;
	/** Absolute. */
	readonly path: string;
	readonly kind: FileKind;
	/** Of results only, 0 of others: nothing else has to be asked for. */
	readonly bytes: number;
	/** Epoch seconds, likewise. */
	readonly modified: number;
};

/** What is in one folder. */
export type FoundFolder = {
	readonly folder: readonly string[];
	readonly files: readonly FoundFile[];
	readonly folders: readonly string[];
	/** Those of the folders that are links to one. */
	readonly links: readonly string[];
	/** What is neither read nor entered, with the reason. */
	readonly passedOver: readonly {readonly name: string; readonly reason: string}[];
	/** Why it could not be listed; null: it was. */
	readonly failure: string | null;
};

const atOnce = 16;

/**
 * Lists a tree, folder by folder, the less deep first. Only results are looked at beyond their names: on shared storage every
 * question costs. Links are followed unless they lead to what is read anyway.
 */
export async function* walk(root: string, signal?: AbortSignal): AsyncGenerator<FoundFolder> {
	const links = linkGuard(root);
	let level: readonly (readonly string[])[] = [[]];
	while (level.length > 0) {
		const deeper: (readonly string[])[] = [];
		for (let from = 0; from < level.length; from += atOnce) {
			signal?.throwIfAborted();
			const found = await Promise.all(level.slice(from, from + atOnce).map(folder => list(root, folder, links)));
			for (const each of found) {
				deeper.push(...each.folders.map(name => [...each.folder, name]));
				yield each;
			}
		}
		level = deeper;
	}
}

async function list(root: string, folder: readonly string[], links: LinkGuard): Promise<FoundFolder> {
	const path = join(root, ...folder);
	const entries = await entriesOf(path);
	if (typeof entries === 'string') return {folder, files: [], folders: [], links: [], passedOver: [], failure: entries};
	const looked = await Promise.all(
		entries.map(async entry => ({name: entry.name, is: await look(path, entry, links)})),
	);
	return {
		folder,
		files: looked.flatMap(({name, is}) => (is.type === 'file' ? [{...is, folder, name, path: join(path, name)}] : [])),
		folders: looked.flatMap(({name, is}) => (is.type === 'folder' ? [name] : [])),
		links: looked.flatMap(({name, is}) => (is.type === 'folder' && is.isLink === true ? [name] : [])),
		passedOver: looked.flatMap(({name, is}) => (is.type === 'other' ? [{name, reason: is.reason}] : [])),
		failure: null,
	};
}

/** The entries by name, or why there are none. */
async function entriesOf(path: string): Promise<readonly Dirent[] | string> {
	try {
		const entries = await readdir(path, {withFileTypes: true});
		return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	} catch (error) {
		if (!isSystemError(error)) throw error;
		return error.message;
	}
}

type Looked =
	| {readonly type: 'file'; readonly kind: FileKind; readonly bytes: number; readonly modified: number}
	| {readonly type: 'folder'; readonly isLink?: true}
	| {readonly type: 'other'; readonly reason: string};

/** Folders of programs, which hold thousands of files and no result. */
const programs = new Set(['node_modules', '__pycache__', 'venv', 'site-packages']);

async function look(folder: string, entry: Dirent, links: LinkGuard): Promise<Looked> {
	const {name} = entry;
	if (entry.isDirectory()) return enter(name);
	if (entry.isFile()) return lookAtFile(join(folder, name), fileKindOf(name));
	if (!entry.isSymbolicLink()) return {type: 'other', reason: kindOf(entry)};
	const path = join(folder, name);
	try {
		const status = await stat(path);
		if (status.isFile()) return lookAtFile(path, fileKindOf(name));
		if (!status.isDirectory()) return {type: 'other', reason: `a link to ${kindOf(status)}`};
		const refusal = await links.refusal(path);
		if (refusal !== null) return {type: 'other', reason: refusal};
		const entered = enter(name);
		return entered.type === 'folder' ? {...entered, isLink: true} : entered;
	} catch (error) {
		if (!isSystemError(error)) throw error;
		return {type: 'other', reason: error.code === 'ELOOP' ? 'a link that goes round in a circle' : 'a broken link'};
	}
}

/** What is neither a file nor a folder nor a link. It is never opened: a pipe would wait for its other end. */
function kindOf(entry: Dirent | Stats): string {
	if (entry.isFIFO()) return 'a named pipe';
	return entry.isSocket() ? 'a socket' : 'a device';
}

function enter(name: string): Looked {
	if (name.startsWith('.')) return {type: 'other', reason: 'hidden'};
	return programs.has(name) ? {type: 'other', reason: 'a folder of programs'} : {type: 'folder'};
}

async function lookAtFile(path: string, kind: FileKind): Promise<Looked> {
	if (kind.kind !== 'result') return {type: 'file', kind, bytes: 0, modified: 0};
	try {
		const {size, mtimeMs} = await stat(path);
		return {type: 'file', kind, bytes: size, modified: toSeconds(mtimeMs)};
	} catch (error) {
		// It went away, or may not be looked at: reading it says so.
		if (!isSystemError(error)) throw error;
		return {type: 'file', kind, bytes: 0, modified: 0};
	}
}
