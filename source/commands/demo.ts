import {resolve} from 'node:path';
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
	try {
		switch (stateOf(folder)) {
			case 'occupied':
				return refuse(console, `${name} is not an empty folder: the demo goes into a folder of its own.`);
			case 'changed demo':
				return refuse(
					console,
					`${name} holds a demo that was changed since it was written: remove it, or name another folder.`,
				);
			case 'free':
			case 'intact demo': {
				const {runs, extent} = writeStudy(folder);
				const size = `${runs} runs, ${extent.files} files, ${formatBytes(extent.bytes)}`;
				console.stdout.write(`Wrote a synthetic study (${size}) into ${name}\nOpen it with: cai-tui ${name}\n`);
				return 0;
			}
		}
	} catch (error) {
		return refuse(console, `the demo cannot be written into ${name}: ${reasonOf(error)}.`);
	}
}
