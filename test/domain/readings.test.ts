import {describe, expect, it} from 'vitest';
import {readingsIn, readingsOf} from '../../source/domain/readings.ts';
import {type TraceParts, traceOf} from '../builders/run.ts';

function read(parts: TraceParts) {
	const {time, value} = readingsOf(traceOf({clock: 'relative', ...parts}).series[0]!, 'power');
	return [[...time], [...value]];
}

describe('readingsOf', () => {
	it('drops what is missing instead of counting it as 0', () => {
		expect(read({power: [66, null, 380]})).toEqual([
			[0, 2],
			[66, 380],
		]);
		expect(read({power: [66, 70, 380], time: [0, Number.NaN, 2]})).toEqual([
			[0, 2],
			[66, 380],
		]);
	});

	it('puts a broken log in order, and makes one reading of several at one time', () => {
		expect(read({power: [1, 2, 3, 5], time: [10, 12, 11, 12]})).toEqual([
			[10, 11, 12],
			[1, 3, 3.5],
		]);
	});

	it('takes rows without any time to be a second apart', () => {
		expect(read({power: [5, 6, null, 8], time: Array(4).fill(Number.NaN)})).toEqual([
			[0, 1, 3],
			[5, 6, 8],
		]);
	});

	it('is empty for a channel that was not logged', () => {
		expect(read({utilization: [1, 2]})).toEqual([[], []]);
		expect(readingsIn(traceOf({utilization: [1, 2]}), 'power')).toEqual([]);
	});
});
