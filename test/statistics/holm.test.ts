import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {holm} from '../../source/statistics/holm.ts';
import {expectedStatistics} from '../oracle/expected.ts';

describe('holm', () => {
	it('is the step-down rule, in the order given', () => {
		expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
		const {p, adjusted} = expectedStatistics.holm;
		for (const [index, expected] of adjusted.entries()) expect(holm(p)[index]).toBeCloseTo(expected, 12);
	});

	it('never lowers a p, never passes 1, and keeps their order', () => {
		fc.assert(
			fc.property(fc.array(fc.double({noNaN: true, min: 0, max: 1}), {maxLength: 12}), p => {
				const adjusted = holm(p);
				for (const [index, value] of adjusted.entries()) {
					expect(value).toBeGreaterThanOrEqual(p[index]!);
					expect(value).toBeLessThanOrEqual(1);
					for (const [other, theirs] of adjusted.entries())
						if (p[index]! < p[other]!) expect(value).toBeLessThanOrEqual(theirs);
				}
			}),
		);
	});
});
