import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {powerLimit} from '../../source/domain/power-limit.ts';
import {type RunParts, runOf} from '../builders/run.ts';

const nothing = {
	paths: ['info.txt'],
	hostname: null,
	gpuName: null,
	driverVersion: null,
	powerLimitWatts: null,
	vllmVersion: null,
	ccState: null,
	devTools: null,
	protectedPcie: null,
};

const limit = (parts: RunParts, maxWatts: number | null = null) =>
	powerLimit(runOf(parts), {...defaultAssumptions, maxWatts});

describe('powerLimit', () => {
	it('goes by the option, the log, the system information, the GPU’s name, and then by a guess', () => {
		const trace = {power: [300, 310], powerLimit: [400, 400], name: 'NVIDIA H100 NVL'};
		const systemInformation = {...nothing, powerLimitWatts: 390, gpuName: 'NVIDIA H100 PCIe'};
		expect(limit({trace, systemInformation}, 350)).toEqual({watts: 350, source: 'option'});
		expect(limit({trace, systemInformation})).toEqual({watts: 400, source: 'trace'});
		expect(limit({systemInformation})).toEqual({watts: 390, source: 'system information'});
		expect(limit({systemInformation: {...systemInformation, powerLimitWatts: null}})).toEqual({
			watts: 350,
			source: 'gpu name',
		});
		expect(limit({trace: {power: [1, 2]}, systemInformation: nothing})).toEqual({watts: 700, source: 'assumed'});
	});

	it.each([
		['NVIDIA H100 NVL', 400],
		['NVIDIA H100 80GB HBM3', 700],
		['NVIDIA H100 PCIe', 350],
		['NVIDIA H200', 700],
		['NVIDIA H200 NVL', 600],
		['NVIDIA A100-SXM4-80GB', 400],
		['NVIDIA A40', 300],
	])('knows the %s', (name, watts) => {
		expect(limit({trace: {power: [1, 2], name}})).toEqual({watts, source: 'gpu name'});
	});

	it('does not take a missing limit, or one of 0 W, for a limit', () => {
		expect(limit({trace: {power: [1, 2], powerLimit: [null, null]}}).source).toBe('assumed');
		expect(limit({trace: {power: [1, 2], powerLimit: [0, 0]}}).source).toBe('assumed');
	});
});
