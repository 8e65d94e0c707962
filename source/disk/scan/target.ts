import {stat} from 'node:fs/promises';
import {basename, dirname, resolve} from 'node:path';
import {isSystemError} from '../problems.ts';
import type {Root} from '../read-event.ts';
import {fileKindOf} from './file-kind.ts';

/** What a root is on disk. */
export type Target = {
	readonly kind: 'usable';
	readonly root: Root;
	/** Absolute. */
	readonly folder: string;
	/** Name of the one file of it that is meant; null: the whole folder. */
	readonly only: string | null;
};

export type UnusableTarget = {
	readonly kind: 'unusable';
	readonly path: string;
	readonly reason: 'missing' | 'no result' | 'refused';
	/** What the system said. */
	readonly detail: string;
};

export async function targetOf(root: Root): Promise<Target | UnusableTarget> {
	const path = resolve(root.path);
	try {
		const status = await stat(path);
		if (status.isDirectory()) return {kind: 'usable', root, folder: path, only: null};
		const isResult = status.isFile() && fileKindOf(basename(path)).kind === 'result';
		if (isResult) return {kind: 'usable', root, folder: dirname(path), only: basename(path)};
		return {kind: 'unusable', path, reason: 'no result', detail: ''};
	} catch (error) {
		if (!isSystemError(error)) throw error;
		const isMissing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
		return {kind: 'unusable', path, reason: isMissing ? 'missing' : 'refused', detail: error.message};
	}
}
