import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {read} from '../../source/disk/read.ts';
import type {ReadEvent, ReadOptions, Root} from '../../source/disk/read-event.ts';

/** Writes a tree of files to a temporary folder, and says where, and how to be rid of it. */
export async function studyFolder(files: Readonly<Record<string, string>>) {
	const root = await mkdtemp(join(tmpdir(), 'cai-tui-study-'));
	for (const [path, content] of Object.entries(files)) {
		await mkdir(dirname(join(root, path)), {recursive: true});
		await writeFile(join(root, path), content);
	}
	return {root, path: (below: string) => join(root, below), remove: () => rm(root, {recursive: true, force: true})};
}

/** Everything that reading says, by what it is about. */
export async function readAll(roots: string | readonly Root[], options: ReadOptions = {}) {
	const events: ReadEvent[] = [];
	for await (const event of read(typeof roots === 'string' ? [{path: roots}] : roots, options)) events.push(event);
	return {
		events,
		runs: events.flatMap(event => (event.type === 'run' ? [event.run] : [])).sort((a, b) => (a.id < b.id ? -1 : 1)),
		findings: events.flatMap(event => (event.type === 'finding' ? [event.finding] : [])),
		ignored: events.flatMap(event => (event.type === 'ignored' ? [event.ignored] : [])),
		isDone: events.at(-1)?.type === 'done',
	};
}
