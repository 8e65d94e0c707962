import {describe, expect, it} from 'vitest';
import {activeEnergyPerOutputToken} from '../../source/domain/active-energy.ts';
import {endOfRun, runOf, type TraceParts} from '../builders/run.ts';

const trace: TraceParts = {
	start: endOfRun - 70,
	power: [...Array(10).fill(66), ...Array(61).fill(380), ...Array(9).fill(66)],
	utilization: [...Array(10).fill(0), ...Array(61).fill(97), ...Array(9).fill(0)],
};
const result = {totalOutputTokens: 1000};

describe('active energy for each output token', () => {
	it('is the energy above what the idle GPU draws', () => {
		expect(activeEnergyPerOutputToken(runOf({trace, result}))).toBeCloseTo((60 * (380 - 66)) / 1000, 9);
	});

	it('is not known of a log that does not tell the idle GPU from the busy one', () => {
		const {utilization: _, ...unused} = trace;
		expect(activeEnergyPerOutputToken(runOf({trace: unused, result}))).toBeNull();
	});

	it('is never below 0', () => {
		const hotIdle = {...trace, power: trace.power?.map(watts => (watts === 66 ? 500 : 100)) ?? []};
		expect(activeEnergyPerOutputToken(runOf({trace: hotIdle, result}))).toBe(0);
	});

	it('is nothing without a log of the run, or without tokens that were made', () => {
		expect(activeEnergyPerOutputToken(runOf())).toBeNull();
		expect(activeEnergyPerOutputToken(runOf({trace, result: {...result, completed: 0}}))).toBeNull();
	});
});
