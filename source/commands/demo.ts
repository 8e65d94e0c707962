import {resolve} from 'node:path';
import {shellWord} from '../app/shell-word.ts';
import {formatBytes} from '../units/format.ts';
import {printable} from '../units/printable.ts';
import {type ExitCode, type Invocation, refuse} from './command.ts';
import {stateOf, writeStudy} from './demo/write.ts';
import {reasonOf} from './file-errors.ts';

const usualFolder = './cai-tui-demo';

/** Writes the demo study, unless something else is in its place. */
export async function demo({paths: [path = usualFolder], console}: Invocation): Promise<ExitCode> {
	const folder = resolve(path);
	const name = printable(path);
	// A bare word may be the name of a command: `cai-tui demo` does not open the folder demo.
	const word = shellWord(path.includes('/') ? name : `./${name}`);
	try {
		switch (stateOf(folder)) {
			case 'no folder':
				return refuse(console, `${name} is a file, and the demo is a folder. Name another place: cai-tui demo DIR.`);
			case 'occupied':
				return refuse(
					console,
					`${name} is there already and is no demo: nothing in it was touched. Name a folder that is not there yet (cai-tui demo DIR), or explore what this one holds (cai-tui ${word}).`,
				);
			case 'changed demo':
				return refuse(
					console,
					`${name} holds a demo that was changed since it was written. Explore it as it is (cai-tui ${word}), remove it to have it anew (rm -r ${word}), or name another folder (cai-tui demo DIR).`,
				);
			case 'free':
			case 'intact demo': {
				const {runs, extent} = writeStudy(folder);
				const size = `${runs} runs, ${extent.files} files, ${formatBytes(extent.bytes)}`;
				console.stdout.write(`Wrote a synthetic study (${size}) into ${name}\nOpen it with: cai-tui ${word}\n`);
				return 0;
			}
		}
	} catch (error) {
		return refuse(console, `the demo cannot be written into ${name}: ${reasonOf(error)}.`);
	}
}
