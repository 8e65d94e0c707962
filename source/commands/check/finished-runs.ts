import {readdir, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';

/** Every file below some folders, with what changes when it is written: size and time. */
export type Listing = ReadonlyMap<string, string>;

export type WatchPorts = {
	readonly list: () => Promise<Listing>;
	/** Until it is time to look again. */
	readonly pause: () => Promise<void>;
	/** Whether a result file holds a run: a summary or settings beside the results are none. */
	readonly isRun: (file: string) => Promise<boolean>;
};

/** Looks after which even logs that go on growing are taken as they are: their logger was not stopped. */
const mostPatience = 15;

/**
 * Waits until a result file appears or changes, and until it and the files of its stem have not changed from one look to
 * the next: the benchmark writes its result at the end, and its script stops the loggers after that.
 */
export async function finishedRuns({list, pause, isRun}: WatchPorts): Promise<readonly string[]> {
	const known = new Map(await list());
	let before: Listing = known;
	const looks = new Map<string, number>();
	for (;;) {
		await pause();
		const now = await list();
		const fresh = [...now.keys()].filter(file => isResult(file) && now.get(file) !== known.get(file));
		const still = fresh.filter(file => {
			looks.set(file, (looks.get(file) ?? 0) + 1);
			const isSettled = withStem(file, now).every(other => now.get(other) === before.get(other));
			return now.get(file) === before.get(file) && (isSettled || (looks.get(file) ?? 0) > mostPatience);
		});
		const runs: string[] = [];
		for (const file of still) {
			if (await isRun(file)) runs.push(file);
			else known.set(file, now.get(file) ?? '');
		}
		if (runs.length > 0) return runs;
		before = now;
	}
}

function isResult(file: string): boolean {
	return file.endsWith('.json') && !file.endsWith('.pytorch.json');
}

function withStem(result: string, listing: Listing): readonly string[] {
	const stem = join(dirname(result), basename(result, '.json'));
	return [...listing.keys()].filter(file => file.startsWith(stem));
}

/** What lies below these folders now. A file that vanishes between two looks is not there. */
export async function listingOf(roots: readonly string[]): Promise<Listing> {
	const files = (await Promise.all(roots.map(filesBelow))).flat();
	const states = await Promise.all(files.map(async file => [file, await stateOf(file)] as const));
	return new Map(states.filter((entry): entry is readonly [string, string] => entry[1] !== null));
}

async function filesBelow(root: string): Promise<readonly string[]> {
	try {
		const entries = await readdir(root, {recursive: true, withFileTypes: true});
		return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
	} catch (error) {
		// A single result file as the path, or a folder that is gone: then the file itself is all there is.
		if (isSystemError(error)) return [root];
		throw error;
	}
}

async function stateOf(file: string): Promise<string | null> {
	try {
		const {size, mtimeMs} = await stat(file);
		return `${size} ${mtimeMs}`;
	} catch (error) {
		if (isSystemError(error)) return null;
		throw error;
	}
}

function isSystemError(error: unknown): boolean {
	return error instanceof Error && 'syscall' in error;
}
