import {readFileSync} from 'node:fs';
import {constants} from 'node:os';

/** What people, shells and batch systems send to a program. */
const sent: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'];

/** Those that a terminal's keys send, and to all programs in its foreground. */
const typed: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];

/** Those that end a program without a dump of its memory. */
const plainEnds: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

export type Signals = {
	/** The first that came for us and would have ended us; null: none. */
	readonly ended: () => NodeJS.Signals | null;
	/** Whether any came, whoever got it. */
	readonly haveCome: () => boolean;
	/** Who gets the next ones; null: they are for us. */
	readonly passTo: (send: ((signal: NodeJS.Signals) => void) | null) => void;
	/** Gives them back their own effect. */
	readonly release: () => void;
};

/** Takes the signals that come to us; `onEnd` is told of those that nobody else gets. */
export function takeSignals(onEnd: () => void): Signals {
	let ended: NodeJS.Signals | null = null;
	let haveCome = false;
	let send: ((signal: NodeJS.Signals) => void) | null = null;
	const listener = (signal: NodeJS.Signals): void => {
		haveCome = true;
		if (send === null) {
			ended ??= signal;
			onEnd();
			return;
		}
		// Twice would be once too often: Python's second KeyboardInterrupt breaks off what the first has begun to put in order.
		if (!typed.includes(signal) || !isInForeground()) send(signal);
	};
	for (const signal of sent) process.on(signal, listener);
	return {
		ended: () => ended,
		haveCome: () => haveCome,
		passTo(next) {
			send = next;
		},
		release() {
			for (const signal of sent) process.off(signal, listener);
		},
	};
}

/** Whether the terminal sends what is typed to our whole process group, and so to the program that we run. */
function isInForeground(): boolean {
	try {
		// Behind the name, which may hold anything: state, parent, group, session, terminal, and the group in its foreground.
		const [, , group, , , foreground] = readFileSync('/proc/self/stat', 'utf8')
			.replace(/^.*\) /s, '')
			.split(' ');
		return group === foreground;
	} catch {
		// Not Linux.
		return process.stdin.isTTY === true;
	}
}

/** What a shell says of a program that a signal has ended. */
export function codeOf(signal: NodeJS.Signals): number {
	return 128 + constants.signals[signal];
}

/**
 * Ends as the program did that we ran, so that a loop of the shell ends with it; does not return then. Where dying so would
 * leave a dump of our own memory, or cannot be done, the code alone has to say it.
 */
export function dieLike(signal: NodeJS.Signals): void {
	if (plainEnds.includes(signal)) process.kill(process.pid, signal);
}
