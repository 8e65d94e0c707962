/** What came of reading something that the user wrote: a value, or what is wrong with it as the end of a sentence. */
export type Reading<Value> = {readonly value: Value} | {readonly mistake: string};

export function isMistake<Value>(reading: Reading<Value>): reading is {readonly mistake: string} {
	return 'mistake' in reading;
}

/** Reads each of several; the first mistake is the mistake of all. */
export function readAll<Value>(
	texts: readonly string[],
	read: (text: string) => Reading<Value>,
): Reading<readonly Value[]> {
	const values: Value[] = [];
	for (const text of texts) {
		const reading = read(text);
		if (isMistake(reading)) return reading;
		values.push(reading.value);
	}
	return {value: values};
}
