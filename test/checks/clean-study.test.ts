import {expect, it} from 'vitest';
import {checks} from '../../source/checks/registry.ts';
import {runChecks} from '../../source/checks/run-checks.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {studyWith} from './clean-study.ts';

it('finds nothing in a clean study', () => {
	const report = runChecks(studyWith(), defaultAssumptions, {now: 1_762_000_000});
	expect(report.findings).toEqual([]);
	expect(report.notJudged).toEqual([]);
	// Every rule about a run, a log, a condition, an experiment and the study, of each of them.
	const rules = (scope: string) => checks.filter(check => check.scope === scope).length;
	expect(report.judged).toBe(
		12 * (rules('run') + rules('trace')) + 2 * rules('condition') + rules('experiment') + rules('study'),
	);
});
