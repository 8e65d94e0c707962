import {EventEmitter} from 'node:events';
import {FramePainter, type Size} from './frame-painter.ts';

/** What is needed of the stream to the terminal. */
export type ScreenStream = {
	write(bytes: string): boolean;
	once(event: 'drain', listener: () => void): unknown;
};

/** Milliseconds between two frames: 60 a second. The first change after a pause is painted at once. */
const frameTime = 16;

/**
 * Frames from this size on are wrapped in the marks of synchronized output (DEC mode 2026), which cost 16 bytes. What
 * fits into one packet of a network arrives whole without them.
 */
const synchronizedFrom = 1400;

/**
 * The stream that Ink writes whole frames to (with `debug: true`), and what the terminal gets of them: one write a frame,
 * of the cells that changed. Frames that come faster than they can be shown, or than the other end reads, are left out;
 * the last is never.
 */
export class FrameSink extends EventEmitter {
	readonly isTTY = true;
	readonly #screen: ScreenStream;
	readonly #painter: FramePainter;
	#size: Size;
	#isOpen = false;
	#isBlocked = false;
	#current: string | undefined;
	#next: string | undefined;
	#timer: NodeJS.Timeout | undefined;
	#paintedAt = Number.NEGATIVE_INFINITY;

	constructor(screen: ScreenStream, size: Size) {
		super();
		// Each pane that follows the size listens here.
		this.setMaxListeners(0);
		this.#screen = screen;
		this.#size = size;
		this.#painter = new FramePainter(size);
	}

	get columns(): number {
		return this.#size.columns;
	}

	get rows(): number {
		return this.#size.rows;
	}

	/** A frame. Ink also writes to show and hide the cursor, and line feeds when it ends: those are not for the screen. */
	write(chunk: string, encodingOrCallback?: unknown, callback?: unknown): boolean {
		if (!/^(?:\n|\x1b\[\?\d+[hl])?$/.test(chunk)) {
			this.#next = chunk;
			this.#schedule();
		}
		const written = typeof encodingOrCallback === 'function' ? encodingOrCallback : callback;
		if (typeof written === 'function') queueMicrotask(() => written());
		return true;
	}

	/** The screen has just been cleared and is ours: what waits is painted. */
	open(size: Size): void {
		this.#size = size;
		this.#painter.resize(size);
		this.#painter.cleared();
		this.#isOpen = true;
		this.#next ??= this.#current;
		this.#schedule();
	}

	/** Nothing is painted until it is opened again. */
	close(): void {
		this.#isOpen = false;
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	/** Paints the whole screen again at the next turn: another program may have written on it. */
	repaint(): void {
		this.#painter.forget();
		this.#next ??= this.#current;
		this.#schedule();
	}

	/** What the screen shows is not known any more. Painting waits a moment: the frame for the new size comes in steps. */
	resize(size: Size): void {
		this.#size = size;
		this.#painter.resize(size);
		this.#next ??= this.#current;
		this.#timer ??= setTimeout(() => this.#flush(), frameTime);
		this.emit('resize');
	}

	#schedule(): void {
		if (!this.#isOpen || this.#isBlocked || this.#timer !== undefined || this.#next === undefined) return;
		const wait = frameTime - (performance.now() - this.#paintedAt);
		if (wait <= 0) this.#flush();
		else this.#timer = setTimeout(() => this.#flush(), wait);
	}

	#flush(): void {
		this.#timer = undefined;
		if (!this.#isOpen || this.#isBlocked || this.#next === undefined) return;
		const bytes = this.#painter.paint(this.#next);
		this.#current = this.#next;
		this.#next = undefined;
		if (bytes === '') return;
		this.#paintedAt = performance.now();
		if (this.#screen.write(synchronized(bytes))) return;
		this.#isBlocked = true;
		this.#screen.once('drain', () => {
			this.#isBlocked = false;
			this.#schedule();
		});
	}
}

function synchronized(bytes: string): string {
	return Buffer.byteLength(bytes) < synchronizedFrom ? bytes : `\x1b[?2026h${bytes}\x1b[?2026l`;
}
