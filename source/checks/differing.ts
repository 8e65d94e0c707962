/** What one side says and the other does not. null: they say the same, or one of them says nothing. */
export function differing(
	off: readonly (string | null)[],
	on: readonly (string | null)[],
): {readonly off: readonly string[]; readonly on: readonly string[]} | null {
	const offSays = distinct(off);
	const onSays = distinct(on);
	if (offSays.length === 0 || onSays.length === 0) return null;
	const isSame = offSays.length === onSays.length && offSays.every((value, index) => value === onSays[index]);
	return isSame ? null : {off: offSays, on: onSays};
}

function distinct(values: readonly (string | null)[]): readonly string[] {
	return [...new Set(values.filter(value => value !== null))].sort();
}
