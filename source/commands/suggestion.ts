/** The name that was probably meant: the nearest, if it is near. */
export function suggestion(word: string, names: readonly string[]): string | null {
	const nearest = names
		.map(name => ({name, distance: editDistance(word.toLowerCase(), name.toLowerCase())}))
		.sort((a, b) => a.distance - b.distance)[0];
	// A third of the letters wrong is a typo; more is another word.
	return nearest !== undefined && nearest.distance <= Math.max(1, Math.floor(nearest.name.length / 3))
		? nearest.name
		: null;
}

/** Least number of letters to insert, drop or replace (Levenshtein 1966), by rows. */
function editDistance(a: string, b: string): number {
	let above = Array.from({length: b.length + 1}, (_, column) => column);
	for (const [row, letter] of [...a].entries()) {
		const current = [row + 1];
		for (const [column, other] of [...b].entries()) {
			const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1);
			current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
		}
		above = current;
	}
	return above[b.length] ?? 0;
}
