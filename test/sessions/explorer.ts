import {existsSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {type Session, type SessionOptions, start} from './support/session.ts';

/** As it is shipped; `npm test` builds it first. */
export const program = resolve(dirname(fileURLToPath(import.meta.url)), '../../dist/cli.js');

/** Milliseconds: more than a busy machine needs to start Node and read a small study. */
export const patience = 30_000;

/** Opens the explorer and waits until it has read all. */
export async function explore(args: readonly string[], options: SessionOptions = {}): Promise<Session> {
	if (!existsSync(program)) throw new Error(`${program} is missing: npm run build`);
	const session = await start([process.execPath, program, ...args], {columns: 120, rows: 36, ...options});
	await session.waitFor(isRead, patience);
	return session;
}

/** Whether the header counts runs, and no longer says that it is reading. */
export function isRead([header = '']: readonly string[]): boolean {
	return /(?:✓|ok) \d+ {2}! \d+ {2}[✗x] \d+$/.test(header) && !/reading|looking/.test(header);
}
