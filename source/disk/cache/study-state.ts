import {createHash} from 'node:crypto';
import type {Disk} from '../scan/disk.ts';
import type {Scan} from '../scan/scan.ts';
import type {FoundFile} from '../scan/walk.ts';

/** Which files a study has, and which state of each: see `identity.ts`. */
export type FilesState = {
	/** The same for the same files in the same state, and for no others. */
	readonly text: string;
	/** Epoch milliseconds: when the last of them was written. */
	readonly lastModified: number;
};

/** Paths of all files that reading the study may open. */
export function filesOf({results, looseLogs}: Scan): readonly string[] {
	const files = new Set<string>();
	const informations = new Set<readonly FoundFile[]>();
	for (const {file, companions, information} of results) {
		files.add(file.path);
		for (const companion of Object.values(companions)) if (companion !== null) files.add(companion.path);
		informations.add(information);
	}
	for (const information of informations) for (const file of information) files.add(file.path);
	for (const {file} of looseLogs) files.add(file.path);
	return [...files].sort();
}

/** Where the walk has placed what it found, and what it found beside it: files that are not opened may have decided that. */
export function placesOf({results, looseLogs}: Scan): string {
	return JSON.stringify([
		results.map(({id, placement, modeDepth, companions}) => [
			id,
			placement,
			modeDepth,
			Object.values(companions).map(companion => companion?.path ?? null),
		]),
		looseLogs.map(({id}) => id),
	]);
}

export async function stateOf(files: readonly string[], places: string, disk: Disk): Promise<FilesState> {
	const hash = createHash('sha256').update(places);
	let lastModified = 0;
	const states = await disk.each(files, async path => {
		try {
			const {size, mtimeMs, ctimeMs, ino} = await disk.status(path);
			lastModified = Math.max(lastModified, mtimeMs);
			return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
		} catch {
			// It went away, or may not be looked at: that is a state, too.
			return '';
		}
	});
	for (const [index, path] of files.entries()) hash.update(`${path}\0${states[index] ?? ''}\0`);
	return {text: hash.digest('hex'), lastModified};
}
