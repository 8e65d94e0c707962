import {describe, expect, it} from 'vitest';
import {nameColumn} from '../../source/sections/side-columns.ts';

describe('a column of names', () => {
	it('may be cut to ten cells, and as a column of names no further than they stay apart', () => {
		expect(nameColumn()).toMatchObject({id: 'condition', minWidth: 10, names: true});
	});
});
