import {realpathSync, statSync} from 'node:fs';

/**
 * Which file it is, and which state of it: a file that was written again has another size or another time. Logs are often
 * of one size and, unpacked or copied, of one time: what was moved into the place of another tells by the system's own
 * number of it, and by when the system last changed what it knows of it.
 */
export type FileIdentity = {
	/** Without links. */
	readonly path: string;
	readonly size: number;
	/** Epoch milliseconds. */
	readonly modified: number;
	/** Likewise: of its name, its owner or its times, which nobody can set. */
	readonly changed: number;
	readonly number: number;
};

/** null: it cannot be looked at; reading it says why. */
export function identityOf(file: string): FileIdentity | null {
	try {
		const {size, mtimeMs, ctimeMs, ino} = statSync(file);
		return {path: realpathSync.native(file), size, modified: mtimeMs, changed: ctimeMs, number: ino};
	} catch {
		return null;
	}
}

export function isSameState(a: FileIdentity, b: FileIdentity): boolean {
	return stateOfFile(a) === stateOfFile(b);
}

/** The same for the same state of the same file, and for no other. */
export function stateOfFile({path, size, modified, changed, number}: FileIdentity): string {
	return JSON.stringify([path, size, modified, changed, number]);
}
