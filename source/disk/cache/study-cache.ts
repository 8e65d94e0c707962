import {randomUUID} from 'node:crypto';
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import type {Ignored} from '../../domain/dataset.ts';
import type {Finding} from '../../domain/finding.ts';
import type {Run} from '../../domain/run.ts';
import type {Trace} from '../../domain/trace.ts';
import type {ReadEvent, ReadOptions, Root} from '../read-event.ts';
import {createDisk} from '../scan/disk.ts';
import type {Scan} from '../scan/scan.ts';
import {decodeEntry, encodeEntry} from './entry.ts';
import type {CachePlace} from './file-cache.ts';
import {packRuns, packTraces, unpackRuns, unpackTraces} from './packed-runs.ts';
import {entryName, evict, refresh, remove} from './storage.ts';
import {type FilesState, filesOf, placesOf, stateOf} from './study-state.ts';

/**
 * What was told of a whole study, kept from one call of the program to the next: one file, where what is kept of each of
 * its files would be a thousand.
 */
export type StudyCache = {
	/** What reading told when all files were as this walk has found them. null: they have to be read. */
	readonly find: (scan: Scan) => Promise<readonly ReadEvent[] | null>;
	/** Keeps what has been told since the walk, if nothing has changed under the reader's hands. */
	readonly keep: (told: readonly ReadEvent[]) => Promise<void>;
	/** What was made of the study as it is now, by `version` of other code; undefined: nothing that is known. */
	readonly findMade: (version: string) => Promise<unknown>;
	readonly keepMade: (version: string, value: unknown) => Promise<void>;
};

export type KnownBy = {readonly roots: readonly Root[]} & Pick<ReadOptions, 'mode' | 'modeMap'>;

type Kept = {
	readonly findings: readonly Finding[];
	readonly ignored: readonly Ignored[];
	readonly runs: readonly Uint8Array[];
	readonly looseTraces: Uint8Array;
};

/** Runs that are packed together: few enough for the screen to get its turn in between. */
const runsAtOnce = 100;

/** Bytes: a larger study is kept by its files alone. */
const most = 64 * 1024 * 1024;

/** Milliseconds: a file that was written just now may be written again within one tick of its disk's clock. */
const leastAge = 2000;

export function studyCache({folder, version}: CachePlace, knownBy: KnownBy): StudyCache {
	const study = JSON.stringify(knownBy);
	let walked: {readonly files: readonly string[]; readonly places: string; readonly state: FilesState} | null = null;
	/** Of the files that what is kept, or found, was told of. */
	let known: string | null = null;

	const placeOf = (kind: string): string => join(folder, entryName(kind, study));
	// On the way while the folders are walked through.
	const [keptBefore, madeBefore] = [entryAt(placeOf('study')), entryAt(placeOf('made'))];
	const keyOf = (by: string, state: string): string => JSON.stringify([by, study, state]);

	return {
		async find(scan) {
			const [files, places] = [filesOf(scan), placesOf(scan)];
			walked = {files, places, state: await stateOf(files, places, createDisk())};
			const {text} = walked.state;
			const entry = await keptBefore;
			const kept = entry === null ? undefined : decodeEntry(keyOf(version, text), entry);
			if (!isKept(kept)) return null;
			known = text;
			return eventsOf(kept);
		},
		async keep(told) {
			if (walked === null || told.some(isMisfortune)) return;
			const {files, places, state} = walked;
			if (Date.now() - state.lastModified < leastAge) return;
			const kept = await packed(told);
			const after = await stateOf(files, places, createDisk());
			if (kept === null || after.text !== state.text) return;
			await write(folder, placeOf('study'), encodeEntry(keyOf(version, state.text), kept));
			known = state.text;
		},
		async findMade(by) {
			const entry = await madeBefore;
			return entry === null || known === null ? undefined : decodeEntry(keyOf(by, known), entry);
		},
		async keepMade(by, value) {
			if (known !== null) await write(folder, placeOf('made'), encodeEntry(keyOf(by, known), value));
		},
	};
}

async function packed(told: readonly ReadEvent[]): Promise<Kept | null> {
	// A run may have been told twice: without what takes long to read, and with it.
	const all = new Map(told.flatMap(event => (event.type === 'run' ? [[event.run.id, event.run] as const] : [])));
	const waiting = [...all.values()];
	const runs: Uint8Array[] = [];
	let bytes = 0;
	while (waiting.length > 0) {
		const next = packRuns(waiting.splice(0, runsAtOnce));
		bytes += next.length;
		if (bytes > most) return null;
		runs.push(next);
		await setImmediate();
	}
	return {
		runs,
		findings: told.flatMap(event => (event.type === 'finding' ? [event.finding] : [])),
		ignored: told.flatMap(event => (event.type === 'ignored' ? [event.ignored] : [])),
		looseTraces: packTraces(told.flatMap(event => (event.type === 'loose trace' ? [event.trace] : []))),
	};
}

async function eventsOf({runs, findings, ignored, looseTraces}: Kept): Promise<readonly ReadEvent[]> {
	const events: ReadEvent[] = [];
	for (const chunk of runs) {
		events.push(...unpackRuns(chunk).map((run: Run): ReadEvent => ({type: 'run', run})));
		await setImmediate();
	}
	events.push(...findings.map((finding): ReadEvent => ({type: 'finding', finding})));
	events.push(...ignored.map((each): ReadEvent => ({type: 'ignored', ignored: each})));
	events.push(...unpackTraces(looseTraces).map((trace: Trace): ReadEvent => ({type: 'loose trace', trace})));
	return events;
}

/** What went wrong with the disk or a thread may go well the next time. */
function isMisfortune(event: ReadEvent): boolean {
	const findings = event.type === 'finding' ? [event.finding] : event.type === 'run' ? event.run.findings : [];
	return findings.some(({code}) => code === 'not-readable' || code === 'reader-crashed');
}

async function entryAt(path: string): Promise<Buffer | null> {
	try {
		const entry = await readFile(path);
		refresh(path);
		return entry;
	} catch {
		// Nothing has been kept yet, or it cannot be got at.
		return null;
	}
}

/** Beside its place, and moved there whole. A full or a read-only disk: the study will be read again. */
async function write(folder: string, path: string, entry: Buffer): Promise<void> {
	const draft = join(folder, `${randomUUID()}.draft`);
	try {
		await mkdir(folder, {recursive: true, mode: 0o700});
		await writeFile(draft, entry, {mode: 0o600});
		await rename(draft, path);
		evict(folder);
	} catch {
		remove(draft);
	}
}

/** The key has told that the same code wrote it: this only tells the compiler. */
function isKept(value: unknown): value is Kept {
	return typeof value === 'object' && value !== null && 'runs' in value && 'looseTraces' in value;
}
