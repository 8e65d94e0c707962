import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
	counted,
	dash,
	decimalsFor,
	formatBytes,
	formatDigits,
	formatDuration,
	formatInterval,
	formatNumber,
	formatPercent,
	formatQuantity,
	formatValue,
	unitText,
} from '../../source/units/format.ts';
import type {Unit} from '../../source/units/quantity.ts';

/** Digits are grouped by a space that does not break; a plain one is easier to read here. */
function plain(text: string): string {
	return text.replaceAll('\u00a0', ' ');
}

describe('formatQuantity', () => {
	it.each<[number, Unit, string]>([
		[2289.4, 'tok/s', '2289 tok/s'],
		[300.25, 'tok/s', '300 tok/s'],
		[31.25, 'ms', '31.3 ms'],
		[9.123, 'ms', '9.12 ms'],
		[9.996, 'ms', '10.0 ms'],
		[80835.034, 'ms', '80 835 ms'],
		[347443, 'J', '347 443 J'],
		[0.5, 'J/tok', '0.500 J/tok'],
		[0.0312, 's', '0.0312 s'],
		[97, '%', '97.0 %'],
		[0.059233, 'fraction', '5.9 %'],
		[0.123, 'fraction', '12.3 %'],
		[0.00096, 'fraction', '0.096 %'],
		[-0.085, 'fraction', '−8.5 %'],
		[1000, 'tok', '1000 tok'],
		[12.5, 'count', '12.5'],
		[3, 'count', '3'],
		[0, 'ms', '0 ms'],
		[0, 'fraction', '0.0 %'],
		[1e12, 'tok/s', '1.00e12 tok/s'],
		[1e-9, 'J', '1.00e−9 J'],
		[-2.5e-10, 'W', '−2.50e−10 W'],
		[1.5e-5, 's', '0.000015 s'],
	])('writes %d %s as %s', (value, unit, expected) => {
		expect(plain(formatQuantity({value, unit}))).toBe(expected);
	});

	it('writes what is not known as a dash, and never as 0', () => {
		for (const value of [null, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
			expect(formatQuantity({value, unit: 'ms'})).toBe(dash);
			expect(formatNumber(value, 2)).toBe(dash);
			expect(formatPercent(value)).toBe(dash);
			expect(formatDuration(value)).toBe(dash);
			expect(formatBytes(value)).toBe(dash);
			expect(formatInterval(value, 1, 'ms')).toBe(dash);
		}
		expect(formatQuantity({value: null, unit: 'money', symbol: 'EUR'})).toBe('—');
	});

	it('puts the currency in place of the unit', () => {
		expect(formatQuantity({value: 92.611, unit: 'money', symbol: 'EUR'})).toBe('92.61 €');
		expect(formatQuantity({value: 0.9722, unit: 'money/Mtok', symbol: 'USD'})).toBe('0.972 $/Mtok');
		expect(formatQuantity({value: 7, unit: 'money/h', symbol: 'CHF'})).toBe('7.00 CHF/h');
		expect(unitText('money')).toBe('¤');
	});

	it('signs gains where it is asked to, and never a zero', () => {
		expect(formatQuantity({value: 0.044, unit: 'fraction'}, {signed: true})).toBe('+4.4 %');
		expect(formatQuantity({value: -0.044, unit: 'fraction'}, {signed: true})).toBe('−4.4 %');
		expect(formatQuantity({value: 0.0001, unit: 'fraction'}, {signed: true, decimals: 1})).toBe('0.0 %');
	});
});

describe('formatNumber', () => {
	it('never writes a negative zero', () => {
		const value = fc.double({noNaN: true, min: -0.01, max: 0.01});
		fc.assert(
			fc.property(value, fc.integer({min: 0, max: 6}), (number, decimals) => {
				expect(formatNumber(number, decimals)).not.toMatch(/^[−-]0(\.0*)?$/);
			}),
		);
		expect(formatNumber(-0, 2)).toBe('0.00');
		expect(formatNumber(-0.001, 2)).toBe('0.00');
	});

	it('rounds to the decimals asked for, whatever the size', () => {
		const value = fc.double({noNaN: true, min: -9e8, max: 9e8});
		fc.assert(
			fc.property(value, fc.integer({min: 0, max: 5}), (number, decimals) => {
				const text = formatNumber(number, decimals);
				const back = Number(text.replaceAll('\u00a0', '').replace('−', '-'));
				expect(Math.abs(back - number)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + Math.abs(number) * 1e-15);
				expect(text.split('.')[1]?.length ?? 0).toBe(decimals);
			}),
		);
	});

	it('parts digits by threes from five on', () => {
		expect([9999, 10_000, 123_456_789].map(value => plain(formatNumber(value, 0)))).toEqual([
			'9999',
			'10 000',
			'123 456 789',
		]);
		expect(plain(formatNumber(-12_345.678, 2))).toBe('−12 345.68');
	});

	it('leaves any finite number readable in a few columns', () => {
		fc.assert(
			fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), value => {
				expect(formatQuantity({value, unit: 'J'}).length).toBeLessThanOrEqual(16);
			}),
		);
	});
});

