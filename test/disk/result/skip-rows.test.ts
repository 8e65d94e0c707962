import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {ByteSource} from '../../../source/disk/result/byte-source.ts';
import {skipRows} from '../../../source/disk/result/skip-rows.ts';
import {skipValue} from '../../../source/disk/result/skip-value.ts';
import {joined, numberToken, valueToken} from './json-text.ts';
import {sourceOf} from './source.ts';

/** Where stepping over the value at the start of a text ends, and whether the value was sound. */
function ending(source: ByteSource, skip: (source: ByteSource) => boolean) {
	const isSound = skip(source);
	return {isSound, position: source.position, damage: source.damage};
}

const row = joined(numberToken, '[', ']', 12);
const rows = joined(fc.oneof({weight: 4, arbitrary: row}, {weight: 1, arbitrary: valueToken}), '[', ']', 8);

describe('skipRows', () => {
	it('ends where stepping over any value ends, wherever the windows are cut', () => {
		const cuts = fc.record({chunk: fc.integer({min: 1, max: 30}), window: fc.integer({min: 16, max: 64})});
		fc.assert(
			fc.property(rows, cuts, (text, cut) => {
				const whole = `${text}, "next": [1]`;
				expect(ending(sourceOf(whole, cut), skipRows)).toEqual(ending(sourceOf(whole), skipValue));
			}),
		);
	});

	it.each([
		'[]',
		'[[]]',
		'[ [ 0.1 , 0.2 ] , [ ] , null , [[1], 2] , "]" , ["]", "\\"]"], {"a": "]"}, [{}] ]',
		'{"a": [1]}',
		'null',
	])('steps over %s', text => {
		expect(ending(sourceOf(`${text}, 1`), skipRows)).toEqual({isSound: true, position: text.length, damage: null});
	});

	it.each(['[[0.1, 0.2], [0.3', '[[0.1], [0.2]', '[[0.1] [0.2]]', '[[0.1], }'])('finds the damage in %s', text => {
		expect(skipRows(sourceOf(text))).toBe(false);
	});

	it('does not look for the end of a text that was cut off behind the line it is on', () => {
		const source = sourceOf('[[0.1, 0.2\n{"itls": [[0.3]]}\n');
		expect(skipRows(source)).toBe(false);
		expect(source.recover()).toBe(true);
	});

	it('holds no long row in memory', () => {
		const source = sourceOf(`[[${'0.125, '.repeat(600_000)}1]]`, {chunk: 65536, window: 65536});
		expect(skipRows(source)).toBe(true);
		expect(source.bytes.length).toBeLessThanOrEqual(4 * 1024 * 1024);
	});
});
