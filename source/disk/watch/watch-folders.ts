import {realpath, stat} from 'node:fs/promises';
import {basename, dirname, resolve} from 'node:path';
import {isSystemError} from '../problems.ts';
import {notifies} from './notifying.ts';
import {pollFolders} from './poll-folders.ts';

export type FolderWatch = {readonly close: () => Promise<void>};

/**
 * Tells the paths at which something changes below the folders. Once it has begun to listen it tells each root, since
 * something may have changed before. `poll`: looks again and again even where the file system would tell.
 */
export async function watchFolders(
	roots: readonly string[],
	tell: (path: string) => void,
	{poll = false}: {readonly poll?: boolean} = {},
): Promise<FolderWatch> {
	const watches = await Promise.all(roots.map(root => watchFolder(resolve(root), tell, poll)));
	return {close: async () => void (await Promise.all(watches.map(({close}) => close())))};
}

async function watchFolder(root: string, tell: (path: string) => void, poll: boolean): Promise<FolderWatch> {
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
		.on('all', (_event, path) => tell(path.startsWith(target) ? root + path.slice(target.length) : path))
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
