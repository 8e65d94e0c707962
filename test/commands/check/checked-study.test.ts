import {describe, expect, it} from 'vitest';
import {runChecks} from '../../../source/checks/run-checks.ts';
import {checkedStudy, exitCodeOf} from '../../../source/commands/check/checked-study.ts';
import {defaultAssumptions} from '../../../source/domain/assumptions.ts';
import type {Dataset} from '../../../source/domain/dataset.ts';
import type {Run} from '../../../source/domain/run.ts';
import {oneRun, studyWith, withSystem, withTrace} from '../../checks/clean-study.ts';

function checked(dataset: Dataset, isAsked?: (run: Run) => boolean) {
	const report = runChecks(dataset, defaultAssumptions, {now: 1_762_000_000});
	return checkedStudy(dataset, defaultAssumptions, report, isAsked);
}

/** A wrong label in Gemma tee_on 2, a note about tee_off 1, and TEE on missing for nobody. */
const flawed = () =>
	studyWith(run => {
		const labelled = oneRun(it => withSystem(it, {ccState: 'off'}))(run);
		if (labelled !== run) return labelled;
		return oneRun(it => withTrace(it, {power: it.trace.power.map(() => 310)}), 'tee_off', 1)(run);
	});

describe('checkedStudy', () => {
	it('counts runs by their worst own finding; a note leaves a run ok', () => {
		const study = checked(flawed());
		expect(study.counts).toEqual({ok: 11, warning: 0, error: 1, note: 1});
		expect(study.beside).toEqual({error: 0, warning: 0, note: 0});
	});

	it('counts what is about conditions apart', () => {
		const study = checked(studyWith(oneRun(() => null)));
		expect(study.counts).toEqual({ok: 11, warning: 0, error: 0, note: 0});
		expect(study.beside.warning).toBe(1);
	});

	it('gives each condition its sizes, its scatter and its findings, those of its runs among them', () => {
		const [gemma, qwen] = checked(flawed()).conditions;
		expect(gemma?.sizes).toEqual({tee_off: 3, tee_on: 3, unknown: 0});
		expect(gemma?.findings.map(({code}) => code)).toEqual(['tee-mismatch', 'idle-power']);
		// Tokens of 600 requests of 6 … 10 over durations of 100, 100.4 and 99.7 s.
		const inverse = [1, 1.004, 0.997].map((factor, seed) => {
			let tokens = 0;
			for (let index = 0; index < 600; index++) tokens += 6 + ((index * 7 + seed) % 5);
			return tokens / (100 * factor);
		});
		const average = inverse.reduce((sum, value) => sum + value) / 3;
		const spread = Math.sqrt(inverse.reduce((sum, value) => sum + (value - average) ** 2, 0) / 2);
		expect(qwen?.variation.tee_off).toBeCloseTo(spread / average, 12);
		expect(qwen?.findings).toEqual([]);
	});

	it('speaks of the asked runs alone, and of their conditions', () => {
		const isAsked = (run: Run) => run.condition === 'Qwen3 32B' && run.repetition === 1;
		const study = checked(flawed(), isAsked);
		expect(study.runs).toHaveLength(2);
		expect(study.counts).toEqual({ok: 2, warning: 0, error: 0, note: 0});
		expect(study.conditions.map(({condition}) => condition.name)).toEqual(['Qwen3 32B']);
		expect(study.findings).toEqual([]);
	});
});

describe('exitCodeOf', () => {
	it('is 1 for an error, and for a warning where warnings count', () => {
		const [clean, warned, wrong] = [checked(studyWith()), checked(studyWith(oneRun(() => null))), checked(flawed())];
		expect([clean, warned, wrong].map(study => exitCodeOf(study, false))).toEqual([0, 0, 1]);
		expect([clean, warned, wrong].map(study => exitCodeOf(study, true))).toEqual([0, 1, 1]);
	});
});
