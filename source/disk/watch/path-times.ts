import {statSync} from 'node:fs';

/** What is asked for the time of its last change, again and again, as absolute paths. */
export type AskedPaths = {
	/** A file that comes or goes changes the time of its folder. */
	readonly folders: readonly string[];
	/** Files that may be written anew in their place; the latest first. */
	readonly results: readonly string[];
};

export type PathTimes = {
	/** Asks these from now on, and no others. What was asked before is compared with the answer it gave then. */
	readonly ask: (paths: AskedPaths) => void;
	/** Those that have changed since the look before, or may have. */
	readonly look: () => readonly string[];
};

/** Results that were written last are asked at each look; the others, hardly ever written again, at every so many. */
const latest = 50;
const looksUntilOthers = 20;
/** Looks after which all counts as changed, even if nothing seems so. */
const looksUntilAll = 400;
/** Milliseconds: times on shared storage may be whole seconds, or old, so that a change soon after another does not show. */
const settling = 4000;

/** Milliseconds since the epoch; null: it is gone, or cannot be asked. */
type TimeOf = (path: string) => number | null;

type Asked = {readonly path: string; time: number | null};

/** Asked one by one and in place, at 6 µs each: by promises it would cost many times that. For where waiting harms nobody. */
export function createPathTimes(timeOf: TimeOf = modified, now: () => number = Date.now): PathTimes {
	let asked: {readonly folders: readonly Asked[]; readonly results: readonly Asked[]} = {folders: [], results: []};
	let looks = 0;
	return {
		ask(paths) {
			const known = new Map([...asked.folders, ...asked.results].map(({path, time}) => [path, time]));
			const begin = (path: string): Asked => ({path, time: known.get(path) ?? timeOf(path)});
			asked = {folders: paths.folders.map(begin), results: paths.results.map(begin)};
		},
		look() {
			looks++;
			const {folders, results} = asked;
			if (looks % looksUntilAll === 0) return folders.map(({path}) => path);
			const today = now();
			const askAgain = (each: Asked): readonly string[] => {
				const before = each.time;
				each.time = timeOf(each.path);
				const isRecent = each.time !== null && Math.abs(today - each.time) < settling;
				return isRecent || each.time !== before ? [each.path] : [];
			};
			const others = looks % looksUntilOthers === 0 ? results.slice(latest) : [];
			return [folders, results.slice(0, latest), others].flatMap(each => each.flatMap(askAgain));
		},
	};
}

function modified(path: string): number | null {
	try {
		return statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? null;
	} catch {
		return null;
	}
}
