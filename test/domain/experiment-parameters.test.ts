import {describe, expect, it} from 'vitest';
import {conditionParameters} from '../../source/domain/condition-parameters.ts';
import {experimentParameters} from '../../source/domain/experiment-parameters.ts';
import {type RequestRow, type ResultParts, runOf} from '../builders/run.ts';

function read(conditions: Readonly<Record<string, ResultParts>>) {
	const named = Object.entries(conditions).map(([name, result]) => {
		const runs = [runOf({condition: name, result})];
		return {parameters: conditionParameters(name, runs), runs};
	});
	return experimentParameters(named);
}

function requests(input: number, output: number): readonly RequestRow[] {
	return [1, 2, 3].map(() => ({ttft: 0.1, itls: [0.01], input, output}));
}

describe('experimentParameters', () => {
	// Folders that say nothing of what they vary: one model, so one family.
	it('finds the request rate of a sweep in its results', () => {
		const found = read({
			'SERVE--': {requestRate: 1},
			'BENCH--': {requestRate: 4},
			'SERVE--BENCH--': {requestRate: Number.POSITIVE_INFINITY},
		});
		expect(found.map(({level, levelKind}) => [level, levelKind])).toEqual([
			[1, 'request rate'],
			[4, 'request rate'],
			[Number.POSITIVE_INFINITY, 'request rate'],
		]);
	});

	it('finds the concurrency of a sweep in its results', () => {
		const found = read({'SERVE--': {maxConcurrency: 1}, 'BENCH--': {maxConcurrency: 8}});
		expect(found.map(({level, levelKind}) => [level, levelKind])).toEqual([
			[1, 'concurrency'],
			[8, 'concurrency'],
		]);
	});

	it('takes what all conditions share for a setting', () => {
		const found = read({'SERVE--': {maxConcurrency: 8}, 'BENCH--': {maxConcurrency: 8}});
		expect(found.map(({level}) => level)).toEqual([null, null]);
	});

	it('takes what differs between models for a setting of each', () => {
		const found = read({'Gemma3 1B': {maxConcurrency: 64}, 'Qwen3 32B': {maxConcurrency: 8}});
		expect(found.map(({level}) => level)).toEqual([null, null]);
	});

	it('finds lengths that are constant in each condition and differ between them', () => {
		const found = read({'SERVE--': {requests: requests(64, 128)}, 'BENCH--': {requests: requests(512, 128)}});
		expect(found.map(({inputLength, outputLength}) => [inputLength, outputLength])).toEqual([
			[64, 128],
			[512, 128],
		]);
	});

	it('does not take prompts of many lengths for a length', () => {
		const mixed = [...requests(64, 128), ...requests(65, 30)];
		const found = read({'SERVE--': {requests: mixed}, 'BENCH--': {requests: requests(512, 128)}});
		expect(found.map(({inputLength}) => inputLength)).toEqual([null, null]);
	});

	it('does not let failed requests decide on a length', () => {
		const failed = {ttft: 0, output: 0, input: 64, error: 'Bad Gateway'};
		const found = read({'SERVE--': {requests: [...requests(64, 128), failed]}, 'BENCH--': {requests: requests(64, 8)}});
		expect(found.map(({outputLength}) => outputLength)).toEqual([128, 8]);
	});

	it('leaves what the names say as it is, in the order given', () => {
		const found = read({'Gemma3 1B_8': {maxConcurrency: null}, 'Gemma3 1B_64': {maxConcurrency: null}});
		expect(found.map(({level}) => level)).toEqual([8, 64]);
	});
});
