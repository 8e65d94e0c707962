import type {Dirent, Stats} from 'node:fs';
import {join} from 'node:path';
import {toSeconds} from '../../units/convert.ts';
import {isSystemError} from '../problems.ts';
import {createDisk, type Disk} from './disk.ts';
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
	const asked: Asked = {disk: createDisk(), links: linkGuard(root)};
	let level: readonly (readonly string[])[] = [[]];
	while (level.length > 0) {
		const deeper: (readonly string[])[] = [];
		for (let from = 0; from < level.length; from += atOnce) {
			signal?.throwIfAborted();
			const found = await asked.disk.each(level.slice(from, from + atOnce), folder => list(root, folder, asked));
			for (const each of found) {
				deeper.push(...each.folders.map(name => [...each.folder, name]));
				yield each;
			}
		}
		level = deeper;
	}
}

type Asked = {readonly disk: Disk; readonly links: LinkGuard};

async function list(root: string, folder: readonly string[], asked: Asked): Promise<FoundFolder> {
	const path = join(root, ...folder);
	const entries = await entriesOf(path, asked.disk);
	if (typeof entries === 'string') return {folder, files: [], folders: [], links: [], passedOver: [], failure: entries};
	const looked = await asked.disk.each(entries, async entry => ({
		name: entry.name,
		is: await look(path, entry, asked),
	}));
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
async function entriesOf(path: string, disk: Disk): Promise<readonly Dirent[] | string> {
	try {
		return [...(await disk.list(path))].sort((a, b) => (a.name < b.name ? -1 : 1));
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

async function look(folder: string, entry: Dirent, {disk, links}: Asked): Promise<Looked> {
	const {name} = entry;
	if (entry.isDirectory()) return enter(name);
	if (entry.isFile()) return lookAtFile(join(folder, name), fileKindOf(name), disk);
	if (!entry.isSymbolicLink()) return {type: 'other', reason: kindOf(entry)};
	const path = join(folder, name);
	try {
		const status = await disk.status(path);
		if (status.isFile()) return lookAtFile(path, fileKindOf(name), disk);
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

async function lookAtFile(path: string, kind: FileKind, disk: Disk): Promise<Looked> {
	if (kind.kind !== 'result') return {type: 'file', kind, bytes: 0, modified: 0};
	try {
		const {size, mtimeMs} = await disk.status(path);
		return {type: 'file', kind, bytes: size, modified: toSeconds(mtimeMs)};
	} catch (error) {
		// It went away, or may not be looked at: reading it says so.
		if (!isSystemError(error)) throw error;
		return {type: 'file', kind, bytes: 0, modified: 0};
	}
}
