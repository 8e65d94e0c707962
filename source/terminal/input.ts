import {ReadStream} from 'node:tty';
import type {Environment} from './capabilities.ts';
import type {KeyboardStream} from './key-source.ts';

export type Streams<Keyboard extends KeyboardStream> = {
	readonly stdin: Keyboard;
	readonly stdout: {readonly isTTY?: boolean};
	readonly env: Environment;
	/** Opens a device for reading and gives its descriptor; throws where that is not possible. */
	readonly openDevice: (path: string) => number;
};

/**
 * Where keys can be read from: standard input, or the terminal itself where something is piped into the program.
 * undefined: there is no terminal to show a screen on, or none to be had for the keys.
 */
export function keyboardOf<Keyboard extends KeyboardStream>(streams: Streams<Keyboard>): KeyboardStream | undefined {
	const {stdin, stdout, env, openDevice} = streams;
	if (!isScreen(stdout, env)) return undefined;
	if (stdin.isTTY) return stdin;
	try {
		return new ReadStream(openDevice('/dev/tty'));
	} catch {
		// No controlling terminal: nobody sits there to press a key.
		return undefined;
	}
}

/** Whether a screen can be drawn: on a terminal, and one that can move its cursor. */
export function isScreen(stdout: {readonly isTTY?: boolean}, env: Environment): boolean {
	return stdout.isTTY === true && env['TERM'] !== 'dumb';
}
