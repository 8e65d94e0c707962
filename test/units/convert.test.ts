import {describe, expect, it} from 'vitest';
import {
	perMillion,
	toBillions,
	toFraction,
	toHours,
	toKilojoules,
	toKilowattHours,
	toMillions,
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
		[toBillions, 270, 0.27],
		[toMillions, 0.27, 270],
		[toPercentage, 0.015, 1.5],
		[toFraction, 1.5, 0.015],
	] as const)('%o(%d) is %d', (convert, value, expected) => {
		expect(convert(value)).toBeCloseTo(expected, 12);
	});
});
