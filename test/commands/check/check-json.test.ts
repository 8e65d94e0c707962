import {expect, it} from 'vitest';
import {runChecks} from '../../../source/checks/run-checks.ts';
import {checkJson} from '../../../source/commands/check/check-json.ts';
import {checkedStudy} from '../../../source/commands/check/checked-study.ts';
import {defaultAssumptions} from '../../../source/domain/assumptions.ts';
import {oneCondition, studyWith} from '../../checks/clean-study.ts';

it('holds what the text says, in one document', () => {
	const dataset = studyWith(oneCondition(() => null, 'tee_on'));
	const report = runChecks(dataset, defaultAssumptions, {now: 1_762_000_000});
	const parsed = JSON.parse(checkJson(checkedStudy(dataset, defaultAssumptions, report)));
	expect(parsed).toMatchObject({
		schema: 'cai-tui.check/1',
		roots: ['/study'],
		summary: {runs: 9, ok: 9, runs_with_warnings: 0, runs_with_errors: 0, beside_runs: {errors: 1, warnings: 0}},
		conditions: [
			{
				condition: 'Gemma3 1B',
				n_off: 3,
				n_on: 0,
				loss: null,
				ci: null,
				verdict: 'not comparable',
				worst: 'missing-pair',
			},
			{condition: 'Qwen3 32B', n_off: 3, n_on: 3, verdict: 'worse', worst: null},
		],
		findings: [{code: 'missing-pair', severity: 'error', scope: 'condition', evidence: {missing: 'tee_on', runs: 3}}],
	});
	expect(parsed.conditions[1].ci.low).toBeLessThan(0.04);
	expect(parsed.conditions[1].loss).toBeCloseTo(0.04, 3);
	expect(parsed.not_judged.length).toBeGreaterThan(0);
});
