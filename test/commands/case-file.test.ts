import {describe, expect, it} from 'vitest';
import {folded, parseCase} from './case-file.ts';

describe('a case', () => {
	it('is read by the first letter of its lines', () => {
		const text = [
			...['# What it shows,', '# in words.', '+ data/a.json', '| {}', '|', '+ empty/', '@ LANG=C=D', ''],
			...['$ cai-tui demo | cat', '> a', '>', '! b', '= 2', '$ true'],
		];
		expect(parseCase(text.join('\n'))).toEqual({
			about: 'What it shows, in words.',
			files: [
				{name: 'data/a.json', text: '{}\n\n'},
				{name: 'empty/', text: ''},
			],
			env: {LANG: 'C=D'},
			steps: [
				{command: 'cai-tui demo | cat', stdout: ['a', ''], stderr: ['b'], exit: 2},
				{command: 'true', stdout: [], stderr: [], exit: 0},
			],
		});
		expect(() => parseCase('? what')).toThrow('line 1');
	});

	it('folds what a gap stands for, and only that', () => {
		expect(folded(['a', 'b', 'c', 'd'], ['a', '[…]', 'd'])).toEqual(['a', '[…]', 'd']);
		expect(folded(['a', 'b'], ['a', '[…]'])).toEqual(['a', '[…]']);
		expect(folded(['a', 'b', 'c'], ['a', '[…]', 'x'])).toEqual(['a', 'b', 'c']);
		expect(folded(['a', 'b', 'c'], ['a', 'x'])).toEqual(['a', 'b', 'c']);
		expect(folded(['a', 'd', 'e'], ['a', '[…]', 'd'])).toEqual(['a', '[…]', 'd', 'e']);
		expect(folded([], ['a'])).toEqual([]);
	});
});
