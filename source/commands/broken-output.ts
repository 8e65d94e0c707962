import {type Console, refuse} from './command.ts';
import {reasonOf} from './file-errors.ts';

/** Ends the program when what it says cannot be written any more: in silence where the reader has just read enough. */
export function endOnBrokenOutput(console: Console): void {
	const end = (error: NodeJS.ErrnoException): void => {
		// `cai-tui report | head`: there is nobody left to tell.
		if (error.code === 'EPIPE') process.exit();
		// The terminal is gone, and with it whoever looked at it; what draws on it sees to its end.
		if (error.code === 'EIO') return;
		process.exit(refuse(console, `the output cannot be written: ${reasonOf(error)}.`));
	};
	console.stdout.on('error', end);
	console.stderr.on('error', end);
}
