import {describe, expect, it} from 'vitest';
import {modeMapOf, modeOfFolder} from '../../../source/disk/scan/mode-folder.ts';

describe('modeOfFolder', () => {
	it.each([
		['tee_on', 'tee_on'],
		['TEE-OFF', 'tee_off'],
		['cc on', 'tee_on'],
		['ccoff', 'tee_off'],
		['tee_on_2', null],
		['my_tee_on', null],
		['one', null],
	])('reads %s', (name, mode) => {
		expect(modeOfFolder(name)).toBe(mode);
	});

	it('asks the map first, in which only * means more than itself', () => {
		const map = [
			{pattern: 'tee_*', mode: 'tee_off'},
			{pattern: 'a.c', mode: 'tee_on'},
		] as const;
		expect(modeOfFolder('tee_on', map)).toBe('tee_off');
		expect(modeOfFolder('a.c', map)).toBe('tee_on');
		expect(modeOfFolder('abc', map)).toBeNull();
		expect(modeOfFolder('cc_on', map)).toBe('tee_on');
	});
});

describe('modeMapOf', () => {
	it('reads pairs', () => {
		expect(modeMapOf('tee_*=on, base_*=off')).toEqual([
			{pattern: 'tee_*', mode: 'tee_on'},
			{pattern: 'base_*', mode: 'tee_off'},
		]);
	});

	it.each(['', 'tee_*', 'tee_*=maybe', '=on', 'a=on,'])('refuses %j', text => {
		expect(modeMapOf(text)).toHaveProperty('mistake');
	});
});
