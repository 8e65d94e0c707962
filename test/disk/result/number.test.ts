import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readNumber} from '../../../source/disk/result/number.ts';
import {sourceOf} from './source.ts';

/** The number at the start of a text that goes on behind it, as in a list. */
function read(text: string, options = {}): number | string {
	const source = sourceOf(`${text},`, options);
	source.next();
	if (!readNumber(source)) return `damage at ${source.damage?.position}`;
	return source.next() === 0x2c ? source.number : `stopped at ${source.position}`;
}

describe('readNumber', () => {
	it.each([
		'0',
		'-0',
		'7',
		'-12.5',
		'0.052205889000106254',
		'1e3',
		'1E+3',
		'2.5e-7',
		'9007199254740993',
		'9007199254740992.9999999',
		'0.000000000000000000000000000001',
		'123456789012345678901234567890',
		'1.7976931348623157e308',
		'5e-324',
		'1e400',
		'1e-400',
		'0.1000000000000000055511151231257827021181583404541015625',
	])('reads %s as Number does', text => {
		expect(Object.is(read(text), Number(text))).toBe(true);
	});

	it('reads what Python writes for not-a-number and the infinities', () => {
		expect(read('NaN')).toBeNaN();
		expect(read('Infinity')).toBe(Number.POSITIVE_INFINITY);
		expect(read('-Infinity')).toBe(Number.NEGATIVE_INFINITY);
	});

	it.each([
		['01', 'damage at 1'],
		['-', 'damage at 1'],
		['1.', 'damage at 2'],
		['1.e3', 'damage at 2'],
		['.5', 'damage at 0'],
		['1e', 'damage at 2'],
		['1e+', 'damage at 3'],
		['Inf', 'damage at 0'],
		['nan', 'damage at 0'],
		['1.2.3', 'stopped at 3'],
		['1-2', 'stopped at 1'],
	])('does not take %s for a number', (text, expected) => {
		expect(read(text)).toBe(expected);
	});

	it('gives every double back that JSON writes, at any boundary between chunks', () => {
		fc.assert(
			fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), fc.integer({min: 1, max: 30}), (value, chunk) => {
				// JSON writes 0 for −0.
				expect(read(JSON.stringify(value), {chunk, window: 2})).toBe(value === 0 ? 0 : value);
			}),
			{numRuns: 2000},
		);
	});

	it('rounds decimals of 16 to 21 digits as Number does', () => {
		const digits = fc.bigInt({min: 10n ** 15n, max: 10n ** 21n});
		fc.assert(
			fc.property(digits, fc.integer({min: 0, max: 26}), (value, zeros) => {
				const text = `0.${'0'.repeat(zeros)}${value}`;
				expect(read(text)).toBe(Number(text));
			}),
			{numRuns: 5000},
		);
	});
});
