import {execFile} from 'node:child_process';
import {existsSync, rmSync} from 'node:fs';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';

/** The program as it is shipped. */
export const explorer = resolve('dist/cli.js');

/** Writes the demo study into a folder that goes when the bench ends, and gives the folder. */
export async function demoStudy(): Promise<string> {
	if (!existsSync(explorer)) throw new Error('There is no dist/cli.js: run `npm run build` first.');
	const parent = await mkdtemp(join(tmpdir(), 'cai-tui-demo-'));
	process.once('exit', () => rmSync(parent, {recursive: true, force: true}));
	const folder = join(parent, 'study');
	await promisify(execFile)(process.execPath, [explorer, 'demo', folder]);
	return folder;
}
