import {spawn} from 'node:child_process';

export type CommandEnding =
	| {readonly kind: 'exited'; readonly code: number}
	| {readonly kind: 'killed'; readonly signal: NodeJS.Signals}
	/** What the system said instead of starting it. */
	| {readonly kind: 'not started'; readonly code: string};

export type RunningCommand = {
	readonly ending: Promise<CommandEnding>;
	readonly send: (signal: NodeJS.Signals) => void;
};

/** Runs a program with our own input, output and terminal, as a shell would. It is never left as a zombie: we wait for it. */
export function runInForeground(command: string, args: readonly string[]): RunningCommand {
	try {
		const child = spawn(command, args, {stdio: 'inherit'});
		const ending = new Promise<CommandEnding>(resolve => {
			child.on('error', error => {
				// Of a program that runs, it says that a signal could not be sent: it has just ended.
				if (child.pid === undefined) resolve({kind: 'not started', code: codeOf(error)});
			});
			child.once('exit', (code, signal) =>
				resolve(signal === null ? {kind: 'exited', code: code ?? 0} : {kind: 'killed', signal}),
			);
		});
		return {ending, send: signal => void child.kill(signal)};
	} catch (error) {
		// What is wrong with the file itself is thrown, what is wrong with its path is told later.
		const code = codeOf(error);
		if (code === '') throw error;
		return {ending: Promise.resolve({kind: 'not started', code}), send: () => undefined};
	}
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : '';
}
