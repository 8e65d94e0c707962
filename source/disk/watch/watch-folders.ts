import {realpath, stat} from 'node:fs/promises';
import {basename, dirname, resolve} from 'node:path';
import {isSystemError} from '../problems.ts';
import {notifies} from './notifying.ts';
import {pollFolders} from './poll-folders.ts';

export type FolderWatch = {
	/** Begins to watch those of the folders that are not watched yet. */
	readonly watch: (folders: readonly string[]) => Promise<void>;
	readonly close: () => Promise<void>;
};

type Watch = {readonly close: () => Promise<void>};

/**
 * Tells the paths at which something changes below the folders. Once it has begun to listen it tells each of them, since
 * something may have changed before. `poll`: looks again and again even where the file system would tell.
 */
export function watchFolders(
	tell: (path: string) => void,
	{poll = false}: {readonly poll?: boolean} = {},
): FolderWatch {
	const watches = new Map<string, Promise<Watch>>();
	return {
		async watch(folders) {
			const fresh = folders.filter(folder => !watches.has(folder));
			for (const folder of fresh) watches.set(folder, watchFolder(folder, tell, poll));
			if (fresh.length > 0) await Promise.all(watches.values());
		},
		async close() {
			for (const watch of watches.values()) await (await watch).close();
		},
	};
}

async function watchFolder(folder: string, tell: (path: string) => void, poll: boolean): Promise<Watch> {
	const root = resolve(folder);
	const polling = new AbortController();
	const target = await folderAt(root);
	const startPolling = (): void => {
		if (!polling.signal.aborted) void pollFolders(target ?? root, () => tell(root), polling.signal);
	};
	if (poll || target === null || !(await notifies(target))) {
		startPolling();
		return {close: async () => polling.abort()};
	}
	// Loaded only where there is something to watch: the first screen does not wait for it.
	const {watch} = await import('chokidar');
	const watcher = watch(target, {
		ignoreInitial: true,
		followSymlinks: false,
		ignorePermissionErrors: true,
		ignored: path => path !== target && /^\.|^(node_modules|__pycache__|venv|site-packages)$/.test(basename(path)),
	});
	let hasFailed = false;
	watcher
		.on('all', (event, path) => {
			const own = path.startsWith(target) ? root + path.slice(target.length) : path;
			// Of what is gone its folder tells.
			tell(event.startsWith('unlink') ? dirname(own) : own);
		})
		.on('ready', () => tell(root))
		.on('error', () => {
			// The kernel watches only so many files for one user: from then on they are looked at.
			if (hasFailed) return;
			hasFailed = true;
			void watcher.close();
			startPolling();
		});
	return {
		async close() {
			polling.abort();
			await watcher.close();
		},
	};
}

/** The folder, or that of the file, with links resolved; null: it is not there. */
async function folderAt(path: string): Promise<string | null> {
	try {
		const real = await realpath(path);
		return (await stat(real)).isDirectory() ? real : dirname(real);
	} catch (error) {
		if (isSystemError(error)) return null;
		throw error;
	}
}
