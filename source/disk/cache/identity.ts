import {realpathSync, statSync} from 'node:fs';

/** Which file it is, and which state of it: a file that was written again has another size or another time. */
export type FileIdentity = {
	/** Without links. */
	readonly path: string;
	readonly size: number;
	/** Epoch milliseconds. */
	readonly modified: number;
};

/** null: it cannot be looked at; reading it says why. */
export function identityOf(file: string): FileIdentity | null {
	try {
		const {size, mtimeMs} = statSync(file);
		return {path: realpathSync.native(file), size, modified: mtimeMs};
	} catch {
		return null;
	}
}

export function isSameState(a: FileIdentity, b: FileIdentity): boolean {
	return a.path === b.path && a.size === b.size && a.modified === b.modified;
}
