import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {nearestDouble} from '../../../source/disk/result/decimal.ts';

/** The arguments for a whole number of up to 18 digits × 10^exponent. */
function nearest(whole: bigint, exponent: number): number {
	const text = whole.toString();
	const upper = Number(text.slice(0, 9));
	const lower = Number(text.slice(9) || '0');
	return nearestDouble(upper, lower, whole === 0n ? 0 : text.length, exponent);
}

/** 18 digits next to the middle between two doubles, the hardest to round: (2·mantissa + 1) / 2^shift, cut to whole / 10^power. */
const nearMiddle = fc
	.tuple(
		fc.bigInt({min: 2n ** 52n, max: 2n ** 53n - 1n}),
		fc.bigInt({min: 54n, max: 66n}),
		fc.bigInt({min: -1n, max: 2n}),
	)
	.map(([mantissa, shift, step]) => {
		for (let power = 1; ; power++) {
			const whole = ((2n * mantissa + 1n) * 10n ** BigInt(power)) >> shift;
			if (whole >= 10n ** 17n) return {whole: whole + step, power};
		}
	});

describe('nearestDouble', () => {
	it('is what Number gives, or says that it cannot tell', () => {
		const cases = fc.tuple(fc.bigInt({min: 0n, max: 10n ** 18n - 1n}), fc.integer({min: -30, max: 30}));
		let told = 0;
		fc.assert(
			fc.property(cases, ([whole, exponent]) => {
				const value = nearest(whole, exponent);
				if (value === -1) return;
				told++;
				expect(value).toBe(Number(`${whole}e${exponent}`));
			}),
			{numRuns: 5000},
		);
		expect(told).toBeGreaterThan(1000);
	});

	it('holds next to the middle between two doubles', () => {
		fc.assert(
			fc.property(nearMiddle, ({whole, power}) => {
				const value = nearest(whole, -power);
				if (value !== -1) expect(value).toBe(Number(`${whole}e-${power}`));
			}),
			{numRuns: 5000},
		);
	});

	it('can tell the usual latencies, so that the long way stays the exception', () => {
		const latencies = fc.double({min: 1e-5, max: 9, noNaN: true});
		fc.assert(
			fc.property(latencies, value => {
				const [, whole = '', fraction = '', power = '0'] = /^(\d+)(?:\.(\d+))?(?:e(-\d+))?$/.exec(String(value)) ?? [];
				const digits = BigInt(whole + fraction);
				expect(nearest(digits, Number(power) - fraction.length)).toBe(value);
			}),
			{numRuns: 3000},
		);
	});
});
