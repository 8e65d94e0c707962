import {clear, isOfOneFile, mostBytes, storedFiles} from '../disk/cache/storage.ts';
import {counted, formatBytes} from '../units/format.ts';
import {printable} from '../units/printable.ts';
import {readingsFolder} from './cache-place.ts';
import {type ExitCode, type Invocation, refuse} from './command.ts';
import {reasonOf} from './file-errors.ts';

/** Says what is kept of results between calls, or removes it. */
export async function cache({paths: [task = 'info'], console}: Invocation): Promise<ExitCode> {
	const folder = readingsFolder(console.env);
	const stored = storedFiles(folder);
	const files = counted(stored.filter(isOfOneFile).length, 'file');
	const bytes = formatBytes(stored.reduce((sum, file) => sum + file.bytes, 0));
	switch (task) {
		case 'info':
			console.stdout.write(`${printable(folder)}\n${files}, ${bytes} (at most ${formatBytes(mostBytes)})\n`);
			return 0;
		case 'clear':
			try {
				clear(folder);
			} catch (error) {
				return refuse(console, `${folder} cannot be removed: ${reasonOf(error)}.`);
			}
			console.stdout.write(`Removed what was kept of ${files}, ${bytes}\n`);
			return 0;
		default:
			return refuse(console, `cache takes info or clear, not “${task}”.`);
	}
}
