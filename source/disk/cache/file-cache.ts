import {randomUUID} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {FileContent, FileTask, PerformTask} from '../file-task.ts';
import {decodeEntry, encodeEntry} from './entry.ts';
import {type FileIdentity, identityOf, isSameState, stateOfFile} from './identity.ts';
import {entryName, evict, refresh, remove} from './storage.ts';

export type CachePlace = {
	/** Made when there is something to keep. */
	readonly folder: string;
	/** Of the code that reads: what another code has read is not found. */
	readonly version: string;
};

/** What has been read of files, kept from one call of the program to the next, outside of the data. */
export type FileCache = {
	/** What a file holds; undefined: it has to be read. Takes about as long as reading the file's first page. */
	readonly find: (task: FileTask) => FileContent | undefined;
	/** Reads as `perform` does, and keeps what was read. */
	readonly keeping: (perform: PerformTask) => PerformTask;
};

/** Milliseconds: a file that was written just now may be written again within one tick of its disk's clock. */
const leastAge = 2000;

/** Entries that are written between two looks at how much space they all take. */
const evictEvery = 256;

/**
 * A cache in a folder of its own, one entry a file. Whatever is wrong with the folder or an entry, it is as though nothing
 * had been kept. Entries are written beside their place and moved there whole, so that several programs can share it.
 */
export function fileCache({folder, version}: CachePlace): FileCache {
	let names: ReadonlySet<string> | undefined;
	let written = 0;

	const keep = (task: FileTask, identity: FileIdentity, content: FileContent): void => {
		const draft = join(folder, `${randomUUID()}.draft`);
		try {
			mkdirSync(folder, {recursive: true, mode: 0o700});
			writeFileSync(draft, encodeEntry(keyOf(task, identity, version), content), {mode: 0o600});
			renameSync(draft, join(folder, entryName(task.kind, identity.path)));
			if (written++ % evictEvery === 0) evict(folder);
		} catch {
			// A full or a read-only disk: the file will be read again.
			remove(draft);
		}
	};

	return {
		find(task) {
			names ??= namesIn(folder);
			if (names.size === 0) return undefined;
			const identity = identityOf(task.file);
			if (identity === null) return undefined;
			const name = entryName(task.kind, identity.path);
			if (!names.has(name)) return undefined;
			const entry = entryAt(join(folder, name));
			const content = entry === null ? undefined : decodeEntry(keyOf(task, identity, version), entry);
			return isContent(content, task) ? content : undefined;
		},
		keeping: perform => async (task, signal) => {
			const before = identityOf(task.file);
			const content = await perform(task, signal);
			if (before === null || !isWorthKeeping(content) || Date.now() - before.modified < leastAge) return content;
			const after = identityOf(task.file);
			if (after !== null && isSameState(before, after)) keep(task, before, content);
			return content;
		},
	};
}

function namesIn(folder: string): ReadonlySet<string> {
	try {
		return new Set(readdirSync(folder));
	} catch {
		// Nothing has been kept yet, or it cannot be got at.
		return new Set();
	}
}

/** An entry that is used counts as new, so that the oldest is the one that nobody has used for longest. */
function entryAt(path: string): Buffer | null {
	try {
		const entry = readFileSync(path);
		refresh(path);
		return entry;
	} catch {
		// Another program has removed it, or it cannot be read.
		return null;
	}
}

function keyOf(task: FileTask, identity: FileIdentity, version: string): string {
	const what = task.kind === 'trace' ? `${task.kind} ${task.device}` : task.kind;
	return JSON.stringify([version, what, stateOfFile(identity)]);
}

/** A headline is not all of its file; what went wrong with the disk or a thread may go well the next time. */
function isWorthKeeping(content: FileContent): boolean {
	if (content.kind === 'result' && content.parsed.isHeadline === true) return false;
	return !content.parsed.problems.some(({code}) => code === 'not-readable' || code === 'reader-crashed');
}

/** The key has told that the same code wrote it: this only tells the compiler. */
function isContent(value: unknown, {kind}: FileTask): value is FileContent {
	return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind && 'parsed' in value;
}
