import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {mannWhitneyCounts, mannWhitneyProbability, smallestRankTestP} from '../../source/statistics/mann-whitney.ts';
import {expectedStatistics, isClose} from '../oracle/expected.ts';

/** Every way to deal n + m ranks to the two samples, U counted pair by pair. */
function enumerated(n: number, m: number): number[] {
	const counts = new Array<number>(n * m + 1).fill(0);
	for (let hand = 0; hand < 2 ** (n + m); hand++) {
		const first: number[] = [];
		const second: number[] = [];
		for (let rank = 0; rank < n + m; rank++) (hand & (1 << rank) ? first : second).push(rank);
		if (first.length !== n) continue;
		let u = 0;
		for (const a of first) for (const b of second) if (a > b) u++;
		counts[u]!++;
	}
	return counts;
}

describe('mannWhitneyCounts', () => {
	it('is what dealing out all ranks gives', () => {
		for (let n = 1; n <= 6; n++) for (let m = 1; m <= 6; m++) expect(mannWhitneyCounts(n, m)).toEqual(enumerated(n, m));
	});

	it('is symmetric, and does not care which sample is the first', () => {
		fc.assert(
			fc.property(fc.integer({min: 1, max: 14}), fc.integer({min: 1, max: 14}), (n, m) => {
				const counts = mannWhitneyCounts(n, m) ?? [];
				expect(counts).toEqual([...counts].reverse());
				expect(counts).toEqual(mannWhitneyCounts(m, n));
			}),
		);
	});

	it('is not defined without samples', () => {
		expect([mannWhitneyCounts(0, 3), mannWhitneyCounts(2.5, 3)]).toEqual([undefined, undefined]);
	});
});

describe('smallestRankTestP', () => {
	it('is the p of two samples that do not overlap, as scipy computes it', () => {
		const wrong = expectedStatistics.rankTestP.filter(([n, m, p]) => !isClose(smallestRankTestP(n, m), p));
		expect(wrong).toEqual([]);
	});

	it.each([
		[3, 3, 0.1],
		[3, 4, 0.057],
		[3, 5, 0.036],
		[4, 4, 0.029],
		[4, 5, 0.016],
		[5, 5, 0.0079],
		[6, 6, 0.0022],
		[8, 8, 0.0002],
		[10, 10, 1.1e-5],
	])('for %i and %i runs is the domain reference’s', (n, m, p) => {
		const digits = p < 0.0003 ? 1 : 2;
		expect((smallestRankTestP(n, m) ?? 1).toPrecision(digits)).toBe(p.toPrecision(digits));
	});

	it('never falls below what all U together give', () => {
		expect(mannWhitneyProbability(9, 3, 3)).toBe(1);
	});
});
