import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {incompleteBeta} from '../../source/statistics/incomplete-beta.ts';
import {logGamma} from '../../source/statistics/log-gamma.ts';
import {studentT, studentTail} from '../../source/statistics/student-t.ts';
import {expectedStatistics, isClose} from '../oracle/expected.ts';

describe('studentT', () => {
	it('is scipy’s', () => {
		// ln Γ of half a million is seven digits long before the point: as many are lost behind it.
		const tolerance = (nu: number): number => (nu > 1e5 ? 1e-8 : 1e-10);
		const wrong = expectedStatistics.studentT.filter(([p, nu, t]) => !isClose(studentT(p, nu), t, tolerance(nu)));
		expect(wrong).toEqual([]);
	});

	it.each([
		[2, 4.303],
		[3, 3.182],
		[4, 2.776],
		[5, 2.571],
		[6, 2.447],
		[8, 2.306],
		[9, 2.262],
		[18, 2.101],
	])('for %i degrees of freedom is the printed table’s', (nu, t) => {
		expect(studentT(0.975, nu)).toBeCloseTo(t, 3);
	});

	it('is symmetric, and undone by the tail', () => {
		const probability = fc.double({noNaN: true, min: 0.001, max: 0.499});
		const freedom = fc.double({noNaN: true, min: 0.8, max: 500});
		fc.assert(
			fc.property(probability, freedom, (p, nu) => {
				const t = studentT(1 - p, nu) ?? Number.NaN;
				expect(studentT(p, nu)).toBeCloseTo(-t, 6);
				expect(studentTail(t, nu)).toBeCloseTo(p, 9);
			}),
		);
	});

	it('is not defined at the ends', () => {
		expect([studentT(0, 3), studentT(1, 3), studentT(0.9, 0), studentT(Number.NaN, 3)]).toEqual(
			Array(4).fill(undefined),
		);
	});
});

describe('incompleteBeta', () => {
	it('is scipy’s', () => {
		const wrong = expectedStatistics.incompleteBeta.filter(
			([x, a, b, y]) => !isClose(incompleteBeta(x, a, b), y, 1e-11),
		);
		expect(wrong).toEqual([]);
	});

	it('goes from 0 to 1 and no farther', () => {
		expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
		expect([incompleteBeta(-0.1, 2, 3), incompleteBeta(0.5, 0, 3)]).toEqual([undefined, undefined]);
	});
});

describe('logGamma', () => {
	it('is scipy’s', () => {
		const wrong = expectedStatistics.logGamma.filter(([x, y]) => !isClose(logGamma(x), y, 1e-12));
		expect(wrong).toEqual([]);
	});

	it('is not defined from 0 down', () => {
		expect([logGamma(0), logGamma(-1.5), logGamma(Number.POSITIVE_INFINITY)]).toEqual(Array(3).fill(undefined));
	});
});
