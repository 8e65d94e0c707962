import {mkdirSync, renameSync, rmSync} from 'node:fs';
import {tmpdir, userInfo} from 'node:os';
import {dirname, join} from 'node:path';
import {cacheFolder} from '../cache-place.ts';
import {version} from '../version.ts';
import {stateOf, writeStudy} from './write.ts';

/** Of the code that writes the demo, written in by the bundler: another demo does not pass for this one. */
declare const CAI_TUI_DEMO: string | undefined;

/** Folder of a demo study that is kept between calls, written if it is not there yet. */
export function cachedDemo(env: Readonly<Record<string, string | undefined>>): string {
	const name = `demo-${version}-${typeof CAI_TUI_DEMO === 'string' ? CAI_TUI_DEMO : 'source'}`;
	try {
		return provided(join(cacheFolder(env), name));
	} catch {
		// No home, a full or a read-only disk: the demo is worth a folder that will not last.
		return provided(join(tmpdir(), `cai-tui-${userInfo().uid}`, name));
	}
}

function provided(folder: string): string {
	if (stateOf(folder) === 'intact demo') return folder;
	// Written beside its place and moved there whole: another program may be doing the same.
	const draft = `${folder}.${process.pid}`;
	mkdirSync(dirname(folder), {recursive: true});
	try {
		writeStudy(draft);
		rmSync(folder, {recursive: true, force: true});
		renameSync(draft, folder);
	} catch (error) {
		rmSync(draft, {recursive: true, force: true});
		if (stateOf(folder) !== 'intact demo') throw error;
	}
	return folder;
}
