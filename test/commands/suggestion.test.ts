import {describe, expect, it} from 'vitest';
import {suggestion} from '../../source/commands/suggestion.ts';

const names = ['report', 'check', 'demo'];

describe('a suggestion', () => {
	it.each([
		['chek', 'check'],
		['CHECK', 'check'],
		['rep', null],
		['chekc', 'check'],
		['hcekc', null],
		['reports', 'report'],
		['reprot', 'report'],
		['dmo', 'demo'],
		['data', null],
		['', null],
		['results', null],
	])('for %s is %s', (word, name) => {
		expect(suggestion(word, names)).toBe(name);
	});

	it('is nothing where there is nothing to suggest', () => {
		expect(suggestion('check', [])).toBeNull();
	});
});
