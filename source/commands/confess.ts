import {bugReport} from '../app/bug.ts';
import type {ExitCode} from './command.ts';
import {version} from './version.ts';

/** A bug of ours, as against a mistake of the user's: says so, and what a report of it needs. */
export function confess(error: unknown, stderr: NodeJS.WriteStream): ExitCode {
	const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
	stderr.write(
		[
			`cai-tui: ${bugReport('the lines below')}`,
			`cai-tui ${version}, Node ${process.version}, ${process.platform} ${process.arch}`,
			trace,
			'',
		].join('\n'),
	);
	return 70;
}
