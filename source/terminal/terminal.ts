import {type Capabilities, capabilitiesOf, type Environment} from './capabilities.ts';
import {type CopyOutcome, copySequence} from './clipboard.ts';
import type {Size} from './frame-painter.ts';
import {FrameSink, type ScreenStream} from './frame-sink.ts';
import {type KeyboardStream, KeySource} from './key-source.ts';
import {type EndingSignal, endBySignal, type Host, watchWaysOut} from './ways-out.ts';

export type TerminalOptions = {
	readonly stdin: KeyboardStream;
	readonly stdout: TerminalStream;
	readonly env: Environment;
	/** The process whose end is watched; a stand-in in tests. */
	readonly host?: Host;
	/**
	 * Called when a signal, Ctrl-C or the loss of the terminal ends the program, after the terminal is restored and before
	 * the process exits with 128 + the signal's number.
	 */
	readonly onSignal?: (signal: EndingSignal) => void;
};

export type TerminalStream = ScreenStream & {
	readonly isTTY?: boolean;
	readonly columns?: number;
	readonly rows?: number;
	on(event: 'resize', listener: () => void): unknown;
	on(event: 'error', listener: (error: Error) => void): unknown;
	off(event: 'resize', listener: () => void): unknown;
};

/** The terminal as the explorer has it: whole, and given back as it was on every way out. */
export type Terminal = {
	readonly capabilities: Capabilities;
	/** For Ink's `render`, with `debug: true`, `exitOnCtrlC: false` and `patchConsole: false`. */
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly size: () => Size;
	/** Returns the function that ends the subscription. */
	readonly onResize: (listener: (size: Size) => void) => () => void;
	/** Takes the terminal: alternate screen, no cursor, raw keys. */
	readonly open: () => void;
	/** Gives it back. May be called at any time, also twice. */
	readonly close: () => void;
	/** Gives it back and stops the program's process group, as Ctrl-Z does; takes it again when the shell continues it. */
	readonly suspend: () => void;
	/** Draws everything again, for when another program has written on the screen. */
	readonly repaint: () => void;
	/** Asks the terminal to put the text on the user's clipboard. */
	readonly copy: (text: string) => CopyOutcome;
};

/**
 * Alternate screen, hidden cursor, no wrapping at the right edge, pastes marked as such. Terminals without an alternate
 * screen are cleared.
 */
const enter = '\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h\x1b[m\x1b[H\x1b[2J';
const leave = '\x1b[m\x1b[H\x1b[2J\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[?1049l';

/** Milliseconds after which a stop has been refused: nobody could continue a group without a shell that watches it. */
const stopDelay = 200;

export function createTerminal(options: TerminalOptions): Terminal {
	const {stdin, stdout, env, host = process, onSignal = () => undefined} = options;
	let state: 'closed' | 'open' | 'suspended' = 'closed';
	let unwatch = (): void => undefined;
	let stopTimer: NodeJS.Timeout | undefined;
	let isGone = false;

	const size = (): Size => sizeOf(stdout, env);
	const sink = new FrameSink(stdout, size());
	const keys = new KeySource({keyboard: stdin, onInterrupt: () => end('SIGINT'), onSuspend: () => suspend()});
	const ways = {host, restore: () => close(), isGone: () => isGone, onSignal};
	const end = (signal: EndingSignal): void => endBySignal(ways, signal);

	/** A terminal that is gone answers every write with an error; it is a hang-up, whether or not the signal comes. */
	const lose = (): void => {
		isGone = true;
		if (state !== 'closed') end('SIGHUP');
	};
	const resized = (): void => sink.resize(size());
	const repaint = (): void => sink.repaint();

	const take = (): void => {
		state = 'open';
		keys.open();
		stdout.write(enter);
		sink.open(size());
	};
	const giveBack = (): void => {
		sink.close();
		stdout.write(leave);
		keys.close();
	};

	const open = (): void => {
		if (state !== 'closed') return;
		unwatch = watchWaysOut(ways);
		stdout.on('resize', resized);
		host.on('SIGTSTP', suspend);
		host.on('SIGCONT', resume);
		// Node has just written it across the screen.
		host.on('warning', repaint);
		take();
	};
	const close = (): void => {
		if (state === 'closed') return;
		const wasOpen = state === 'open';
		state = 'closed';
		unwatch();
		stdout.off('resize', resized);
		host.off('SIGTSTP', suspend);
		host.off('SIGCONT', resume);
		host.off('warning', repaint);
		clearTimeout(stopTimer);
		if (wasOpen) giveBack();
	};
	const suspend = (): void => {
		if (state !== 'open') return;
		state = 'suspended';
		giveBack();
		// Without a listener the signal has its own effect. The timer keeps the process alive meanwhile: nothing else does.
		host.off('SIGTSTP', suspend);
		stopTimer = setTimeout(resume, stopDelay);
		host.kill(0, 'SIGTSTP');
	};
	const resume = (): void => {
		if (state === 'closed') return;
		clearTimeout(stopTimer);
		if (state === 'suspended') host.on('SIGTSTP', suspend);
		// A stopped program is not told of a new size; this makes Node measure, and emit `resize` if there is one.
		host.emit('SIGWINCH', 'SIGWINCH');
		take();
	};

	// For good: what is still written to a terminal that is gone must not end in an exception.
	stdout.on('error', lose);
	stdin.on('error', lose);
	stdin.on('end', lose);

	// Streams of Node by name alone: no object of ours has all that those have. Ink uses no more of them, which a test watches.
	const inkInput: Pick<KeySource, 'isTTY' | 'read'> = keys;
	const inkOutput: Pick<FrameSink, 'isTTY' | 'columns' | 'rows' | 'write'> = sink;

	return {
		capabilities: capabilitiesOf(env, stdout.isTTY === true),
		stdin: inkInput as NodeJS.ReadStream,
		stdout: inkOutput as NodeJS.WriteStream,
		size,
		onResize: listener => {
			const tell = (): void => listener(size());
			sink.on('resize', tell);
			return () => void sink.off('resize', tell);
		},
		open,
		close,
		suspend,
		repaint,
		copy: text => {
			const {sequence, outcome} = copySequence(text, env);
			if (sequence !== undefined) stdout.write(sequence);
			return outcome;
		},
	};
}

/** Of a terminal that does not know its size (a serial line), the shell may. */
function sizeOf(stdout: TerminalStream, env: Environment): Size {
	return {
		columns: stdout.columns || Number(env['COLUMNS']) || 80,
		rows: stdout.rows || Number(env['LINES']) || 24,
	};
}
