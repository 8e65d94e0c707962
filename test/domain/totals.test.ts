import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {totalsOf} from '../../source/domain/totals.ts';
import {runOf} from '../builders/run.ts';

describe('totalsOf', () => {
	it('adds up time and money, failed runs included: they cost as much', () => {
		const runs = [
			runOf({experiment: 'a', condition: 'x', result: {duration: 1800}}),
			runOf({experiment: 'a', condition: 'x', teeMode: 'tee_on', result: {duration: 1800, completed: 0}}),
			runOf({experiment: 'b', condition: 'x', teeMode: 'tee_on', result: {duration: 900}}),
			runOf({experiment: 'b', condition: 'y', result: null}),
		];
		const assumptions = {...defaultAssumptions, pricePerHour: {teeOff: 6, teeOn: 8}};
		expect(totalsOf(runs, assumptions)).toEqual({
			experiments: 2,
			conditions: 3,
			runs: 4,
			measured: 3,
			durationSeconds: 4500,
			cost: 3 + 4 + 2,
			unpriced: 1,
		});
	});

	it('counts runs of an unknown mode that it cannot price', () => {
		const run = runOf({teeMode: 'unknown', result: {duration: 3600}});
		const assumptions = {...defaultAssumptions, pricePerHour: {teeOff: 6, teeOn: 8}};
		expect(totalsOf([run], assumptions)).toMatchObject({cost: 0, unpriced: 1, durationSeconds: 3600});
		expect(totalsOf([run], defaultAssumptions)).toMatchObject({cost: 7, unpriced: 0});
	});

	it('of nothing is nothing', () => {
		expect(totalsOf([], defaultAssumptions)).toMatchObject({experiments: 0, runs: 0, durationSeconds: 0, cost: 0});
	});
});
