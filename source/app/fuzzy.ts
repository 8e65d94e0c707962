/**
 * The items whose text holds the letters of the query in their order, best first: letters at the beginnings of words and
 * letters that stand together count for more, long texts for less. Words of the query may come in any order.
 */
export function rankFuzzy<Item>(
	items: readonly Item[],
	query: string,
	textOf: (item: Item) => string,
): readonly Item[] {
	const words = query
		.toLowerCase()
		.split(/\s+/)
		.filter(word => word !== '');
	return items
		.flatMap((item, index) => {
			const text = textOf(item).toLowerCase();
			const scores = words.map(word => fuzzyScore(text, word));
			if (scores.some(score => score === null)) return [];
			return [{item, index, score: scores.reduce<number>((sum, score) => sum + (score ?? 0), 0)}];
		})
		.sort((a, b) => b.score - a.score || a.index - b.index)
		.map(({item}) => item);
}

const wordStart = /[^\p{L}\p{N}]/u;

/** null: the letters are not all there in this order. Both texts in lower case. */
export function fuzzyScore(text: string, word: string): number | null {
	const whole = text.indexOf(word);
	if (whole !== -1) return 100 + (isWordStart(text, whole) ? 50 : 0) - text.length / 100;
	let score = 0;
	let at = -1;
	for (const letter of word) {
		const next = text.indexOf(letter, at + 1);
		if (next === -1) return null;
		score += next === at + 1 ? 5 : isWordStart(text, next) ? 4 : 1;
		at = next;
	}
	return score - text.length / 100;
}

function isWordStart(text: string, index: number): boolean {
	return index === 0 || wordStart.test(text[index - 1] ?? '');
}
