import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {studyFiles} from './study.ts';
import {type Extent, extentOf, markerFile, markerText} from './synthetic.ts';

export type Written = {readonly runs: number; readonly extent: Extent};

/**
 * `changed`: a demo to which something was done since; `occupied`: something else; `no folder`: a file. None of them is ours
 * to write into.
 */
export type FolderState = 'free' | 'intact demo' | 'changed demo' | 'occupied' | 'no folder';

export function stateOf(folder: string): FolderState {
	const names = namesIn(folder);
	if (names === null) return 'no folder';
	if (names.length === 0) return 'free';
	if (!names.includes(markerFile)) return 'occupied';
	const said = extentOf(readFileSync(join(folder, markerFile), 'utf8'));
	if (said === null) return 'occupied';
	const found = extentIn(folder);
	return found?.files === said.files && found.bytes === said.bytes ? 'intact demo' : 'changed demo';
}

/** Writes the study into a free folder, or over an intact demo, whose every file is known to be the demo's own. */
export function writeStudy(folder: string): Written {
	if (stateOf(folder) === 'intact demo')
		for (const name of namesIn(folder) ?? []) rmSync(join(folder, name), {recursive: true});
	let runs = 0;
	let files = 0;
	let bytes = 0;
	for (const file of studyFiles()) {
		const path = join(folder, file.path);
		const content = Buffer.from(file.text);
		mkdirSync(dirname(path), {recursive: true});
		writeFileSync(path, content);
		runs += path.endsWith('.json') ? 1 : 0;
		files += 1;
		bytes += content.length;
	}
	// Last: a study that was not written to its end has no marker.
	writeFileSync(join(folder, markerFile), markerText(runs, {files, bytes}));
	return {runs, extent: {files, bytes}};
}

/** null: it is there and is not a folder. */
function namesIn(folder: string): readonly string[] | null {
	const status = statSync(folder, {throwIfNoEntry: false});
	if (status === undefined) return [];
	return status.isDirectory() ? readdirSync(folder) : null;
}

/** null: there are things that the demo does not write, such as links. */
function extentIn(folder: string): Extent | null {
	let files = 0;
	let bytes = 0;
	for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
		if (entry.isDirectory()) continue;
		if (!entry.isFile()) return null;
		if (entry.parentPath === folder && entry.name === markerFile) continue;
		files += 1;
		bytes += statSync(join(entry.parentPath, entry.name)).size;
	}
	return {files, bytes};
}
