import {open} from 'node:fs/promises';
import type {SystemInformation} from '../domain/system-information.ts';
import type {TeeMode} from '../domain/tee-mode.ts';
import {printable} from '../units/printable.ts';
import type {WallClock} from '../units/quantity.ts';
import {isSystemError} from './problems.ts';
import type {FoundFile} from './scan/walk.ts';
import {mergedFacts, type SystemFacts, systemFactsOf} from './system-information.ts';
import {stampOf} from './wall-clock.ts';

/** What is known of the run that system information is wanted for. */
export type InformationWanted = {
	/** Names of its folders below the root, and how many of them go down to the mode's own (0: none of them is one). */
	readonly folder: readonly string[];
	readonly modeDepth: number;
	readonly teeMode: TeeMode;
	readonly stamp: WallClock | null;
	/** Of the same root. */
	readonly candidates: readonly FoundFile[];
	/** A dump of the run itself. */
	readonly confCompute: FoundFile | null;
};

export type InformationLibrary = {readonly find: (wanted: InformationWanted) => Promise<SystemInformation | null>};

/** Finds and reads the notes on machines. Each file is read once, however many runs it is about. */
export function informationLibrary(): InformationLibrary {
	const read = new Map<string, Promise<SystemFacts | null>>();
	const factsOf = (file: FoundFile): Promise<SystemFacts | null> => {
		const facts = read.get(file.path) ?? readFacts(file.path);
		read.set(file.path, facts);
		return facts;
	};
	return {
		async find(wanted) {
			const chosen = await choose(wanted, factsOf);
			const files = [wanted.confCompute, chosen].filter(file => file !== null);
			const facts = (await Promise.all(files.map(factsOf))).filter(each => each !== null);
			if (facts.length === 0) return null;
			return {paths: files.map(({folder, name}) => [...folder, name].map(printable).join('/')), ...mergedFacts(facts)};
		},
	};
}

/**
 * The nearest file above the run, of several the last that was written before the run was started. Notes from above the
 * mode's folder may be about the other mode's machine: they count only where all of them there are about one machine, and
 * where what they say of the TEE does not contradict the run.
 */
async function choose(
	{folder, modeDepth, teeMode, stamp, candidates}: InformationWanted,
	factsOf: (file: FoundFile) => Promise<SystemFacts | null>,
): Promise<FoundFile | null> {
	for (let depth = folder.length; depth >= 0; depth--) {
		const here = candidates.filter(file => file.folder.join('/') === folder.slice(0, depth).join('/'));
		const latest = latestBefore(here, stamp);
		if (latest === null) continue;
		if (depth >= modeDepth) return latest;
		const facts = await Promise.all(here.map(factsOf));
		const isOneMachine = new Set(facts.map(each => each?.hostname)).size === 1;
		const state = (await factsOf(latest))?.ccState ?? null;
		const fits = state === null || teeMode === 'unknown' || teeMode === `tee_${state}`;
		if (isOneMachine && fits) return latest;
	}
	return null;
}

function latestBefore(files: readonly FoundFile[], stamp: WallClock | null): FoundFile | null {
	const stamped = files
		.map(file => ({file, written: stampOf(file.name)}))
		.filter(({written}) => written === null || stamp === null || written <= stamp)
		.sort((a, b) => (a.written ?? 0) - (b.written ?? 0));
	return stamped.at(-1)?.file ?? null;
}

/** Far more than such a file has; the rest of a longer one says nothing about a machine. */
const longest = 1024 * 1024;

/** null: it cannot be read, and so nothing is known. */
async function readFacts(path: string): Promise<SystemFacts | null> {
	try {
		const handle = await open(path, 'r');
		try {
			const {size} = await handle.stat();
			const {buffer, bytesRead} = await handle.read({buffer: Buffer.alloc(Math.min(longest, size))});
			return systemFactsOf(buffer.toString('utf8', 0, bytesRead));
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (!isSystemError(error)) throw error;
		return null;
	}
}
