import {parseResultFile} from '../../disk/parse-result-file.ts';
import {type FoundFile, walk} from '../../disk/scan/walk.ts';
import {printable} from '../../units/printable.ts';

/** When a program ran, in seconds since 1970. */
export type Span = {readonly from: number; readonly to: number};

/** A result that a program has written. */
export type LandedResult = {
	readonly file: FoundFile;
	/** When it was written for the last time, in seconds since 1970. */
	readonly written: number;
	/** Seconds; null: it could not be read. */
	readonly duration: number | null;
	/** It holds runs of other programs too, which have been there before. */
	readonly isShared: boolean;
};

export type Landed = {
	/** In the order in which they were written. */
	readonly results: readonly LandedResult[];
	/** Sentences on results that came meanwhile and are none of the program's. */
	readonly strangers: readonly string[];
};

/** Results in a folder and below it, by path. */
export type Listing = ReadonlyMap<string, FoundFile>;

/** Seconds by which the times of files and of runs may be off. */
const tolerance = 2;

export async function resultsIn(folder: string): Promise<Listing> {
	const found = new Map<string, FoundFile>();
	for await (const {files} of walk(folder)) {
		for (const file of files) if (file.kind.kind === 'result') found.set(file.path, file);
	}
	return found;
}

/** Which results a program has written or changed, by how the folder was before it. */
export async function landedSince(before: Listing, after: Listing, ran: Span): Promise<Landed> {
	const results: LandedResult[] = [];
	const strangers: string[] = [];
	for (const file of after.values()) {
		const old = before.get(file.path);
		if (old !== undefined && old.bytes === file.bytes && old.modified === file.modified) continue;
		const parsed = await parseResultFile(file.path, undefined, 'headline');
		if (parsed.foreign !== null) continue;
		const durations = parsed.results.map(result => result.duration);
		const name = printable([...file.folder, file.name].join('/'));
		const longest = Math.max(0, ...durations);
		const isShared = durations.length > 1 && old !== undefined;
		if (file.modified < ran.from - tolerance) strangers.push(`${name} was written before the program began.`);
		else if (longest > ran.to - ran.from + tolerance && !isShared) {
			strangers.push(`${name} is of a run that took longer than the program.`);
		} else {
			// Where the disk's clock is not ours, the end of the program is what is sure.
			const written = file.modified >= ran.from && file.modified <= ran.to ? file.modified : ran.to;
			results.push({file, written, duration: durations.at(-1) ?? null, isShared});
		}
	}
	return {results: results.sort((a, b) => a.written - b.written), strangers};
}
