import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {splitByTick} from '../../../source/disk/trace/split-by-tick.ts';
import type {TraceSeries} from '../../../source/domain/trace.ts';

function series(time: readonly number[]): TraceSeries {
	return {gpu: '0', name: null, time: Float64Array.from(time), channels: {power: Float64Array.from(time.keys())}};
}

describe('splitByTick', () => {
	it('leaves a log of one GPU alone, whatever its period', () => {
		fc.assert(
			fc.property(fc.double({min: 0.01, max: 60, noNaN: true}), fc.integer({min: 0, max: 200}), (period, count) => {
				const one = series(Array.from({length: count}, (_, index) => index * period));
				expect(splitByTick(one)).toEqual([one]);
			}),
		);
	});

	it('deals the rows of each tick out to as many GPUs as it has', () => {
		fc.assert(
			fc.property(
				fc.integer({min: 2, max: 16}),
				fc.integer({min: 3, max: 30}),
				fc.constantFrom(0, 0.001, 0.004),
				(gpus, ticks, apart) => {
					const time = Array.from({length: gpus * ticks}, (_, row) => Math.floor(row / gpus) + (row % gpus) * apart);
					const parts = splitByTick(series(time));
					expect(parts.map(part => part.gpu)).toEqual(Array.from({length: gpus}, (_, gpu) => String(gpu)));
					for (const [gpu, part] of parts.entries()) {
						expect([...(part.channels.power ?? [])]).toEqual(
							Array.from({length: ticks}, (_, tick) => tick * gpus + gpu),
						);
					}
				},
			),
		);
	});

	it('keeps the others in their places when the last GPU drops out', () => {
		const time = [
			0, 0.001, 0.002, 1, 1.001, 1.002, 2, 2.001, 2.002, 3, 3.001, 3.002, 4, 4.001, 4.002, 5, 5.001, 6, 6.001,
		];
		expect(splitByTick(series(time)).map(part => part.time.length)).toEqual([7, 7, 5]);
	});
});
