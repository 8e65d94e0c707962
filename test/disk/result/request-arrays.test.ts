import {describe, expect, it} from 'vitest';
import {readErrors, readGaps, readNumbers} from '../../../source/disk/result/request-arrays.ts';
import {sourceOf} from './source.ts';

describe('readErrors', () => {
	const read = (texts: readonly unknown[]) => {
		const errors = readErrors(sourceOf(JSON.stringify(texts)));
		if (errors === null || errors === undefined) throw new Error('not read');
		return {failed: [...errors.failed.view()], messages: Object.fromEntries(errors.messages)};
	};

	it('keeps the last line of each text, and how often it occurs', () => {
		const traceback = (line: string) => `Traceback (most recent call last):\n  File "x.py", line 1\n${line}\n\n`;
		expect(read(['', traceback('A: 1'), 'B', traceback('A: 1'), null])).toEqual({
			failed: [0, 1, 1, 1, 0],
			messages: {'A: 1': 2, B: 1},
		});
	});

	it('takes a text of blanks for an error without words', () => {
		expect(read([' \n '])).toEqual({failed: [1], messages: {'': 1}});
	});

	it('shortens what is too long to show, and does not keep what is too long to hold', () => {
		const {messages, failed} = read(['x'.repeat(5000), 'y'.repeat(1_100_000)]);
		expect(failed).toEqual([1, 1]);
		expect(Object.keys(messages).map(message => message.length)).toEqual([300, 'a text of more than 1 MiB'.length]);
	});

	it('refuses a text with a bad escape', () => {
		const source = sourceOf('["fine", "bad \\x escape"]');
		expect(readErrors(source)).toBeUndefined();
		expect(source.damage).not.toBeNull();
	});
});

describe('readGaps', () => {
	it('keeps the gaps of all requests in one list, with their counts', () => {
		const gaps = readGaps(sourceOf('[[0.1, 2e-1], [], [1]]'));
		expect([...(gaps?.values.view() ?? [])]).toEqual([0.1, 0.2, 1]);
		expect([...(gaps?.counts.view() ?? [])]).toEqual([2, 0, 1]);
	});

	it('knows a request that has no list', () => {
		const gaps = readGaps(sourceOf('[[0.1], null, [0.2]]'));
		expect([...(gaps?.counts.view() ?? [])]).toEqual([1, Number.NaN, 1]);
	});
});

describe('readNumbers', () => {
	it('steps over what is no list', () => {
		const source = sourceOf('{"a": [1]} ');
		expect(readNumbers(source)).toBeNull();
		expect(source.next()).toBe(-1);
	});

	it('reads the one shape fast and every other as well', () => {
		const text = '[0.034127183258533478, 0.5,1.25, 12.5, -0.5, 3, 0.0, 1e-3, 0.1234567890123456789012, null, 0.25]';
		const numbers = readNumbers(sourceOf(text, {window: 48}));
		expect([...(numbers?.view() ?? [])]).toEqual(
			(JSON.parse(text) as (number | null)[]).map(value => value ?? Number.NaN),
		);
	});
});
