/**
 * Remembers the last results of a pure function by the identity of its arguments, so that selectors may be called from
 * anywhere at no cost. `kept` is how many are remembered: a few, for frames that alternate between two states.
 */
export function memo<Arguments extends readonly unknown[], Result>(
	compute: (...inputs: Arguments) => Result,
	kept = 2,
): (...inputs: Arguments) => Result {
	const known: {readonly inputs: Arguments; readonly result: Result}[] = [];
	return (...inputs) => {
		const found = known.findIndex(entry => entry.inputs.every((input, index) => Object.is(input, inputs[index])));
		const entry = known[found] ?? {inputs, result: compute(...inputs)};
		if (found > 0) known.splice(found, 1);
		if (found !== 0) known.unshift(entry);
		known.length = Math.min(known.length, kept);
		return entry.result;
	};
}
