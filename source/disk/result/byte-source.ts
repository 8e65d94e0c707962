/** Puts up to `length` bytes at `target[from]` and says how many; 0: the end. */
export type ReadBytes = (target: Buffer, from: number, length: number) => number;

export const usualWindow = 256 * 1024;

/**
 * A window that slides over the bytes of a file. Parsers work on `bytes` between `at` and `end` and call `more` when
 * they run out; what lies before `at`, or before the pin while there is one, is forgotten then. So the memory does not
 * grow with the file, only with the longest piece that a parser pins to have it whole.
 */
export class ByteSource {
	bytes: Buffer;
	/** The next byte to read. */
	at = 0;
	/** Behind the last byte that is loaded. */
	end = 0;
	/** What `number.ts` read last: a field, so that hundreds of thousands of numbers need no objects. */
	number = Number.NaN;
	/** Why parsing stopped; null while all is well. */
	damage: Damage | null = null;
	#offset = 0;
	#pin = -1;
	#pinLimit = 0;
	/** The first newline at or behind `from`; `end`: there is none. */
	#newline = {from: 0, at: -1};
	readonly #read: ReadBytes;

	constructor(read: ReadBytes, window: number = usualWindow) {
		this.#read = read;
		this.bytes = Buffer.allocUnsafe(window);
	}

	/** How far into the file `at` is. */
	get position(): number {
		return this.#offset + this.at;
	}

	/** Loads what follows `end`; false at the end of the file. Moves `at`, `end` and the pin. */
	more(): boolean {
		if (this.#pin !== -1 && this.end - this.#pin > this.#pinLimit) this.#pin = -1;
		const kept = this.#pin === -1 ? this.at : this.#pin;
		// One byte more: what begins a line can be told by the byte before it.
		if (kept > 1) this.#forget(kept - 1);
		if (this.end === this.bytes.length) this.#grow();
		const count = this.#read(this.bytes, this.end, this.bytes.length - this.end);
		this.end += count;
		this.#newline = {from: 0, at: -1};
		return count > 0;
	}

	/** Keeps everything from `at` on until `taken`, unless it grows beyond `limit` bytes. */
	pin(limit: number = Number.POSITIVE_INFINITY): void {
		this.#pin = this.at;
		this.#pinLimit = limit;
	}

	/** The bytes from the pin up to `at`, valid until the next `more`; null: they were more than the limit. */
	taken(): Buffer | null {
		const from = this.#pin;
		this.#pin = -1;
		return from === -1 || this.at - from > this.#pinLimit ? null : this.bytes.subarray(from, this.at);
	}

	/** The next byte that is not white space, which stays unread; -1 at the end of the file. */
	next(): number {
		for (;;) {
			const {bytes, end} = this;
			let at = this.at;
			while (at < end) {
				const byte = bytes[at] ?? -1;
				if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) {
					this.at = at;
					return byte;
				}
				at++;
			}
			this.at = at;
			if (!this.more()) return -1;
		}
	}

	/**
	 * Where the first newline between two places of the window is; -1: there is none. The native search goes as far as it
	 * must and remembers how far, so that asking for every text of a file without newlines costs one search a window.
	 */
	newline(from: number, to: number): number {
		if (from < this.#newline.from || from > this.#newline.at) {
			const found = this.bytes.indexOf(0x0a, from);
			this.#newline = {from, at: found === -1 || found > this.end ? this.end : found};
		}
		return this.#newline.at < to ? this.#newline.at : -1;
	}

	/** After damage: goes on to the next line that begins with `{`, the next object of JSON Lines; false: there is none. */
	recover(): boolean {
		this.damage = null;
		this.#pin = -1;
		for (;;) {
			if (this.at > 0 && this.bytes[this.at - 1] === 0x0a && this.bytes[this.at] === 0x7b) return true;
			const newline = this.newline(this.at, this.end);
			this.at = newline === -1 ? this.end : newline + 1;
			if (this.at === this.end && !this.more()) return false;
		}
	}

	/** Notes what is wrong at the next byte, once, and returns false for the caller to return. */
	fail(expected: string): false {
		if (this.damage !== null) return false;
		const truncated = this.at >= this.end && !this.more();
		this.damage = {position: this.position, truncated, expected};
		return false;
	}

	#forget(count: number): void {
		this.bytes.copyWithin(0, count, this.end);
		this.at -= count;
		this.end -= count;
		this.#offset += count;
		if (this.#pin !== -1) this.#pin -= count;
	}

	#grow(): void {
		const larger = Buffer.allocUnsafe(this.bytes.length * 2);
		this.bytes.copy(larger, 0, 0, this.end);
		this.bytes = larger;
	}
}

/** Where a document stops being JSON. */
export type Damage = {
	/** Bytes from the start of the file. */
	readonly position: number;
	/** The file ends there, inside a value. */
	readonly truncated: boolean;
	/** What should have stood there, in words. */
	readonly expected: string;
};
