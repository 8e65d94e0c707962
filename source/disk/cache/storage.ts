import {readdirSync, rmSync, statSync, utimesSync} from 'node:fs';
import {basename, join} from 'node:path';

/** Bytes that all entries together may take. */
export const mostBytes = 512 * 1024 * 1024;

/** What is left after making room, as a part of what there may be, so that it is not made again at once. */
const keptShare = 0.8;

/** Milliseconds after which a draft was left behind by a program that died. */
const draftLife = 3_600_000;

/** Milliseconds after which use of an entry is noted again. */
const freshness = 86_400_000;

/** Of the entry for a file: the same for every state of it, so that a file never has two. */
export function entryName(kind: string, path: string): string {
	return `${kind}-${hash(path, 0x811c9dc5)}${hash(path, 0x01000193)}`;
}

/** FNV-1a over UTF-16 units, as eight hexadecimal digits. Entries hold their whole key: a collision only costs its place. */
function hash(text: string, seed: number): string {
	let value = seed;
	for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	return (value >>> 0).toString(16).padStart(8, '0');
}

/** Whether it is an entry for a file of results, rather than for a study as a whole or a draft. */
export function isOfOneFile({path}: StoredFile): boolean {
	return /^(?:result|trace)-[0-9a-f]+$/.test(basename(path));
}

export type StoredFile = {readonly path: string; readonly bytes: number; readonly modified: number};

/** All files of the cache: entries, and drafts that are being written. Nothing where there is no such folder. */
export function storedFiles(folder: string): readonly StoredFile[] {
	try {
		return readdirSync(folder).flatMap(name => storedFile(join(folder, name)));
	} catch {
		return [];
	}
}

function storedFile(path: string): readonly StoredFile[] {
	try {
		const {size, mtimeMs} = statSync(path);
		return [{path, bytes: size, modified: mtimeMs}];
	} catch {
		// Another program has just moved or removed it.
		return [];
	}
}

/** Notes that the entry was used, at most once a day: on shared storage writing is dear. */
export function refresh(path: string, now: Date = new Date()): void {
	if (now.getTime() - statSync(path).mtimeMs > freshness) utimesSync(path, now, now);
}

/** Removes drafts that nobody finishes and, where the entries take more than they may, those not used for longest. */
export function evict(folder: string, limit: number = mostBytes, now: number = Date.now()): void {
	const isAbandoned = ({path, modified}: StoredFile): boolean => path.endsWith('.draft') && now - modified > draftLife;
	const files = storedFiles(folder);
	for (const {path} of files.filter(isAbandoned)) remove(path);
	let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
	if (bytes <= limit) return;
	const oldestFirst = files.filter(({path}) => !path.endsWith('.draft')).sort((a, b) => a.modified - b.modified);
	for (const file of oldestFirst) {
		if (bytes <= keptShare * limit) break;
		remove(file.path);
		bytes -= file.bytes;
	}
}

/** Removes everything that was kept. */
export function clear(folder: string): void {
	rmSync(folder, {recursive: true, force: true});
}

/** Removes a file of the cache if that can be done. */
export function remove(path: string): void {
	try {
		rmSync(path, {force: true});
	} catch {
		// Not ours to remove: it stays.
	}
}
