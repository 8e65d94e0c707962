import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {sweepPoints, sweepsIn} from '../../source/domain/sweep.ts';
import {type RunParts, runOf, studyOf} from '../builders/run.ts';

function sweeps(parts: readonly RunParts[]) {
	const {experiments} = studyOf(parts.map(runOf));
	return sweepsIn(experiments.flatMap(({conditions}) => conditions));
}

const at = (experiment: string, condition: string, more: RunParts = {}): RunParts => ({
	experiment,
	condition,
	result: {maxConcurrency: null},
	...more,
});

describe('sweepsIn', () => {
	it('finds the levels of each model, lowest first', () => {
		const found = sweeps([
			at('s', 'B 8B_64'),
			at('s', 'A 1B_8'),
			at('s', 'B 8B_8'),
			at('s', 'A 1B_128'),
			at('s', 'A 1B_16'),
		]);
		expect(found.map(({model, levelKind, steps}) => [model, levelKind, steps.map(({level}) => level)])).toEqual([
			['A 1B', 'concurrency', [8, 16, 128]],
			['B 8B', 'concurrency', [8, 64]],
		]);
	});

	it('is none for one level, or conditions without', () => {
		expect(sweeps([at('s', 'A 1B_8'), at('t', 'A 1B'), at('t', 'B 8B')])).toEqual([]);
	});

	it('joins the sweeps of several experiments where it is given both', () => {
		const found = sweeps([at('s1', 'A 1B_8'), at('s2', 'A 1B_8', {repetition: 2}), at('s2', 'A 1B_16')]);
		expect(found[0]?.steps.map(({level, conditions}) => [level, conditions.length])).toEqual([
			[8, 2],
			[16, 1],
		]);
	});
});

describe('sweepPoints', () => {
	it('measures the levels that have runs in a mode', () => {
		const run = (
			condition: string,
			teeMode: 'tee_off' | 'tee_on',
			requestThroughput: number,
			repetition = 1,
		): RunParts => at('s', condition, {teeMode, repetition, result: {maxConcurrency: null, requestThroughput}});
		const [sweep] = sweeps([
			run('A 1B_8', 'tee_off', 3),
			run('A 1B_8', 'tee_off', 5, 2),
			run('A 1B_16', 'tee_off', 6),
			run('A 1B_16', 'tee_on', 5),
		]);
		const read = (mode: 'tee_off' | 'tee_on') =>
			sweepPoints(sweep!, mode, defaultAssumptions).map(({level, requestThroughput}) => [
				level,
				requestThroughput?.median,
			]);
		expect(read('tee_off')).toEqual([
			[8, 4],
			[16, 6],
		]);
		expect(read('tee_on')).toEqual([[16, 5]]);
	});

	it('keeps all requests at once as a level of its own, the last', () => {
		const runs = [Number.POSITIVE_INFINITY, 4, 1].map(requestRate =>
			runOf({
				experiment: 's',
				condition: `S3_r${requestRate === Number.POSITIVE_INFINITY ? 'inf' : requestRate}`,
				result: {requestRate},
			}),
		);
		const [sweep] = sweepsIn(studyOf(runs).experiments[0]!.conditions);
		expect(sweep?.levelKind).toBe('request rate');
		expect(sweep?.steps.map(({level}) => level)).toEqual([1, 4, Number.POSITIVE_INFINITY]);
	});
});
