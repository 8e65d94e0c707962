import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Channel, Sample} from '../../source/domain/trace.ts';
import {sessionSeries} from '../../source/live/session-series.ts';
import {nothing} from './support/sample.ts';

const channels: ReadonlySet<Channel> = new Set(['power', 'utilization']);
const limits = {interval: 1, recent: 20, older: 40};

function sessionOf(samples: Iterable<Partial<Sample>>) {
	const session = sessionSeries(limits);
	for (const sample of samples) session.add({...nothing, ...sample}, channels);
	const {time, channels: columns} = session.series('0', 'H100');
	return {time: [...time], power: [...(columns.power ?? [])]};
}

const known = (values: readonly number[]) => values.filter(value => !Number.isNaN(value));

describe('the readings of a session', () => {
	it('are all there as long as there is room', () => {
		const {time, power} = sessionOf([0, 1, 2].map(at => ({time: at, power: 100 + at})));
		expect([time, power]).toEqual([
			[0, 1, 2],
			[100, 101, 102],
		]);
	});

	it('are all there of late, and never more than there is room for', () => {
		const samples = Array.from({length: 20_000}, (_, at) => ({time: at, power: at % 7}));
		const {time, power} = sessionOf(samples);
		expect(time.length).toBeLessThanOrEqual(limits.recent + 2 * limits.older);
		expect(time.slice(-20)).toEqual(samples.slice(-20).map(each => each.time));
		expect(power.slice(-20)).toEqual(samples.slice(-20).map(each => each.power));
		expect(time[0]).toBe(0);
		// What is old is as fine at the beginning as at the end of it.
		const steps = time.slice(0, -22).map((at, index) => (time[index + 2] ?? 0) - at);
		expect(Math.max(...steps.slice(0, -20))).toBeLessThanOrEqual(20_000 / 8);
	});

	it('keep each least and greatest value, however long ago', () => {
		fc.assert(
			fc.property(fc.array(fc.option(fc.double({min: 0, max: 700, noNaN: true})), {maxLength: 600}), powers => {
				const {time, power} = sessionOf(powers.map((watts, at) => ({time: at, power: watts, utilization: 1})));
				const values = powers.filter(watts => watts !== null);
				expect(time).toHaveLength(power.length);
				expect([...time].sort((a, b) => a - b)).toEqual(time);
				if (values.length === 0) return;
				expect(Math.min(...known(power))).toBe(Math.min(...values));
				expect(Math.max(...known(power))).toBe(Math.max(...values));
			}),
		);
	});

	it('have a hole where nothing came, also when it is long ago', () => {
		const before = [0, 1, 2].map(time => ({time, power: 60}));
		expect(sessionOf([...before, {time: 30, power: 61}])).toEqual({
			time: [0, 1, 2, 3, 30],
			power: [60, 60, 60, Number.NaN, 61],
		});
		const after = Array.from({length: 5000}, (_, index) => ({time: 600 + index, power: 70}));
		const {time, power} = sessionOf([...before, ...after]);
		const hole = power.findIndex(Number.isNaN);
		expect(hole).toBeGreaterThan(0);
		expect(time[hole + 1]).toBeGreaterThanOrEqual(600);
	});

	it('go on where the clock is put back', () => {
		expect(sessionOf([3600, 3601, 2, 3, 4].map(time => ({time, power: 1}))).time).toEqual([
			3600, 3601, 3602, 3603, 3604,
		]);
	});

	it('are a period apart where they have no times', () => {
		expect(sessionOf([{power: 1}, {power: 2}, {power: 3}]).time).toEqual([0, 1, 2]);
	});

	it('do not change in a picture that is being shown', () => {
		const session = sessionSeries(limits);
		const add = (at: number) => session.add({...nothing, time: at, power: at}, channels);
		for (let at = 0; at < 100; at++) add(at);
		const shown = session.series('0', null);
		const before = [...(shown.channels.power ?? [])];
		for (let at = 100; at < 400; at++) add(at);
		expect([...(shown.channels.power ?? [])]).toEqual(before);
	});
});
