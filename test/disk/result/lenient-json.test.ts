import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {parseLenient} from '../../../source/disk/result/lenient-json.ts';

describe('parseLenient', () => {
	it('is JSON.parse for JSON', () => {
		fc.assert(
			fc.property(fc.json(), text => {
				expect(parseLenient(text)).toEqual(JSON.parse(text));
			}),
		);
	});

	it.each([
		['NaN', Number.NaN],
		['-Infinity', Number.NEGATIVE_INFINITY],
		['[NaN, "NaN", -Infinity]', [null, 'NaN', null]],
		['{"a\\"Infinity": Infinity}', {'a"Infinity': null}],
		['[NaN', undefined],
		['Inf', undefined],
		['', undefined],
	])('reads %s', (text, value) => {
		expect(parseLenient(text)).toEqual(value);
	});
});
