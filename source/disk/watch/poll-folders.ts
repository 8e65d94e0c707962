import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {isSystemError} from '../problems.ts';
import {walk} from '../scan/walk.ts';

/** Milliseconds between two looks, and after how many of them even folders that seem unchanged are looked into. */
const interval = 2000;
const looksUntilAll = 15;

/**
 * Looks at the folders again and again, where nobody tells of changes. A file that comes or goes changes the time of its
 * folder, so only folders are asked; a file that was changed in place is found at the next look into all.
 */
export async function pollFolders(root: string, tell: (path: string) => void, signal: AbortSignal): Promise<void> {
	let times = await timesOf(root, await foldersOf(root, signal));
	// Something may have changed before this began.
	tell(root);
	for (let look = 1; !signal.aborted; look++) {
		await pause(interval, signal);
		if (signal.aborted) return;
		const now = await timesOf(root, [...times.keys()]);
		const isChanged = [...now].some(([folder, time]) => times.get(folder) !== time || isRecent(time));
		if (isChanged || look % looksUntilAll === 0) tell(root);
		times = isChanged ? await timesOf(root, await foldersOf(root, signal)) : now;
	}
}

/** Times on shared storage may be whole seconds: a second change within one of them does not show. */
function isRecent(time: number | null): boolean {
	return time !== null && Math.abs(Date.now() - time) < 2 * interval;
}

async function foldersOf(root: string, signal: AbortSignal): Promise<readonly string[]> {
	const folders: string[] = [];
	try {
		for await (const {folder} of walk(root, signal)) folders.push(join(root, ...folder));
	} catch (error) {
		if (!signal.aborted) throw error;
	}
	return folders;
}

/** A folder that is gone is as good as changed: its time is null. */
async function timesOf(root: string, folders: readonly string[]): Promise<ReadonlyMap<string, number | null>> {
	const times = await Promise.all(
		[root, ...folders].map(async (folder): Promise<readonly [string, number | null]> => {
			try {
				return [folder, (await stat(folder)).mtimeMs];
			} catch (error) {
				if (isSystemError(error)) return [folder, null];
				throw error;
			}
		}),
	);
	return new Map(times);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	return new Promise(resolve => {
		const done = (): void => {
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			resolve();
		};
		const timer = setTimeout(done, milliseconds);
		signal.addEventListener('abort', done, {once: true});
	});
}
