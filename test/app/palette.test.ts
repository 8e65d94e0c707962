import {describe, expect, it} from 'vitest';
import {choices} from '../../source/app/palette.ts';
import {opened} from './support/session.ts';

describe('choices', () => {
	it('are first of all the section that has the name, and then the nodes that have it in theirs', () => {
		const found = choices(opened(), 'through');
		expect(found[0]).toMatchObject({kind: 'section', detail: '2'});
		expect(found.slice(1).map(({kind}) => kind)).toContain('node');
	});

	it('can be found by other words than the first too', () => {
		expect(choices(opened(), 'joules')[0]).toMatchObject({kind: 'section', detail: '7'});
	});

	it('have what cannot be done now below all that can', () => {
		const isPossible = choices(opened(), 'e').map(({unavailable}) => unavailable === null);
		expect(isPossible.indexOf(false)).toBeGreaterThan(0);
		expect(isPossible.lastIndexOf(true)).toBe(isPossible.indexOf(false) - 1);
	});
});
