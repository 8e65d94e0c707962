import {access} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import type {Root} from './read-event.ts';
import {syntheticMark} from './scan/file-kind.ts';
import {readSettings} from './settings.ts';

/** Whether results under these roots are marked as synthetic: by a file at a root or above it, or by a root's settings. */
export async function isSynthetic(roots: readonly Root[]): Promise<boolean> {
	for (const {path} of roots) {
		const settings = await readSettings(path);
		if (settings.kind === 'settings' && settings.settings.synthetic === true) return true;
		for (let folder = resolve(path); ; folder = dirname(folder)) {
			if (await isThere(join(folder, syntheticMark))) return true;
			if (folder === dirname(folder)) break;
		}
	}
	return false;
}

async function isThere(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false,
	);
}
