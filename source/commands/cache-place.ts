import {homedir} from 'node:os';
import {isAbsolute, join} from 'node:path';
import type {CachePlace} from '../disk/cache/file-cache.ts';
import {formatVersion} from '../disk/cache/format-version.ts';
import type {Console} from './command.ts';
import type {Options} from './options.ts';

/**
 * Where the program keeps what it can make again.
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolder(env: Console['env']): string {
	const said = env['XDG_CACHE_HOME'] ?? '';
	return join(isAbsolute(said) ? said : join(homedir(), '.cache'), 'cai-tui');
}

/** Where it keeps what it has read of results. */
export function readingsFolder(env: Console['env']): string {
	return join(cacheFolder(env), 'readings');
}

/** The same, unless nothing is to be kept. */
export function cachePlace({cache}: Options, env: Console['env']): CachePlace | null {
	if (cache === false || formatVersion === null) return null;
	try {
		return {folder: readingsFolder(env), version: formatVersion};
	} catch {
		// Nobody's home: everything is read each time.
		return null;
	}
}
