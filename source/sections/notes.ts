import type {Comparison} from '../domain/comparison.ts';
import {groupBy} from '../domain/group-by.ts';
import type {TextFigure} from '../figures/figure.ts';
import {smallestRankTestP} from '../statistics/mann-whitney.ts';
import {counted, formatNumber, formatPercent} from '../units/format.ts';
import type {PairRow} from './overhead-table.ts';

const namesShown = 3;

/** From so many on, the level of one interval is not the level of all of them. */
const manyIntervals = 10;

export function formula(sentence: string): TextFigure {
	return {kind: 'text', id: 'formula', text: sentence, tone: 'formula'};
}

export function note(id: string, sentence: string): TextFigure {
	return {kind: 'text', id, text: sentence, tone: 'note'};
}

export function lack(sentence: string): TextFigure {
	return {kind: 'text', id: 'lack', text: sentence, tone: 'lack'};
}

export function warning(id: string, sentence: string): TextFigure {
	return {kind: 'text', id, text: sentence, tone: 'warning'};
}

/** How the intervals came to be, and what so few repetitions cannot say; nothing where there is no pair. */
export function uncertaintyNotes(comparisons: readonly Comparison[]): readonly TextFigure[] {
	const pairs = comparisons.filter(({n_off, n_on, verdict}) => n_off > 0 && n_on > 0 && verdict !== 'not comparable');
	const sentences = [...methodSentences(pairs), ...rankTestSentences(pairs), ...singleRunSentences(pairs)];
	return sentences.length === 0 ? [] : [note('uncertainty', sentences.join(' '))];
}

/** Why overheads are greyed, conditions of one reason together. */
export function notComparableNotes(rows: readonly PairRow[]): readonly TextFigure[] {
	const greyed = rows.filter(({pair}) => pair.comparison.verdict === 'not comparable');
	const byReason = groupBy(greyed, ({pair}) => pair.comparison.reason ?? 'no reason known');
	const parts = [...byReason].map(
		([reason, members]) => `${abridged(members.map(({condition}) => condition.name))} (${reason})`,
	);
	return parts.length === 0 ? [] : [note('not-comparable', `Not comparable: ${parts.join('; ')}.`)];
}

/** `a, b, c and 4 more`. */
export function abridged(names: readonly string[], shown = namesShown): string {
	if (names.length <= shown) return names.join(', ');
	return `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;
}

function methodSentences(pairs: readonly Comparison[]): readonly string[] {
	const intervals = pairs.flatMap(({ci}) => (ci === null ? [] : [ci]));
	const exact = intervals.filter(({method}) => method === 'hodges-lehmann-log').map(({level}) => level);
	const methods = [
		...(exact.length < intervals.length ? ["Welch's t on logarithms where a side has 2 or 3 runs"] : []),
		...(exact.length > 0 ? [`Hodges–Lehmann on logarithms from 4 runs a side (exact level ${span(exact)})`] : []),
	];
	if (methods.length === 0) return [];
	const astray =
		intervals.length < manyIntervals
			? ''
			: ` Of ${intervals.length} intervals at 95 % about ${Math.round(intervals.length / 20)} will miss the truth by chance.`;
	return [`Interval: ${methods.join('; ')}.${astray}`];
}

function span(levels: readonly number[]): string {
	const low = Math.min(...levels);
	const high = Math.max(...levels);
	const text = formatPercent(low, {decimals: 1});
	return low === high ? text : `${text} … ${formatPercent(high, {decimals: 1})}`;
}

function rankTestSentences(pairs: readonly Comparison[]): readonly string[] {
	const sizes = new Map(
		pairs
			.filter(({n_off, n_on}) => n_off > 1 && n_on > 1)
			.map(
				({n_off, n_on}) =>
					[`${Math.min(n_off, n_on)}+${Math.max(n_off, n_on)}`, smallestRankTestP(n_off, n_on) ?? 1] as const,
			),
	);
	return [...sizes]
		.filter(([, p]) => p > 0.05)
		.map(([size, p]) => {
			const [few, more] = size.split('+');
			const n = few === more ? `n = ${few}` : `n = ${few} and ${more}`;
			return `${n}: no rank test can be significant (its smallest p is ${formatNumber(p, 2)}).`;
		});
}

function singleRunSentences(pairs: readonly Comparison[]): readonly string[] {
	const single = pairs.filter(({n_off, n_on}) => n_off === 1 || n_on === 1).length;
	return single === 0 ? [] : [`${counted(single, 'condition')} with a single run on a side: no interval can be given.`];
}
