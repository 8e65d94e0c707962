import {stat} from 'node:fs';
import {join} from 'node:path';
import {walk} from '../scan/walk.ts';

/** Milliseconds between two looks, and after how many of them even folders that seem unchanged are looked into. */
const interval = 2000;
const looksUntilAll = 30;
/** Folders that are asked at each look: so many that changed last, and as many of the others, which take turns. */
const share = 300;

/**
 * Looks at the folders again and again, where nobody tells of changes. A file that comes or goes changes the time of its
 * folder, so only folders are asked, and of very many not all each time; a file that was changed in place is found at the
 * next look into all.
 */
export async function pollFolders(root: string, tell: (path: string) => void, signal: AbortSignal): Promise<void> {
	let times = await timesOf([root, ...(await foldersOf(root, signal))]);
	// Something may have changed before this began.
	tell(root);
	for (let look = 1; !signal.aborted; look++) {
		await pause(interval, signal);
		if (signal.aborted) return;
		const now = await timesOf(askedAt(look, [...times.keys()]));
		const isChanged = [...now].some(([folder, time]) => times.get(folder) !== time || isRecent(time));
		if (isChanged || look % looksUntilAll === 0) tell(root);
		if (isChanged) times = await timesOf([root, ...(await foldersOf(root, signal))]);
	}
}

/** `folders`: the one that changed last comes first. */
export function askedAt(look: number, folders: readonly string[]): readonly string[] {
	const others = folders.slice(share);
	const turns = Math.max(1, Math.ceil(others.length / share));
	const from = (look % turns) * share;
	return [...folders.slice(0, share), ...others.slice(from, from + share)];
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

/** The one that changed last comes first. A folder that is gone is as good as changed: its time is null. */
async function timesOf(folders: readonly string[]): Promise<ReadonlyMap<string, number | null>> {
	const times = await Promise.all(folders.map(async folder => [folder, await timeOf(folder)] as const));
	return new Map(times.sort(([, a], [, b]) => (b ?? 0) - (a ?? 0)));
}

/** By callback, at two thirds of what a promise of the system's costs: this is asked all day long. */
function timeOf(folder: string): Promise<number | null> {
	return new Promise(resolve => stat(folder, (error, status) => resolve(error === null ? status.mtimeMs : null)));
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
