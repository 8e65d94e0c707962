import {describe, expect, it} from 'vitest';
import type {Sample} from '../../source/domain/trace.ts';
import {createTicks, powerOf, spreadOf} from '../../source/live/ticks.ts';
import {nothing} from './support/sample.ts';

const sample = (time: number, gpu: string, power: number | null): Sample => ({...nothing, time, gpu, power});

function sumsOf(...samples: readonly Sample[]) {
	const ticks = createTicks();
	return samples.map(each => ticks.add(each).map(tick => [tick.samples[0]?.time, powerOf(tick)]));
}

describe('the power of all GPUs', () => {
	it('is known as soon as all have told theirs, once it is known how many they are', () => {
		expect(
			sumsOf(sample(0, '0', 100), sample(0.01, '1', 10), sample(1, '0', 110), sample(1.01, '1', 20), sample(2, '0', 1)),
		).toEqual([[], [], [[0, 110]], [[1, 130]], []]);
	});

	it('is not known where one has no answer or does not come', () => {
		const begun = [sample(0, '0', 100), sample(0, '1', 10), sample(1, '0', 110), sample(1, '1', null)];
		const sums = sumsOf(...begun, sample(2, '0', 120), sample(3, '0', 130), sample(3, '1', 30)).slice(3);
		expect(sums).toEqual([[[1, null]], [], [[2, null]], [[3, 160]]]);
	});
});

describe('the spread of all GPUs', () => {
	const samples = [sample(0, '0', 100), sample(0, '1', null), sample(0, '2', 40)];

	it('is that of those that answer', () => {
		expect(spreadOf({samples, isWhole: true}, 'power')).toEqual({mean: 70, least: 40, greatest: 100});
	});

	it('is not known where none answers, which is not zero', () => {
		expect(spreadOf({samples, isWhole: true}, 'temperature')).toBeNull();
	});
});
