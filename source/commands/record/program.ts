import {accessSync, constants, existsSync, statSync} from 'node:fs';
import {join} from 'node:path';

/**
 * What the system will say instead of starting a program, as far as its file tells. null: nothing. Asked before the GPU is
 * read for a while, so that a misspelt command is told at once.
 */
export function obstacleTo(command: string, path: string | undefined): 'ENOENT' | 'EACCES' | null {
	if (path === undefined && !command.includes('/')) return null;
	const places = command.includes('/')
		? [command]
		: (path ?? '').split(':').map(folder => join(folder || '.', command));
	if (places.some(isExecutable)) return null;
	// A folder of the PATH that one may not look into holds nothing.
	return places.some(place => existsSync(place)) ? 'EACCES' : 'ENOENT';
}

function isExecutable(place: string): boolean {
	try {
		accessSync(place, constants.X_OK);
		return statSync(place).isFile();
	} catch {
		// Not there, or not ours to execute.
		return false;
	}
}
