import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {temporaryFolder} from './temporary-folder.ts';

/** The program as it is shipped. */
export const explorer = resolve('dist/cli.js');

/** Writes the demo study into a folder that goes when the bench ends, and gives the folder. */
export async function demoStudy(): Promise<string> {
	if (!existsSync(explorer)) throw new Error('There is no dist/cli.js: run `npm run build` first.');
	const folder = join(temporaryFolder(), 'study');
	await promisify(execFile)(process.execPath, [explorer, 'demo', folder]);
	return folder;
}
