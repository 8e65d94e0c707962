import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {scopeId} from '../../source/domain/scope.ts';
import {narrowestScope, scopeAt} from '../../source/report/scope-of-report.ts';
import {runOf, studyOf} from '../builders/run.ts';

const energy = {experiment: 'calibration/energy', condition: 'Qwen3 32B'};

function narrowest(...runs: readonly Parameters<typeof runOf>[0][]) {
	const scope = narrowestScope(studyOf(runs.map(runOf)), defaultAssumptions);
	return `${scope.level} ${scopeId(scope)}`.trim();
}

describe('the narrowest part that holds a whole study', () => {
	it('is as deep as its runs have everything in common', () => {
		expect(narrowest({}, energy)).toBe('study');
		expect(narrowest(energy, {...energy, condition: 'Gemma3 1B'})).toBe('experiment calibration/energy');
		expect(narrowest(energy, {...energy, teeMode: 'tee_on'})).toBe('condition calibration/energy/Qwen3 32B');
		expect(narrowest(energy, {...energy, repetition: 2})).toBe('mode calibration/energy/Qwen3 32B/tee_off');
		expect(narrowest(energy)).toMatch(/^run calibration\/energy\/Qwen3 32B\/tee_off\/.*_repetition_1\.json$/);
	});
});

describe('a part of a study', () => {
	const dataset = studyOf([runOf(), runOf(energy)]);

	it.each([
		['calibration/energy', 'experiment'],
		['calibration/energy/Qwen3 32B', 'condition'],
		['calibration/energy/Qwen3 32B/tee_off', 'mode'],
		['energy', 'experiment'],
		['energy/Qwen3 32B/', 'condition'],
	])('is found by its path or the end of it: %s', (id, level) => {
		expect(scopeAt(id, dataset, defaultAssumptions)).toMatchObject({scope: {level}});
	});

	it('is not guessed where the name may mean several', () => {
		expect(scopeAt('tee_off', dataset, defaultAssumptions)).toEqual({
			candidates: ['calibration/energy/Qwen3 32B/tee_off', 'calibration/throughput_latency/Gemma3 1B/tee_off'],
		});
	});

	it('is nothing where there is none', () => {
		expect(scopeAt('calibration', dataset, defaultAssumptions)).toEqual({candidates: []});
	});
});
