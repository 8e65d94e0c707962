import {describe, expect, it} from 'vitest';
import {activeEnergyOf} from '../../source/domain/active-energy.ts';
import {endOfRun, runOf, type TraceParts} from '../builders/run.ts';

const trace: TraceParts = {
	start: endOfRun - 70,
	power: [...Array(10).fill(66), ...Array(61).fill(380), ...Array(9).fill(66)],
	utilization: [...Array(10).fill(0), ...Array(61).fill(97), ...Array(9).fill(0)],
};
const result = {totalOutputTokens: 1000};

describe('activeEnergyOf', () => {
	it('is the energy above what the idle GPU draws', () => {
		const found = activeEnergyOf(runOf({trace, result}));
		expect(found?.joules).toBeCloseTo(60 * (380 - 66), 6);
		expect(found?.perOutputToken).toBeCloseTo((60 * 314) / 1000, 9);
		expect(found).toMatchObject({idleWatts: 66, idleSource: 'trace'});
	});

	it('goes by a given idle power only where the log shows none', () => {
		const {utilization: _, ...unused} = trace;
		expect(activeEnergyOf(runOf({trace: unused, result}))).toBeNull();
		expect(activeEnergyOf(runOf({trace: unused, result}), 80)).toMatchObject({idleWatts: 80, idleSource: 'given'});
		expect(activeEnergyOf(runOf({trace, result}), 80)).toMatchObject({idleWatts: 66, idleSource: 'trace'});
	});

	it('is never below 0, and has no share of a token that was not made', () => {
		expect(activeEnergyOf(runOf({trace, result: {...result, completed: 0}}), 900)?.perOutputToken).toBeNull();
		const {utilization: _, ...unused} = trace;
		expect(activeEnergyOf(runOf({trace: unused, result}), 900)?.joules).toBe(0);
	});

	it('is nothing without a log of the run', () => {
		expect(activeEnergyOf(runOf(), 66)).toBeNull();
	});
});
