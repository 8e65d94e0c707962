import type {ReadEvent} from '../read-event.ts';
import type {Scan} from '../scan/scan.ts';

type FolderEvent = Extract<ReadEvent, {type: 'finding' | 'ignored'}>;

/** What a walk through the folders found, apart from what is in the files. */
export type Look = Scan & {
	/** Findings and paths passed over, by path. */
	readonly said: ReadonlyMap<string, readonly FolderEvent[]>;
};

export async function lookThrough(walking: AsyncGenerator<ReadEvent, Scan>): Promise<Look> {
	const said = new Map<string, FolderEvent[]>();
	for (;;) {
		const step = await walking.next();
		if (step.done === true) return {...step.value, said};
		const event = step.value;
		if (event.type !== 'finding' && event.type !== 'ignored') continue;
		const path = pathOf(event);
		said.set(path, [...(said.get(path) ?? []), event]);
	}
}

export function pathOf(event: FolderEvent): string {
	return event.type === 'finding' ? event.finding.path : event.ignored.path;
}

/** Paths of which something else is said now, or nothing any more. */
export function changedPaths(before: Look['said'], now: Look['said']): readonly string[] {
	const paths = new Set([...before.keys(), ...now.keys()]);
	return [...paths].filter(path => JSON.stringify(before.get(path)) !== JSON.stringify(now.get(path)));
}

/** Without what is said of the traces of runs that are under way. */
export function saidWithout(said: Look['said'], paths: ReadonlySet<string>): Look['said'] {
	return new Map([...said].filter(([path]) => !paths.has(path)));
}
