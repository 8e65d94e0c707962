/** Signals that end the program, with what a shell then expects as its exit code: 128 and the signal's number. */
const codes = {SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGQUIT: 131} as const;

export type EndingSignal = keyof typeof codes;

/** What is needed of the process object. */
export type Host = Pick<NodeJS.Process, 'on' | 'off' | 'removeAllListeners' | 'emit' | 'pid' | 'kill' | 'exit'>;

export type WaysOut = {
	readonly host: Host;
	/** Gives the terminal back. Is called on every way out, on some of them twice. */
	readonly restore: () => void;
	/** Whether the terminal is gone, as far as restoring it has shown. */
	readonly isGone: () => boolean;
	/** Called when the terminal is restored and before the process ends; what it does has to be done when it returns. */
	readonly onSignal: (signal: EndingSignal) => void;
};

/** Watches every way in which the process can end, until the returned function is called. */
export function watchWaysOut(ways: WaysOut): () => void {
	const {host, restore} = ways;
	const signals = Object.keys(codes) as EndingSignal[];
	const listeners = signals.map(signal => [signal, () => endBySignal(ways, signal)] as const);
	for (const [signal, listener] of listeners) host.on(signal, listener);
	host.on('exit', restore);
	// Comes before Node prints the error, also of a promise that nobody handled: it then stands on the normal screen.
	host.on('uncaughtExceptionMonitor', restore);
	return () => {
		for (const [signal, listener] of listeners) host.off(signal, listener);
		host.off('exit', restore);
		host.off('uncaughtExceptionMonitor', restore);
	};
}

export function endBySignal({host, restore, isGone, onSignal}: WaysOut, signal: EndingSignal): void {
	restore();
	try {
		onSignal(signal);
	} finally {
		if (isGone()) dieOf(host, signal);
		else host.exit(codes[signal]);
	}
}

/**
 * Lets the signal have its own effect. A shell sees the same code; an exit would make Node 20 abort, since it cannot set
 * back a terminal that is gone.
 * @see https://github.com/nodejs/node/pull/58200
 */
function dieOf(host: Host, signal: EndingSignal): void {
	host.removeAllListeners(signal);
	host.kill(host.pid, signal);
}
