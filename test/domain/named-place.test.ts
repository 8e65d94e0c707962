import {describe, expect, it} from 'vitest';
import {idsNamed} from '../../source/domain/named-place.ts';

const ids = ['calibration/energy', 'calibration/energy/Qwen3 32B', 'other/Qwen3 32B', 'energy-2', ''];

describe('idsNamed', () => {
	it.each([
		['calibration/energy', ['calibration/energy']],
		['energy', ['calibration/energy']],
		['energy/', ['calibration/energy']],
		['energy/Qwen3 32B', ['calibration/energy/Qwen3 32B']],
		['Qwen3 32B', ['calibration/energy/Qwen3 32B', 'other/Qwen3 32B']],
		['nergy', []],
		['', ['']],
	])('%s', (name, expected) => {
		expect(idsNamed(ids, name)).toEqual(expected);
	});
});
