import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {compareNatural} from '../../source/domain/natural-order.ts';

describe('compareNatural', () => {
	it('orders names as people count', () => {
		const names = ['1B_512', 'rep 10', 'rep 2', '1B_64', 'Rep 3', 'qps_inf', 'qps_8', 'qps_16', 'a', ''];
		expect(names.sort(compareNatural)).toEqual([
			'',
			'1B_64',
			'1B_512',
			'a',
			'qps_8',
			'qps_16',
			'qps_inf',
			'rep 2',
			'Rep 3',
			'rep 10',
		]);
	});

	it('compares numbers of any length, leading zeros or not', () => {
		expect(compareNatural('9007199254740993', '9007199254740992')).toBeGreaterThan(0);
		expect(compareNatural('run 007', 'run 8')).toBeLessThan(0);
	});

	const name = fc.string({unit: fc.constantFrom('a', 'B', 'b', '0', '1', '9', '_', ' ', 'é'), maxLength: 8});

	it('is a total order', () => {
		fc.assert(
			fc.property(name, name, name, (a, b, c) => {
				expect(Math.sign(compareNatural(a, b))).toBe(-Math.sign(compareNatural(b, a)) + 0);
				expect(compareNatural(a, b) === 0).toBe(a === b);
				if (compareNatural(a, b) <= 0 && compareNatural(b, c) <= 0) expect(compareNatural(a, c)).toBeLessThanOrEqual(0);
			}),
			{numRuns: 1000},
		);
	});
});
