import {expect, it} from 'vitest';
import {runChecks} from '../../source/checks/run-checks.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {studyWith} from './clean-study.ts';

it('finds nothing in a clean study', () => {
	const report = runChecks(studyWith(), defaultAssumptions, {now: 1_762_000_000});
	expect(report.findings).toEqual([]);
	const lacks = new Set(report.notJudged.map(({code, reason}) => `${code}: ${reason}`));
	expect(lacks).toEqual(
		new Set([
			'semaphore-bound: no finite request rate was asked for',
			'nonmonotone-sweep: no sweep of three levels or more',
		]),
	);
});
