import {watch} from 'node:fs';
import {basename, join, sep} from 'node:path';
import {isSystemError} from '../problems.ts';
import {notifies} from './notifying.ts';
import {createPolling, type Polling} from './polling.ts';

/** What there is of a study to be watched, as absolute paths. */
export type Places = {
	/** Roots, and links below them: each may lie on storage of its own kind. */
	readonly tops: readonly string[];
	/** Every folder below a top, and the tops. */
	readonly folders: readonly string[];
	/** Results, those that were written last first. */
	readonly results: readonly string[];
};

/** How the system is asked to tell what changes in a folder: `fs.watch`. */
export type Listen = (folder: string, hear: (event: string, name: string | null) => void) => Watcher;

type Watcher = {on(event: 'error', listener: () => void): unknown; close(): void};

export type WatchOptions = {
	/** Looks itself everywhere. */
	readonly poll?: boolean;
	readonly listen?: Listen;
};

export type FolderWatch = {
	/** Watches these places from now on, and no others. */
	readonly watch: (places: Places) => Promise<void>;
	readonly close: () => void;
};

/**
 * Tells the paths at which something changes. Once it has begun to listen to a folder it tells it, since something may have
 * changed before. The system tells of each folder by itself; where it does not, or does not watch as many, all below a top is
 * looked at again and again, and the top is told.
 */
export function watchFolders(
	tell: (path: string) => void,
	{poll = false, listen = watch}: WatchOptions = {},
): FolderWatch {
	const watchers = new Map<string, Watcher>();
	const polled = new Set<string>();
	let polling: Polling | null = null;
	let places: Places = {tops: [], folders: [], results: []};
	let deepestFirst: readonly string[] = [];
	const notifying = new Map<string, boolean>();

	const topOf = (path: string): string | undefined => deepestFirst.find(top => isBelow(path, top));
	const isPolled = (path: string): boolean => polled.has(topOf(path) ?? path);
	/** All of a top may have changed where one of its paths has: of logs that grow, nothing is asked. */
	const tellTops = (paths: readonly string[]): void => {
		for (const top of new Set(paths.map(topOf))) if (top !== undefined && polled.has(top)) tell(top);
	};
	const ask = (): void => {
		if (polled.size > 0) polling ??= createPolling(tellTops);
		const {tops, folders, results} = places;
		// A top that has gone is among no folders.
		const all = [...new Set([...tops, ...folders])];
		polling?.ask({folders: all.filter(isPolled), results: results.filter(isPolled)});
	};
	const startPolling = (top: string): void => {
		if (polled.has(top)) return;
		polled.add(top);
		tell(top);
	};
	const drop = (isDropped: (folder: string) => boolean): void => {
		for (const [folder, watcher] of watchers) {
			if (!isDropped(folder)) continue;
			watcher.close();
			watchers.delete(folder);
		}
	};
	const start = (folder: string, top: string): void => {
		const giveUp = (): void => {
			// The kernel watches only so many folders for one user: from then on they are looked at.
			drop(each => isBelow(each, top));
			startPolling(top);
			ask();
		};
		try {
			const watcher = listen(folder, (event, name) => {
				if (name?.startsWith('.')) return;
				const path = name === null ? folder : join(folder, name);
				if (event === 'change') return tell(path);
				// What has come or gone may be a folder, or this one: a watch of what was there before hears nothing any more.
				drop(each => isBelow(each, path) || (each === folder && name === basename(folder)));
				tell(path);
				tell(folder);
			});
			watcher.on('error', giveUp);
			watchers.set(folder, watcher);
			tell(folder);
		} catch (error) {
			if (!isSystemError(error)) throw error;
			// One that has gone meanwhile is told of by the folder above; a top has none.
			if (folder === top || isExhausted(error)) giveUp();
		}
	};

	return {
		async watch(now) {
			places = now;
			deepestFirst = [...now.tops].sort((a, b) => b.length - a.length);
			const {tops, folders} = now;
			for (const top of tops) {
				if (!notifying.has(top)) notifying.set(top, !poll && (await notifies(top)));
				if (notifying.get(top) !== true) startPolling(top);
			}
			const there = new Set([...tops, ...folders]);
			drop(folder => !there.has(folder));
			for (const top of polled) if (!there.has(top)) polled.delete(top);
			for (const folder of there) {
				const top = topOf(folder) ?? folder;
				if (!watchers.has(folder) && !polled.has(top)) start(folder, top);
			}
			ask();
		},
		close() {
			drop(() => true);
			polling?.close();
		},
	};
}

/** Too many watches or too many open files. */
function isExhausted({code}: NodeJS.ErrnoException): boolean {
	return code === 'ENOSPC' || code === 'EMFILE' || code === 'ENFILE';
}

function isBelow(path: string, folder: string): boolean {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
