import {spawn} from 'node:child_process';
import {toMilliseconds} from '../units/convert.ts';
import type {Ending} from './ending.ts';

export type ChildOptions = {
	readonly command: string;
	readonly args: readonly string[];
	readonly signal: AbortSignal;
	/** Seconds of silence after which it is taken to hang. */
	readonly patience: number;
	/** Out of reach of the terminal's Ctrl-C: who asked decides when it ends. */
	readonly apart?: boolean;
};

/** Characters of output that are kept to say why it ended. */
const remembered = 2000;
/** Milliseconds that a timer may be late on a busy machine. */
const tardiness = 500;

/**
 * Runs a program and gives what it writes, as it comes, and returns how it ended. It is killed when the signal is aborted,
 * when it is silent for too long, and when nobody asks for more.
 */
export async function* outputOf(options: ChildOptions): AsyncGenerator<string, Ending> {
	const {command, args, signal, patience, apart = false} = options;
	if (signal.aborted) return {kind: 'exited', code: null, signal: null, output: ''};
	const child = spawn(command, args, {stdio: ['ignore', 'pipe', 'pipe'], detached: apart});
	const pieces: string[] = [];
	let tail = '';
	let ending: Ending | null = null;
	let wake = (): void => undefined;
	// Nothing less gets through to a process that hangs in the driver.
	const kill = (): void => void child.kill('SIGKILL');
	const end = (how: Ending): void => {
		ending ??= how;
		wake();
	};
	let silence: NodeJS.Timeout | undefined;
	const listen = (): void => {
		clearTimeout(silence);
		const begun = performance.now();
		silence = setTimeout(() => {
			// We were stopped or busy ourselves, and what it has written meanwhile is still to be read.
			if (performance.now() - begun > toMilliseconds(patience) + tardiness) return listen();
			end({kind: 'hung', seconds: Math.round(patience)});
			kill();
		}, toMilliseconds(patience));
	};
	listen();
	const take = (text: string): void => {
		listen();
		tail = (tail + text).slice(-remembered);
		pieces.push(text);
		wake();
	};
	child.stdout.setEncoding('utf8').on('data', take);
	child.stderr.setEncoding('utf8').on('data', take);
	child.on('error', error => end({kind: 'not started', code: 'code' in error ? String(error.code) : error.message}));
	child.on('close', (code, by) => end({kind: 'exited', code, signal: by, output: tail}));
	signal.addEventListener('abort', kill, {once: true});
	try {
		for (;;) {
			const text = pieces.shift();
			if (text !== undefined) yield text;
			else if (ending !== null) return ending;
			else
				await new Promise<void>(resolve => {
					wake = resolve;
				});
		}
	} finally {
		clearTimeout(silence);
		signal.removeEventListener('abort', kill);
		kill();
		// One that hangs in the driver cannot even be killed: it must not keep us from ending.
		child.stdout.destroy();
		child.stderr.destroy();
		child.unref();
	}
}