describe('decimalsFor', () => {
	it('shows three significant digits at the median of a column', () => {
		expect(decimalsFor([2289, 926, 389, 300], 'tok/s')).toBe(0);
		expect(decimalsFor([31.2, 47.9, 5.1], 'ms')).toBe(1);
		expect(decimalsFor([0.012, 0.5, 9], 'J/tok')).toBe(3);
		expect(decimalsFor([1e-12], 'J')).toBe(6);
	});

	it('does not count what is unknown or 0', () => {
		expect(decimalsFor([null, undefined, 0, Number.NaN, 47.9], 'ms')).toBe(1);
		expect(decimalsFor([], 'ms')).toBe(0);
		expect(decimalsFor([null], 'fraction')).toBe(1);
	});

	it('gives percentages two digits and at least one decimal', () => {
		expect(decimalsFor([0.085, 0.048], 'fraction')).toBe(1);
		expect(decimalsFor([0.85], 'fraction')).toBe(1);
		expect(decimalsFor([0.0053], 'fraction')).toBe(2);
	});

	it('gives whole numbers of things none', () => {
		expect(decimalsFor([3, 7], 'count')).toBe(0);
		expect(decimalsFor([64, 128], 'tok')).toBe(0);
		expect(decimalsFor([1.5, 2], 'count')).toBe(2);
	});

	it('does not depend on the order of the column', () => {
		const column = fc.array(fc.double({noNaN: true, min: 0, max: 1e6}), {maxLength: 9});
		fc.assert(
			fc.property(column, values => {
				expect(decimalsFor([...values].reverse(), 'ms')).toBe(decimalsFor(values, 'ms'));
			}),
		);
	});
});

describe('intervals', () => {
	it('have the decimals of both bounds', () => {
		expect(formatInterval(0.045, 0.0732, 'fraction')).toBe('4.5 … 7.3 %');
		expect(formatInterval(-0.012, 0.0732, 'fraction', 1)).toBe('−1.2 … 7.3 %');
		expect(formatInterval(1, 2, 'count')).toBe('1 … 2');
		expect(formatValue(0.5, 'fraction', {decimals: 0})).toBe('50');
	});
});

describe('formatDuration', () => {
	it.each([
		[0, '00:00:00'],
		[59.5, '00:01:00'],
		[3661, '01:01:01'],
		[47_642.4, '13:14:02'],
		[90_061, '25:01:01'],
		[360_000, '100:00:00'],
		[-5, '−00:00:05'],
		[-0.2, '00:00:00'],
	])('writes %d s as %s', (seconds, expected) => {
		expect(formatDuration(seconds)).toBe(expected);
	});
});

describe('formatBytes', () => {
	it.each([
		[0, '0 B'],
		[999, '999 B'],
		[1000, '1.00 kB'],
		[13_234_567, '13.2 MB'],
		[999_999, '1.00 MB'],
		[2.5e12, '2.50 TB'],
	])('writes %d as %s', (bytes, expected) => {
		expect(formatBytes(bytes)).toBe(expected);
	});
});

describe('counts', () => {
	it('agree with their nouns', () => {
		expect(counted(1, 'run')).toBe('1 run');
		expect(counted(0, 'run')).toBe('0 runs');
		expect(counted(304, 'query', 'queries')).toBe('304 queries');
		expect(counted(12_345, 'request')).toBe('12\u00a0345 requests');
	});
});

describe('significant digits', () => {
	it('are shown without zeros at the end', () => {
		expect(formatDigits(2289.3512, 6)).toBe('2289.35');
		expect(formatDigits(8, 3)).toBe('8');
		expect(formatDigits(100, 3)).toBe('100');
		expect(formatDigits(0.5, 2)).toBe('0.5');
		expect(formatDigits(-1.25, 2)).toBe('−1.3');
		expect(formatDigits(0, 3)).toBe('0');
		expect(formatDigits(2e12, 3)).toBe('2.00e12');
		expect(formatDigits(undefined, 3)).toBe('—');
	});
});
