import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {plain, spaceLooks, styleOfSpace, transition, withParameters} from '../../source/terminal/style.ts';

const parameters = fc
	.array(
		fc.constantFrom(
			'0',
			'1',
			'2',
			'3',
			'4',
			'7',
			'9',
			'53',
			'22',
			'24',
			'27',
			'31',
			'94',
			'39',
			'44',
			'49',
			'38;5;208',
			'48;2;1;2;3',
		),
		{maxLength: 5},
	)
	.map(codes => codes.join(';'));

describe('a style', () => {
	it('is one object for all ways to it', () => {
		expect(withParameters(withParameters(plain, '1'), '31')).toBe(withParameters(plain, '0;31;1'));
		expect(withParameters(withParameters(plain, '38;5;208'), '39')).toBe(plain);
		expect(withParameters(withParameters(plain, '1;2;4'), '22')).toBe(withParameters(plain, '4'));
		expect(withParameters(withParameters(plain, '7'), '')).toBe(plain);
	});

	it('is not changed by what it does not know', () => {
		expect(withParameters(plain, '11;99;200')).toBe(plain);
	});
});

describe('a transition', () => {
	it('leads to the style that it is asked for', () => {
		fc.assert(
			fc.property(parameters, parameters, (from, to) => {
				const [start, end] = [withParameters(plain, from), withParameters(plain, to)];
				const sequence = transition(start, end);
				if (start === end) expect(sequence).toBe('');
				else expect(withParameters(start, sequence.slice(2, -1))).toBe(end);
			}),
		);
	});

	it.each([
		['to plain', '1;31', '', '\x1b[m'],
		['from plain', '', '7', '\x1b[7m'],
		['of colour alone', '1;31', '1;32', '\x1b[32m'],
		['out of inverse', '7;1', '1', '\x1b[27m'],
		['by starting over, where that is shorter', '1;4;38;5;208', '2', '\x1b[;2m'],
		['from bold and dim to bold', '1;2;38;5;208', '1;38;5;208', '\x1b[22;1m'],
	])('%s', (_, from, to, expected) => {
		expect(transition(withParameters(plain, from), withParameters(plain, to))).toBe(expected);
	});
});

describe('a space', () => {
	it('shows background and decoration, not the colour of ink', () => {
		expect(styleOfSpace(withParameters(plain, '1;3;31'))).toBe(plain);
		expect(styleOfSpace(withParameters(plain, '1;31;44'))).toBe(withParameters(plain, '44'));
		expect(styleOfSpace(withParameters(plain, '7;31'))).toBe(withParameters(plain, '7;31'));
	});

	it('needs no change of style where it looks the same', () => {
		expect(spaceLooks(withParameters(plain, '1;31'), plain)).toBe(true);
		expect(spaceLooks(withParameters(plain, '4;31'), plain)).toBe(false);
		expect(spaceLooks(plain, withParameters(plain, '4'))).toBe(false);
	});
});
