import type {ReadEvent} from '../read-event.ts';
import type {Scan} from '../scan/scan.ts';

type FolderEvent = Extract<ReadEvent, {type: 'finding' | 'ignored'}>;

/** Findings and paths passed over, by path. */
export type Said = Map<string, readonly FolderEvent[]>;

/** What a walk through the folders found, apart from what is in the files. */
export type Look = Scan & {readonly said: Said};

export async function lookThrough(walking: AsyncGenerator<ReadEvent, Scan>): Promise<Look> {
	let said: Said = new Map();
	for (;;) {
		const step = await walking.next();
		if (step.done === true) return {...step.value, said};
		said = saidWith(said, step.value);
	}
}

/** The same map, and what the event says of folders or of files that are not read. */
export function saidWith(said: Said, event: ReadEvent): Said {
	if (event.type !== 'finding' && event.type !== 'ignored') return said;
	const path = event.type === 'finding' ? event.finding.path : event.ignored.path;
	return said.set(path, [...(said.get(path) ?? []), event]);
}

/** Paths of which something else is said now, or nothing any more. */
export function changedPaths(before: Said, now: Said): readonly string[] {
	const paths = new Set([...before.keys(), ...now.keys()]);
	return [...paths].filter(path => JSON.stringify(before.get(path)) !== JSON.stringify(now.get(path)));
}

/** Without what is said of the traces of runs that are under way. */
export function saidWithout(said: Said, paths: ReadonlySet<string>): Said {
	return new Map([...said].filter(([path]) => !paths.has(path)));
}
