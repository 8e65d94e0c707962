/**
 * Null distribution of the Mann–Whitney count U for samples of n and m: how many of the C(n + m, n) equally likely
 * orders give each U from 0 to n·m. undefined where a size is no positive whole number.
 *
 * The largest value beats all m of the other sample or is one of them: N(u; n, m) = N(u − m; n − 1, m) + N(u; n, m − 1).
 *
 * @see Mann & Whitney 1947
 */
export function mannWhitneyCounts(n: number, m: number): readonly number[] | undefined {
	if (!isSize(n) || !isSize(m)) return undefined;
	// rows[j]: the counts of samples of i and j; i grows from 0, where every order gives U = 0.
	let rows: readonly (readonly number[])[] = Array.from({length: m + 1}, () => [1]);
	for (let i = 1; i <= n; i++) {
		const next: (readonly number[])[] = [[1]];
		for (let j = 1; j <= m; j++) {
			const beaten = rows[j] ?? [];
			const beating = next[j - 1] ?? [];
			next.push(Array.from({length: i * j + 1}, (_, u) => (beaten[u - j] ?? 0) + (beating[u] ?? 0)));
		}
		rows = next;
	}
	return rows[m];
}

/** P(U ≤ u) under the null hypothesis. */
export function mannWhitneyProbability(u: number, n: number, m: number): number | undefined {
	const counts = mannWhitneyCounts(n, m);
	if (counts === undefined) return undefined;
	let below = 0;
	let all = 0;
	for (const [value, count] of counts.entries()) {
		all += count;
		if (value <= u) below += count;
	}
	return below / all;
}

/** Smallest two-sided p that samples of these sizes can reach: 0.1 for three and three. */
export function smallestRankTestP(n: number, m: number): number | undefined {
	const once = mannWhitneyProbability(0, n, m);
	return once === undefined ? undefined : Math.min(1, 2 * once);
}

function isSize(value: number): boolean {
	return Number.isInteger(value) && value > 0;
}
