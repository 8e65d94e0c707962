import {describe, expect, it} from 'vitest';
import {runChecks} from '../../source/checks/run-checks.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Dataset} from '../../source/domain/dataset.ts';
import type {Finding} from '../../source/domain/finding.ts';
import {severities} from '../../source/domain/finding.ts';
import type {Run} from '../../source/domain/run.ts';
import {runOf, runsWithThroughput, studyOf, traceOf} from '../builders/run.ts';
import {oneRun, studyWith, withResult, withSystem} from './clean-study.ts';
import {now} from './judge.ts';

const read: Finding = {
	code: 'csv-orphan',
	severity: 'warning',
	scope: 'file',
	path: 'calibration/lost.csv',
	message: 'No result has this stem.',
	evidence: {},
	advice: 'Rename it.',
};

describe('runChecks', () => {
	it('puts the worst first, then goes by the natural order of paths', () => {
		const runs = [10, 2].flatMap(level =>
			runsWithThroughput('tee_on', [100, 80, 120], {condition: `Llama3.1 8B_${level}`}),
		);
		const {findings} = runChecks(studyOf(runs), defaultAssumptions, {now});
		const ranks = findings.map(({severity}) => severities.indexOf(severity));
		expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
		const scattered = findings.filter(({code}) => code === 'cv-high').map(({path}) => path.split('/').at(-1));
		expect(scattered).toEqual(['Llama3.1 8B_2', 'Llama3.1 8B_10']);
	});

	it('passes on what reading found, of files and of runs, and does not say it twice', () => {
		const own: Finding = {...read, code: 'too-short', severity: 'note', scope: 'run'};
		const short = {id: 'a/b/tee_on/r.json', result: {duration: 8}};
		const run = runOf(short);
		const told = runOf({...short, findings: [{...own, path: 'a/b/tee_on/r.json'}]});
		const options = {now, only: ['too-short', 'csv-orphan']};
		expect(runChecks(studyOf([run]), defaultAssumptions, options).findings.map(({message}) => message)).toEqual([
			'The run lasted 8.00 s.',
		]);
		const {findings} = runChecks(studyOf([told], {findings: [read]}), defaultAssumptions, options);
		expect(findings.map(({code, message}) => `${code}: ${message}`)).toEqual([
			'csv-orphan: No result has this stem.',
			'too-short: No result has this stem.',
		]);
	});

	it('takes a log that is still written for that of a run under way', () => {
		const orphan = (age: number) => ({...read, evidence: {bytes: 10, modified: now - age}});
		const severityOf = (finding: Finding) =>
			runChecks(studyOf([], {findings: [finding]}), defaultAssumptions, {now}).findings.map(({severity}) => severity);
		expect(severityOf(orphan(30))).toEqual(['note']);
		expect(severityOf(orphan(600))).toEqual(['warning']);
		expect(severityOf(read)).toEqual(['warning']);
	});

	it('takes no log for that of a run under way whose recording is known to have ended', () => {
		const ended = {...read, evidence: {bytes: 10, modified: now - 1, recording: 'no result'}};
		expect(runChecks(studyOf([], {findings: [ended]}), defaultAssumptions, {now}).findings).toEqual([ended]);
	});

	it('judges the log of a run when its result is there', () => {
		const running = {stage: 'benchmark', startedAt: 0, lastSampleAt: 620, silence: null} as const;
		const trace = traceOf({power: [60, 60, 60, 60], time: [0, 1, 2, 620]});
		const codes = (run: Run) =>
			runChecks(studyOf([run]), defaultAssumptions, {now, only: ['csv-gap']}).findings.map(({code}) => code);
		expect(codes({...runOf({}), traces: [trace]})).toEqual(['csv-gap']);
		expect(codes({...runOf({}), traces: [trace], result: null, running})).toEqual([]);
	});

	it('judges logs that belong to no run, as notes', () => {
		const trace = traceOf({
			path: 'odd/gap.csv',
			power: [60, 60, 60, 60],
			time: [0, 1, 2, 620],
			powerLimit: [null, 1, 1, 1],
		});
		const {findings} = runChecks(studyOf([], {looseTraces: [trace]}), defaultAssumptions, {now});
		expect(findings.map(({code, severity, scope, path}) => [code, severity, scope, path])).toEqual([
			['csv-gap', 'note', 'file', 'odd/gap.csv'],
			['csv-unreadable', 'note', 'file', 'odd/gap.csv'],
		]);
	});

	it('leaves out what is ignored, and all but what is asked for', () => {
		const study = studyWith(oneRun(run => withSystem(withResult(run, {maxConcurrentRequests: 99}), {ccState: 'off'})));
		const codes = ({ignore = [], ...only}: {only?: readonly string[]; ignore?: readonly string[]}) =>
			runChecks(study, {...defaultAssumptions, ignore}, {now, ...only}).findings.map(({code}) => code);
		expect(codes({})).toEqual(['tee-mismatch', 'cap-vs-peak']);
		expect(codes({only: ['cap-vs-peak']})).toEqual(['cap-vs-peak']);
		expect(codes({ignore: ['cap-vs-peak']})).toEqual(['tee-mismatch']);
		expect(codes({only: ['cap-vs-peak'], ignore: ['cap-vs-peak']})).toEqual([]);
	});

	it('takes limits from the settings', () => {
		const study = studyOf(runsWithThroughput('tee_on', [100, 102, 98]));
		const codes = (assumptions: typeof defaultAssumptions) =>
			runChecks(study, assumptions, {now, only: ['cv-high']}).findings.map(({severity}) => severity);
		expect(codes(defaultAssumptions)).toEqual([]);
		expect(codes({...defaultAssumptions, thresholds: {'cv-high.warning': 0.01}})).toEqual(['warning']);
		expect(codes({...defaultAssumptions, thresholds: {'cv-high.warning': 0.01, 'cv-high.error': 0.015}})).toEqual([
			'error',
		]);
	});

	it('says what no rule could judge, and counts what was', () => {
		const {notJudged, judged} = runChecks(studyOf([runOf()]), defaultAssumptions, {now});
		expect(notJudged).toContainEqual({code: 'csv-gap', path: runOf().id, reason: 'no GPU trace beside the result'});
		expect(judged).toBeGreaterThan(10);
	});

	it('judges a study of 500 runs within a second, and again within a tenth', () => {
		const fresh = () =>
			studyOf(
				Array.from({length: 84}, (_, condition) =>
					(['tee_off', 'tee_on'] as const).flatMap(teeMode =>
						runsWithThroughput(teeMode, [100, 100.3, 99.8], {
							condition: `Llama3.1 8B_${condition}`,
							trace: {power: Array.from({length: 90}, (_, row) => (row < 10 ? 66 : 300))},
						}),
					),
				).flat(),
			);
		// Milliseconds of the processor, so that a busy machine does not count.
		const timed = (study: Dataset) => {
			const before = process.cpuUsage();
			runChecks(study, defaultAssumptions, {now});
			const {user, system} = process.cpuUsage(before);
			return (user + system) / 1000;
		};
		const studies = [fresh(), fresh()];
		expect(studies[0]?.runs).toHaveLength(504);
		expect(Math.min(...studies.map(timed))).toBeLessThan(1000);
		expect(Math.min(...studies.map(timed))).toBeLessThan(100);
	});
});
