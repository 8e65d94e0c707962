import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {reasonOf} from '../../source/commands/file-errors.ts';

describe('the reason of a file error', () => {
	it('is in words', () => {
		expect(reasonOf(thrownBy(() => readFileSync('/dev/null/file')))).toBe('a part of the path is not a folder');
		expect(reasonOf(Object.assign(new Error(), {code: 'EBADF'}))).toBe('the system says EBADF');
	});

	it('is no way to hide a bug', () => {
		const bug = new TypeError('undefined is not a function');
		expect(() => reasonOf(bug)).toThrow(bug);
		expect(thrownBy(() => reasonOf('a word'))).toBe('a word');
	});
});

function thrownBy(action: () => unknown): unknown {
	try {
		action();
	} catch (error) {
		return error;
	}
	throw new Error('nothing was thrown');
}
