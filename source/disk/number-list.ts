const firstCapacity = 64;

/** Numbers without their objects: grows by doubling, so that hundreds of thousands cost little more than their bytes. */
export class NumberList {
	length = 0;
	#values = new Float64Array(firstCapacity);

	push(value: number): void {
		this.reserve(1)[this.length++] = value;
	}

	/** The numbers with room behind them for so many more, for a loop that writes them itself and sets `length`. */
	reserve(count: number): Float64Array {
		if (this.length + count > this.#values.length) {
			const larger = new Float64Array(Math.max(this.#values.length * 2, this.length + count));
			larger.set(this.#values);
			this.#values = larger;
		}
		return this.#values;
	}

	/** The numbers themselves, no copy: they stay as they are, and those that are added later are not among them. */
	view(): Float64Array {
		return this.#values.subarray(0, this.length);
	}

	/** A copy with a buffer of its own, which can be handed to another thread. */
	copy(): Float64Array {
		return this.#values.slice(0, this.length);
	}
}
