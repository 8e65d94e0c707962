import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Run} from '../../source/domain/run.ts';
import {runOf, studyOf} from '../builders/run.ts';

function runs(...places: readonly (readonly [string, string, Run['teeMode'], number])[]): readonly Run[] {
	return places.map(([experiment, condition, teeMode, repetition]) =>
		runOf({experiment, condition, teeMode, repetition, result: {modelId: null}}),
	);
}

describe('datasetOf', () => {
	it('orders conditions by model size, those without one last, then by name', () => {
		const names = [
			'Llama3.1 8B_64',
			'baseline',
			'Qwen3 32B',
			'Gemma 270m',
			'Llama3.1 8B_8',
			'Qwen 0.5B',
			'Mixtral 8x7B',
			'a',
		];
		const study = studyOf(runs(...names.map(name => ['e', name, 'tee_off', 1] as const)));
		expect(study.experiments[0]?.conditions.map(({name}) => name)).toEqual([
			'Gemma 270m',
			'Qwen 0.5B',
			'Llama3.1 8B_8',
			'Llama3.1 8B_64',
			'Qwen3 32B',
			'Mixtral 8x7B',
			'a',
			'baseline',
		]);
	});

	it('names nodes by their path, modes off, on, unknown, repetitions by number', () => {
		const study = studyOf(
			runs(
				['cal/sweep_10', 'A', 'tee_on', 2],
				['cal/sweep_2', 'A', 'unknown', 1],
				['cal/sweep_10', 'A', 'tee_on', 10],
				['cal/sweep_10', 'A', 'tee_off', 1],
				['cal/sweep_10', 'A', 'tee_on', 1],
			),
		);
		expect(study.experiments.map(({id, name}) => [id, name])).toEqual([
			['cal/sweep_2', 'sweep_2'],
			['cal/sweep_10', 'sweep_10'],
		]);
		const condition = study.experiments[1]?.conditions[0];
		expect(condition).toMatchObject({id: 'cal/sweep_10/A', experiment: 'cal/sweep_10', name: 'A'});
		expect(condition?.modes.map(({id, runs: members}) => [id, members.map(({repetition}) => repetition)])).toEqual([
			['cal/sweep_10/A/tee_off', [1]],
			['cal/sweep_10/A/tee_on', [1, 2, 10]],
		]);
		expect(study.runs.map(({repetition, teeMode}) => `${teeMode} ${repetition}`)).toEqual([
			'unknown 1',
			'tee_off 1',
			'tee_on 1',
			'tee_on 2',
			'tee_on 10',
		]);
	});

	it('passes on what belongs to no run', () => {
		const parts = {roots: ['/a', '/b'], ignored: [{path: 'notes.txt', reason: 'not a result'}], synthetic: true};
		expect(studyOf([], parts)).toMatchObject({...parts, experiments: [], runs: []});
	});

	const place = fc.tuple(
		fc.constantFrom('e1', 'e2', 'e10'),
		fc.constantFrom('Gemma 1B', 'Gemma 1B_8', 'x', 'Llama 8B'),
		fc.constantFrom('tee_off' as const, 'tee_on' as const, 'unknown' as const),
		fc.integer({min: 1, max: 12}),
	);

	it('does not depend on the order of reading, and loses no run', () => {
		fc.assert(
			fc.property(fc.uniqueArray(place, {selector: String, maxLength: 25}), places => {
				const read = runs(...places);
				const there = studyOf(read);
				expect(studyOf([...read].reverse())).toEqual(there);
				expect(new Set(there.runs)).toEqual(new Set(read));
			}),
		);
	});

	it('keeps the parts of the tree that a further run does not touch', () => {
		const read = runs(['e', 'A 1B', 'tee_off', 1], ['e', 'B 2B', 'tee_off', 1], ['f', 'A 1B', 'tee_off', 1]);
		const before = studyOf(read);
		const after = studyOf([...read, ...runs(['e', 'B 2B', 'tee_on', 1])]);
		expect(after.experiments[1]).toBe(before.experiments[1]);
		expect(after.experiments[0]).not.toBe(before.experiments[0]);
		expect(after.experiments[0]?.conditions[0]).toBe(before.experiments[0]?.conditions[0]);
		expect(after.experiments[0]?.conditions[1]?.modes).toHaveLength(2);
		expect(before.experiments[0]?.conditions[1]?.modes).toHaveLength(1);
	});

	it('does not keep a condition whose runs were read anew, or that its experiment shows in another light', () => {
		const place = {experiment: 'e', condition: 'SERVE--', result: {maxConcurrency: 1}};
		const alone = studyOf([runOf(place)]);
		const again = studyOf([runOf(place)]);
		expect(again.experiments[0]?.conditions[0]).not.toBe(alone.experiments[0]?.conditions[0]);
		const [first] = alone.runs;
		const together = studyOf([first!, runOf({experiment: 'e', condition: 'BENCH--', result: {maxConcurrency: 8}})]);
		expect(alone.experiments[0]?.conditions[0]?.parameters.level).toBeNull();
		expect(together.experiments[0]?.conditions.map(({parameters}) => parameters.level)).toEqual([8, 1]);
	});

	it('takes a study of two thousand runs in its stride', () => {
		const many = Array.from({length: 2000}, (_, index) =>
			runOf({
				experiment: `e${index % 4}`,
				condition: `Model ${1 + (index % 8)}B_${2 ** (index % 16)}`,
				teeMode: index % 2 === 0 ? 'tee_off' : 'tee_on',
				repetition: 1 + Math.floor(index / 250),
			}),
		);
		studyOf(many.slice(0, 1000));
		const begun = performance.now();
		studyOf(many);
		// A few milliseconds on an idle machine; the bound leaves room for a busy one.
		expect(performance.now() - begun).toBeLessThan(500);
	});

	it('says the same in whatever order the runs come', () => {
		const runs = ['b', 'a', 'c'].map((name, index) =>
			runOf({
				id: `e/c/tee_on/${name}.json`,
				repetition: index + 1,
				condition: 'M2',
				result: {modelId: `x/Model-${index + 1}B`},
			}),
		);
		const [one, other] = [runs, [...runs].reverse()].map(
			each => studyOf(each).experiments[0]?.conditions[0]?.parameters,
		);
		expect(one).toEqual(other);
		expect(one?.model).toBeTruthy();
	});
});
