import {describe, expect, it} from 'vitest';
import {nextMarks} from '../../source/app/marks.ts';

describe('marks for Compare', () => {
	it('are two at most: a third takes the place of the older one', () => {
		expect(nextMarks([null, null], 'a')).toEqual(['a', null]);
		expect(nextMarks(['a', null], 'b')).toEqual(['a', 'b']);
		expect(nextMarks(['a', 'b'], 'c')).toEqual(['b', 'c']);
	});

	it('are let go by marking again', () => {
		expect(nextMarks(['a', null], 'a')).toEqual([null, null]);
		expect(nextMarks(['a', 'b'], 'a')).toEqual(['b', null]);
		expect(nextMarks(['a', 'b'], 'b')).toEqual(['a', null]);
	});
});
