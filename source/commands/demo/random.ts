/** Numbers that look random and are the same on every machine: they follow from the seed alone. */
export type Random = {
	/** 0 ≤ x < 1 */
	readonly uniform: () => number;
	/** Standard normal. */
	readonly normal: () => number;
	readonly between: (low: number, high: number) => number;
};

/** A stream of its own for each seed, so that adding a run to the study leaves the others as they were. */
export function randomFrom(seed: string): Random {
	let state = hash(seed);
	let spare: number | null = null;

	/** A Weyl sequence through two rounds of multiply and xor-shift (the "splitmix" construction on 32 bits). */
	const uniform = (): number => {
		state = (state + 0x9e3779b9) | 0;
		let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
		mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
		return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
	};

	/** Box–Muller: two normal numbers out of two uniform ones. */
	const normal = (): number => {
		if (spare !== null) {
			const value = spare;
			spare = null;
			return value;
		}
		const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
		const angle = 2 * Math.PI * uniform();
		spare = radius * Math.sin(angle);
		return radius * Math.cos(angle);
	};

	return {uniform, normal, between: (low, high) => low + (high - low) * uniform()};
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	return value;
}
