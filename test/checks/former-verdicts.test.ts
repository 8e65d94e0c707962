import {describe, expect, it} from 'vitest';
import {type FormerVerdicts, recallVerdicts} from '../../source/checks/former-verdicts.ts';
import {runChecks, verdictsToKeep} from '../../source/checks/run-checks.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Run} from '../../source/domain/run.ts';
import {runOf, runsWithThroughput, studyOf} from '../builders/run.ts';
import {now} from './judge.ts';

/** As another call of the program reads them: equal runs, and other objects. */
const fresh = (): readonly Run[] => [
	...runsWithThroughput('tee_off', [100, 80, 120]),
	...runsWithThroughput('tee_on', [100, 99, 101]),
	...runsWithThroughput('tee_on', [50, 51, 52], {condition: 'Llama3.1 8B_64'}),
];

const kept = (): FormerVerdicts => {
	const verdicts = verdictsToKeep(studyOf(fresh()), defaultAssumptions, now);
	if (verdicts === null) throw new Error('nothing to keep');
	return verdicts;
};

/** Verdicts that say something else, so that it shows whose were told. */
function marked(verdicts: FormerVerdicts): FormerVerdicts {
	const mark = <Of extends FormerVerdicts['whole']>(of: Of): Of => ({
		...of,
		findings: of.findings.map(finding => ({...finding, message: `before: ${finding.message}`})),
	});
	return {
		...verdicts,
		whole: mark(verdicts.whole),
		bySubject: new Map([...verdicts.bySubject].map(([name, each]) => [name, mark(each)])),
	};
}

const messagesOf = (runs: readonly Run[], assumptions = defaultAssumptions, at = now): readonly string[] =>
	runChecks(studyOf(runs), assumptions, {now: at}).findings.map(({message}) => message);

describe('recallVerdicts', () => {
	it('judges the same study as it was judged before', () => {
		const judged = runChecks(studyOf(fresh()), defaultAssumptions, {now});
		const runs = fresh();
		recallVerdicts(runs, kept());
		expect(runChecks(studyOf(runs), defaultAssumptions, {now})).toEqual(judged);
		expect(judged.findings.length).toBeGreaterThan(2);
	});

	it('judges anew only what a further run changes', () => {
		const runs = fresh();
		recallVerdicts(runs, marked(kept()));
		const before = messagesOf(runs);
		expect(before.every(message => message.startsWith('before: '))).toBe(true);
		const further = runOf({teeMode: 'tee_on', condition: 'Llama3.1 8B_64', repetition: 4});
		const after = messagesOf([...runs, further]);
		expect(after.some(message => message.startsWith('before: '))).toBe(true);
		expect(after.some(message => !message.startsWith('before: '))).toBe(true);
		const bare = (message: string) => message.replace('before: ', '');
		expect(after.map(bare).sort()).toEqual([...messagesOf([...fresh(), further])].sort());
	});

	it.each<[string, (runs: readonly Run[]) => readonly string[]]>([
		['another study', runs => messagesOf(runs.map((run, index) => (index === 0 ? {...run, bytes: 9} : run)))],
		['a part of it', runs => messagesOf(runs.slice(1))],
		['other limits', runs => messagesOf(runs, {...defaultAssumptions, thresholds: {'cv-high.warning': 0.5}})],
		['an earlier time', runs => messagesOf(runs, defaultAssumptions, now - 1)],
	])('judges %s anew', (_, judge) => {
		const runs = fresh();
		recallVerdicts(runs, marked(kept()));
		expect(judge(runs).some(message => message.startsWith('before: '))).toBe(false);
	});
});

describe('verdictsToKeep', () => {
	it('keeps nothing that holds for today only', () => {
		const ahead = runOf({modified: now + 86_400});
		expect(verdictsToKeep(studyOf([ahead]), defaultAssumptions, now)).toBeNull();
		expect(verdictsToKeep(studyOf([runOf({modified: now - 10})]), defaultAssumptions, now)).not.toBeNull();
	});
});
