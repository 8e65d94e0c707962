import {describe, expect, it} from 'vitest';
import {
	perMillion,
	toFraction,
	toHours,
	toKilojoules,
	toKilowattHours,
	toMilliseconds,
	toPercentage,
	toSeconds,
} from '../../source/units/convert.ts';

describe('conversions', () => {
	it.each([
		[toMilliseconds, 1.5, 1500],
		[toSeconds, 1500, 1.5],
		[toHours, 5400, 1.5],
		[perMillion, 2e-6, 2],
		[toKilojoules, 1500, 1.5],
		[toKilowattHours, 5.4e6, 1.5],
		[toPercentage, 0.015, 1.5],
		[toFraction, 1.5, 0.015],
	] as const)('%o(%d) is %d', (convert, value, expected) => {
		expect(convert(value)).toBeCloseTo(expected, 12);
	});
});
