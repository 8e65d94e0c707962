import {describe, expect, it} from 'vitest';
import type {Channel, Sample} from '../../source/domain/trace.ts';
import {togetherSession} from '../../source/live/together.ts';
import {nothing} from './support/sample.ts';

const channels: ReadonlySet<Channel> = new Set(['power', 'utilization']);
const limits = {interval: 1, recent: 20, older: 40};

const sample = (time: number, gpu: string, power: number | null, utilization: number | null): Sample => ({
	...nothing,
	time,
	gpu,
	power,
	utilization,
});

function seriesOf(samples: readonly Sample[]) {
	const session = togetherSession(limits);
	for (const each of samples) session.add(each, channels);
	const {sum, ...spread} = session.series();
	return {sum, ...spread};
}

describe('several GPUs as one', () => {
	it('are a sum of power, and mean, least and greatest of what has none', () => {
		const ticks = [0, 1, 2].flatMap(time => [
			sample(time, '0', 300, 90),
			sample(time, '1', 100, time === 1 ? null : 10),
		]);
		const {sum, mean, least, greatest} = seriesOf([...ticks, sample(3, '0', 0, 0)]);
		expect([...sum.time]).toEqual([0, 1, 2]);
		expect([...(sum.channels.power ?? [])]).toEqual([400, 400, 400]);
		expect([...(mean.channels.utilization ?? [])]).toEqual([50, 90, 50]);
		expect([...(least.channels.utilization ?? [])]).toEqual([10, 90, 10]);
		expect([...(greatest.channels.utilization ?? [])]).toEqual([90, 90, 90]);
	});

	it('know no sum where one is silent, and the spread of the others', () => {
		const ticks = [0, 1].flatMap(time => [sample(time, '0', 300, 90), sample(time, '1', 100, 10)]);
		const {sum, mean} = seriesOf([...ticks, sample(2, '0', 300, 80), sample(3, '0', 300, 80), sample(3, '1', 100, 20)]);
		expect([...(sum.channels.power ?? [])]).toEqual([400, 400, Number.NaN, 400]);
		expect([...(mean.channels.utilization ?? [])]).toEqual([50, 50, 80, 50]);
	});

	it('keep mean, least and greatest in step for as long as they are looked at', () => {
		const ticks = Array.from({length: 500}, (_, time) => [
			sample(time, '0', 300, time % 17 === 0 ? null : time % 90),
			sample(time, '1', 100, time % 17 === 0 ? null : (time * 7) % 100),
		]).flat();
		const {mean, least, greatest} = seriesOf(ticks);
		expect(mean.time.length).toBeLessThan(150);
		expect(least.time).toEqual(mean.time);
		expect(greatest.time).toEqual(mean.time);
		const [low, high] = [least, greatest].map(({channels: {utilization}}) =>
			Array.from(utilization ?? [], Number.isNaN),
		);
		expect(low).toEqual(high);
	});
});
