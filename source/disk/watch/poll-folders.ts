import {stat} from 'node:fs';
import {join} from 'node:path';
import {type FoundFile, walk} from '../scan/walk.ts';

/** Milliseconds between two looks, and after how many of them all is walked through even if nothing seems changed. */
const interval = 2000;
const looksUntilAll = 300;
/** Paths that are asked at each look: so many that changed last, and as many of the others, which take turns. */
const share = 100;
/** Results that were written last: others are hardly ever written again. */
const latest = 50;

/**
 * Looks at a tree again and again, where nobody tells of changes. A file that comes or goes changes the time of its folder,
 * so folders are asked, and the results that may still be written. A question costs some 50 µs: of a study of very many
 * folders not all are asked each time, so that watching takes less than a hundredth of a core.
 */
export async function pollFolders(root: string, tell: (path: string) => void, signal: AbortSignal): Promise<void> {
	let times = await timesOf(await pathsIn(root, signal));
	// Something may have changed before this began.
	tell(root);
	for (let look = 1; !signal.aborted; look++) {
		await pause(interval, signal);
		if (signal.aborted) return;
		// A new experiment shows in the root alone.
		const now = await timesOf([root, ...askedAt(look, [...times.keys()])]);
		const isChanged = [...now].some(([path, time]) => times.get(path) !== time || isRecent(time));
		if (isChanged || look % looksUntilAll === 0) tell(root);
		if (isChanged) times = await timesOf(await pathsIn(root, signal));
	}
}

/** `paths`: the one that changed last comes first. */
export function askedAt(look: number, paths: readonly string[]): readonly string[] {
	const others = paths.slice(share);
	const turns = Math.max(1, Math.ceil(others.length / share));
	const from = (look % turns) * share;
	return [...paths.slice(0, share), ...others.slice(from, from + share)];
}

/** Times on shared storage may be whole seconds: a second change within one of them does not show. */
function isRecent(time: number | null): boolean {
	return time !== null && Math.abs(Date.now() - time) < 2 * interval;
}

/** What is asked for its time: the folders, and the latest results. */
async function pathsIn(root: string, signal: AbortSignal): Promise<readonly string[]> {
	const folders = [root];
	const results: FoundFile[] = [];
	try {
		for await (const {folder, files} of walk(root, signal)) {
			if (folder.length > 0) folders.push(join(root, ...folder));
			results.push(...files.filter(({kind}) => kind.kind === 'result'));
		}
	} catch (error) {
		if (!signal.aborted) throw error;
	}
	results.sort((a, b) => b.modified - a.modified);
	return [...folders, ...results.slice(0, latest).map(({path}) => path)];
}

/** The one that changed last comes first. What is gone is as good as changed: its time is null. */
async function timesOf(paths: readonly string[]): Promise<ReadonlyMap<string, number | null>> {
	const times = await Promise.all(paths.map(async path => [path, await timeOf(path)] as const));
	return new Map(times.sort(([, a], [, b]) => (b ?? 0) - (a ?? 0)));
}

/** By callback, at two thirds of what a promise of the system's costs: this is asked all day long. */
function timeOf(path: string): Promise<number | null> {
	return new Promise(resolve => stat(path, (error, status) => resolve(error === null ? status.mtimeMs : null)));
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
