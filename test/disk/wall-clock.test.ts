import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {stampOf, wallClockOf} from '../../source/disk/wall-clock.ts';

describe('wallClockOf', () => {
	it.each([
		['2026/05/09 03:57:48.161', '2026-05-09T03:57:48.161Z'],
		['2025-11-18 10:20:31', '2025-11-18T10:20:31Z'],
		['2025-11-18T10:20:31,5', '2025-11-18T10:20:31.500Z'],
		['2025-11-18T10:20Z', '2025-11-18T10:20:00Z'],
		// Local time at that offset: the clock that the machine showed.
		['2025-11-18T10:20:31+02:00', '2025-11-18T10:20:31Z'],
		['2024-02-29 00:00:00', '2024-02-29T00:00:00Z'],
	])('reads %s', (text, same) => {
		expect(wallClockOf(text)).toBeCloseTo(Date.parse(same) / 1000, 9);
	});

	it.each([
		'',
		'now',
		'2025-02-29 00:00:00',
		'2025-13-01 00:00:00',
		'2025-01-01 24:00:00',
		'2025-01-01 10:61:00',
		'12:30:00',
	])('does not take %j for a time', text => {
		expect(wallClockOf(text)).toBeNull();
	});

	it('reads every time that a Date writes', () => {
		fc.assert(
			fc.property(fc.date({min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true}), date => {
				expect(wallClockOf(date.toISOString())).toBeCloseTo(date.getTime() / 1000, 6);
			}),
		);
	});
});

describe('stampOf', () => {
	it.each([
		['20251024-143015', true],
		['20251024_1430-15_repetition_1', true],
		['vllm-infqps-Llama-20251024-143015.json', true],
		['resources_1785345797', false],
		['20251399-143015', false],
		['120251024-143015', false],
	])('of %s: %s', (text, isThere) => {
		expect(stampOf(text)).toBe(isThere ? Date.UTC(2025, 9, 24, 14, 30, 15) / 1000 : null);
	});
});
