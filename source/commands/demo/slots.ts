/** Places that are taken until a time: asks for the one that is free first. A binary heap of times. */
export class Slots {
	readonly #freeAt: Float64Array;

	constructor(count: number) {
		this.#freeAt = new Float64Array(count);
	}

	/** When the first place is free. */
	get first(): number {
		return this.#freeAt[0] ?? 0;
	}

	/** Takes that place until a later time. */
	take(until: number): void {
		const times = this.#freeAt;
		let place = 0;
		for (;;) {
			const left = 2 * place + 1;
			const child = this.#at(left + 1) < this.#at(left) ? left + 1 : left;
			if (until <= this.#at(child)) break;
			times[place] = this.#at(child);
			place = child;
		}
		times[place] = until;
	}

	#at(place: number): number {
		return this.#freeAt[place] ?? Number.POSITIVE_INFINITY;
	}
}
