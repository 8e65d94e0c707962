/** Their counters then fit into a processor's cache. */
const mostBuckets = 2 ** 18;

/**
 * Order statistics of many values for far less than sorting them. The values are parted into buckets by the upper bits of
 * their binary form, which order as they do; a bucket is sorted when something in it is asked for. Buckets are some tenths
 * of a permille of their values wide, so hardly anything gets sorted. Values below 0 share the first bucket; no NaN may
 * be among them.
 */
export class Order {
	readonly count: number;
	readonly #parted: Float64Array;
	/** Of each bucket and, at the end, the count. */
	readonly #starts: Uint32Array;
	readonly #first: number;
	readonly #shift: number;
	readonly #sorted = new Set<number>();

	constructor(values: Float64Array) {
		const keys = keysOf(values);
		const {least, greatest} = extent(keys);
		this.count = values.length;
		this.#shift = shiftFor(least, greatest, Math.min(mostBuckets, 256 + 2 * values.length));
		this.#first = least >>> this.#shift;
		const buckets = values.length === 0 ? 0 : (greatest >>> this.#shift) - this.#first + 1;
		for (let index = 0; index < keys.length; index++) keys[index] = ((keys[index] ?? 0) >>> this.#shift) - this.#first;
		this.#starts = startsOf(keys, buckets);
		this.#parted = part(values, keys, this.#starts);
	}

	/** The value at `rank` (from 0) of the sorted values; NaN where there is none. */
	at(rank: number): number {
		if (!(rank >= 0 && rank < this.count)) return Number.NaN;
		this.#bucket(lastIndex(this.#starts, start => start <= rank));
		return this.#parted[rank] ?? Number.NaN;
	}

	/** Percentile 0 … 100 of type 7 (Hyndman & Fan 1996), numpy's default. NaN of no values. */
	percentile(percent: number): number {
		const position = ((this.count - 1) * percent) / 100;
		const rank = Math.floor(position);
		const below = this.at(rank);
		const above = this.at(Math.ceil(position));
		const share = position - rank;
		// From the nearer end, so that rounding is numpy's to the last digit.
		return share < 0.5 ? below + (above - below) * share : above - (above - below) * (1 - share);
	}

	/** How many values are less than `bound`. */
	below(bound: number): number {
		const bucket = ((keysOf(Float64Array.of(bound))[0] ?? 0) >>> this.#shift) - this.#first;
		if (bucket < 0) return 0;
		if (bucket >= this.#starts.length - 1) return this.count;
		return (this.#starts[bucket] ?? 0) + lastIndex(this.#bucket(bucket), value => value < bound) + 1;
	}

	#bucket(bucket: number): Float64Array {
		const values = this.#parted.subarray(this.#starts[bucket], this.#starts[bucket + 1]);
		if (!this.#sorted.has(bucket)) values.sort();
		this.#sorted.add(bucket);
		return values;
	}
}

/** The upper halves of the doubles, 0 for what is below 0: whole numbers in the order of the values. */
function keysOf(values: Float64Array): Uint32Array {
	const halves = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
	const upper = new Uint8Array(Uint16Array.of(1).buffer)[0];
	const keys = new Uint32Array(values.length);
	for (let index = 0; index < keys.length; index++) {
		const half = halves[2 * index + (upper ?? 1)] ?? 0;
		keys[index] = half > 0x7fffffff ? 0 : half;
	}
	return keys;
}

function extent(keys: Uint32Array): {readonly least: number; readonly greatest: number} {
	let least = 0x7fffffff;
	let greatest = 0;
	for (let index = 0; index < keys.length; index++) {
		const key = keys[index] ?? 0;
		if (key < least) least = key;
		if (key > greatest) greatest = key;
	}
	return {least, greatest};
}

function shiftFor(least: number, greatest: number, most: number): number {
	let shift = 0;
	while ((greatest >>> shift) - (least >>> shift) >= most) shift++;
	return shift;
}

function startsOf(keys: Uint32Array, buckets: number): Uint32Array {
	const starts = new Uint32Array(buckets + 1);
	for (let index = 0; index < keys.length; index++) {
		const following = (keys[index] ?? 0) + 1;
		starts[following] = (starts[following] ?? 0) + 1;
	}
	for (let bucket = 1; bucket <= buckets; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
	return starts;
}

function part(values: Float64Array, keys: Uint32Array, starts: Uint32Array): Float64Array {
	const parted = new Float64Array(values.length);
	const places = starts.slice();
	for (let index = 0; index < keys.length; index++) {
		const bucket = keys[index] ?? 0;
		const place = places[bucket] ?? 0;
		parted[place] = values[index] ?? 0;
		places[bucket] = place + 1;
	}
	return parted;
}

/** The last index of ascending values for which `holds`, -1 where it holds for none. */
function lastIndex(values: ArrayLike<number>, holds: (value: number) => boolean): number {
	let low = -1;
	let high = values.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (holds(values[middle] ?? Number.NaN)) low = middle;
		else high = middle - 1;
	}
	return low;
}
