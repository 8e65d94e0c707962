import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {isCharacter, keyLabel, keyOf, moved, moveKeys, moves, type RawKey} from '../../source/app/keys.ts';

const nothing: RawKey = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageUp: false,
	pageDown: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	tab: false,
	backspace: false,
	delete: false,
	ctrl: false,
	shift: false,
	meta: false,
};

describe('keyOf', () => {
	it.each([
		['a letter', 'j', {}, 'j'],
		['a capital', 'G', {shift: true}, 'G'],
		['a space', ' ', {}, ' '],
		['a letter beyond ASCII', 'é', {}, 'é'],
		['an arrow', '', {upArrow: true}, 'up'],
		['an arrow with shift', '', {leftArrow: true, shift: true}, 'shift-left'],
		['Tab', '', {tab: true}, 'tab'],
		['Tab with shift', '', {tab: true, shift: true}, 'shift-tab'],
		['Enter', '\r', {return: true}, 'enter'],
		['a line feed, as some terminals send for Enter', '\n', {}, 'enter'],
		['Escape, which Ink also calls meta', '', {escape: true, meta: true}, 'esc'],
		['DEL, which Ink calls delete', '', {delete: true}, 'backspace'],
		['a letter with Ctrl', 'c', {ctrl: true}, 'ctrl-c'],
		['a letter with Alt', 'q', {meta: true}, null],
		['a paste', 'several', {}, null],
		['nothing', '', {}, null],
	] as const)('names %s', (_, input, flags, key) => {
		expect(keyOf(input, {...nothing, ...flags})).toBe(key);
	});
});

describe('moved', () => {
	it('stays within the list, whatever it is asked', () => {
		fc.assert(
			fc.property(
				fc.integer({min: 1, max: 500}),
				fc.nat(499),
				fc.integer({min: 1, max: 60}),
				fc.constantFrom(...moves),
				(count, at, page, move) => {
					const index = moved(Math.min(at, count - 1), move, count, page);
					expect(index).toBeGreaterThanOrEqual(0);
					expect(index).toBeLessThan(count);
				},
			),
		);
	});

	it('keeps one row of the old page on the new one', () => {
		expect(moved(3, 'page down', 100, 20)).toBe(22);
		expect(moved(22, 'page up', 100, 20)).toBe(3);
		expect(moved(22, 'half page up', 100, 20)).toBe(12);
	});
});

describe('moveKeys', () => {
	it('gives no key to two moves', () => {
		const all = Object.values(moveKeys).flat();
		expect(new Set(all).size).toBe(all.length);
	});
});

describe('isCharacter', () => {
	it.each(['\x1b', '\t', '\u202e', '\u0000', 'ab', ''])('takes no %j', text => {
		expect(isCharacter(text)).toBe(false);
	});
});

describe('keyLabel', () => {
	it('writes control keys as terminals do', () => {
		expect(['ctrl-c', 'up', ' ', 'G'].map(keyLabel)).toEqual(['^c', '↑', 'Space', 'G']);
	});
});
