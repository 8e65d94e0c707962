import {EventEmitter} from 'node:events';
import {decodeAbandoned, decodeKeys, interrupt, isPaste, suspend} from './key-decoder.ts';

/** What is needed of the stream that the keys come from: `process.stdin`, or the terminal opened anew. */
export type KeyboardStream = {
	readonly isTTY?: boolean;
	setRawMode?(isRaw: boolean): unknown;
	setEncoding(encoding: 'utf8'): unknown;
	on(event: 'data', listener: (bytes: string) => void): unknown;
	on(event: 'end' | 'close', listener: () => void): unknown;
	on(event: 'error', listener: (error: Error) => void): unknown;
	off(event: 'data', listener: (bytes: string) => void): unknown;
	resume(): unknown;
	pause(): unknown;
	/** A paused stream goes on reading until its buffer is full; without a reference it does not keep the process alive. */
	ref?(): unknown;
	unref?(): unknown;
};

export type KeySourceOptions = {
	readonly keyboard: KeyboardStream;
	/** The keys that belong to the terminal; they work whatever the program is doing, and it never sees them. */
	readonly onInterrupt: () => void;
	readonly onSuspend: () => void;
	/** Milliseconds after which a lone ESC was the Escape key. Longer than what a slow line needs for the rest. */
	readonly escapeDelay?: number;
};

/** Milliseconds of silence after which a paste is taken to be at its end. */
const pasteDelay = 500;

/** Keys typed ahead of a program that does not read are kept up to this number. */
const mostWaiting = 1024;

/**
 * The stream that Ink reads keys from, one at each `read()`. Raw mode belongs to whoever opens it, so that Ink's wish to
 * turn it off while no component listens does not reach the terminal.
 */
export class KeySource extends EventEmitter {
	readonly isTTY = true;
	readonly #options: KeySourceOptions;
	readonly #onData = (bytes: string): void => this.#feed(bytes);
	#waiting: string[] = [];
	#rest = '';
	#timer: NodeJS.Timeout | undefined;

	constructor(options: KeySourceOptions) {
		super();
		this.#options = options;
		this.on('newListener', event => {
			if (event === 'readable' && this.#waiting.length > 0) setImmediate(() => this.emit('readable'));
		});
	}

	open(): void {
		const {keyboard} = this.#options;
		// Node remembers the mode and would do nothing; a shell that had the terminal meanwhile has changed it.
		keyboard.setRawMode?.(false);
		keyboard.setRawMode?.(true);
		keyboard.setEncoding('utf8');
		keyboard.off('data', this.#onData);
		keyboard.on('data', this.#onData);
		keyboard.ref?.();
		keyboard.resume();
	}

	close(): void {
		const {keyboard} = this.#options;
		clearTimeout(this.#timer);
		this.#rest = '';
		keyboard.off('data', this.#onData);
		keyboard.pause();
		keyboard.unref?.();
		keyboard.setRawMode?.(false);
	}

	/** The next key; null: none is waiting. */
	read(): string | null {
		return this.#waiting.shift() ?? null;
	}

	setEncoding(): this {
		return this;
	}

	setRawMode(): this {
		return this;
	}

	ref(): this {
		return this;
	}

	unref(): this {
		return this;
	}

	#feed(bytes: string): void {
		clearTimeout(this.#timer);
		const {keys, rest} = decodeKeys(this.#rest + bytes);
		this.#rest = rest;
		if (rest !== '') this.#waitForMore(rest);
		this.#pass(keys);
	}

	#waitForMore(rest: string): void {
		const {escapeDelay = 30} = this.#options;
		const delay = isPaste(rest) ? pasteDelay : escapeDelay;
		this.#timer = setTimeout(() => {
			this.#rest = '';
			this.#pass(decodeAbandoned(rest));
		}, delay);
	}

	#pass(keys: readonly string[]): void {
		const {onInterrupt, onSuspend} = this.#options;
		const own = keys.filter(key => key !== interrupt && key !== suspend);
		this.#waiting.push(...own.slice(0, mostWaiting - this.#waiting.length));
		if (own.length > 0) this.emit('readable');
		if (keys.includes(interrupt)) onInterrupt();
		else if (keys.includes(suspend)) onSuspend();
	}
}
