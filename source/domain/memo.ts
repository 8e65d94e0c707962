/**
 * Computes once for each object and forgets with it. Runs, traces and conditions never change (a further run makes new
 * ones), so what was computed of one holds for as long as it exists.
 */
export function perObject<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
	const known = new WeakMap<Key, {readonly value: Value}>();
	return key => {
		const cached = known.get(key);
		if (cached !== undefined) return cached.value;
		const value = compute(key);
		known.set(key, {value});
		return value;
	};
}

/** Computes once for each key of a map that lives as long as what the results belong to. */
export function remember<Key, Value extends object | null>(
	known: Map<Key, Value>,
	key: Key,
	compute: () => Value,
): Value {
	const cached = known.get(key);
	if (cached !== undefined) return cached;
	const value = compute();
	known.set(key, value);
	return value;
}
