import {accessSync, constants, statSync} from 'node:fs';
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
	const there = places.flatMap(place => statSync(place, {throwIfNoEntry: false}) ?? []);
	if (there.length === 0) return 'ENOENT';
	return places.some(isExecutable) ? null : 'EACCES';
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
