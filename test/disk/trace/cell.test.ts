import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {cellOf} from '../../../source/disk/trace/cell.ts';

describe('cellOf', () => {
	it('finds the double nearest to the digits, and the unit', () => {
		const digits = fc.tuple(fc.stringMatching(/^\d{1,12}$/), fc.stringMatching(/^(\.\d{0,12})?$/));
		const unit = fc.constantFrom('', ' W', ' %', ' MiB', ' MHz', 'C', ' °C', '  W');
		fc.assert(
			fc.property(digits, unit, ([whole, part], unitText) => {
				expect(cellOf(`${whole}${part}${unitText}`)).toEqual({
					kind: 'number',
					value: Number(whole + part),
					unit: unitText.trim().toLowerCase(),
				});
			}),
		);
	});

	it.each(['-1 W', '+5', '.5', '1e3 %', '1E-3'])('reads %s', text => {
		expect(cellOf(text)).toMatchObject({kind: 'number', value: Number.parseFloat(text)});
	});

	it.each(['', '-', '[N/A]', '[Unknown Error]', 'N/A', 'nan'])('takes %j for no answer', text => {
		expect(cellOf(text)).toEqual({kind: 'missing'});
	});

	it.each(['.', '1.2.3', '5 kW', 'W', '1 2', '62.87 WW', '0x'])('cannot read %j', text => {
		expect(cellOf(text)).toEqual({kind: 'odd'});
	});

	it('reads a mask of bits', () => {
		expect(cellOf('0x0000000000000004')).toMatchObject({kind: 'number', value: 4});
	});
});
