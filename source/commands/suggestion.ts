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

/** Least number of letters to insert, drop, replace, or swap with their neighbour (Damerau 1964), by rows. */
function editDistance(a: string, b: string): number {
	let twoAbove: readonly number[] = [];
	let above: readonly number[] = Array.from({length: b.length + 1}, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
			const edited = Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
			const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			current.push(isSwap ? Math.min(edited, (twoAbove[column - 2] ?? 0) + 1) : edited);
		}
		[twoAbove, above] = [above, current];
	}
	return above[b.length] ?? 0;
}
