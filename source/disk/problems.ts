import {printable} from '../units/printable.ts';
import type {FileProblem} from './read-event.ts';

/** The disk refused: permissions, a broken mount, a file that went away. */
export function notReadable(error: Error): FileProblem {
	// The system quotes the path.
	const reason = printable(error.message);
	return {
		code: 'not-readable',
		severity: 'error',
		message: `It cannot be read: ${reason}.`,
		advice: 'Look at its permissions, and whether its disk is there.',
		evidence: {reason},
	};
}

/** Whether an error came from the operating system, as those of reading do; anything else is a bug. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && 'syscall' in error;
}
