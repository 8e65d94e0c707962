import type {Knee} from '../../domain/knee.ts';

/** The rule that a knee was found by, and how far it can be believed. */
export function kneeWords(knee: Knee | null, hasSlo: boolean): string {
	if (knee === null)
		return hasSlo ? 'SLO: not met even at the lowest level' : 'none: throughput still grows at the top';
	switch (knee.rule) {
		case 'slo':
			return knee.reached
				? `SLO: p95 of ${knee.objective.toUpperCase()} within it up to here`
				: 'SLO: within it at every level, the knee lies beyond';
		case 'plateau':
			return `plateau, ${knee.confirmed === null ? 'p95 unknown' : knee.confirmed ? 'confirmed' : 'not confirmed'}`;
		case 'kneedle':
			return 'Kneedle';
	}
}

/** What the rules of the knees at hand are, for the line of formulas. */
export function kneeFormula(knees: readonly (Knee | null)[], hasSlo: boolean): string {
	if (hasSlo) {
		return 'knee (SLO): the level up to which the p95 of every latency with an objective stays within it, on a straight line between the last level within and the first beyond.';
	}
	const rules = new Set(knees.flatMap(knee => knee?.rule ?? []));
	const sentences = [
		...(rules.has('plateau') || rules.size === 0
			? [
					'knee (plateau): the first level within 5 % of the most requests a second, if a higher level was measured; confirmed where the next gains less than 3 % while p95 grows by 20 % or more.',
				]
			: []),
		...(rules.has('kneedle')
			? ['knee (Kneedle): where the curve leads most over its diagonal, levels that double by their logarithm.']
			: []),
	];
	return sentences.join(' ');
}
