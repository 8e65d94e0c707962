import {describe, expect, it} from 'vitest';
import type {Dataset} from '../../source/domain/dataset.ts';
import {findingPlaces} from '../../source/sections/finding-places.ts';
import {checkReportOf} from '../../source/sections/findings.ts';
import {runOf, studyOf} from '../builders/run.ts';
import {figure, figuresOf, open, row, textOf} from './figures.ts';
import {ids, scopeAt, scopeOf, study, studyScope} from './study.ts';

describe('Checks', () => {
	const figures = figuresOf('checks', studyScope);
	const table = figure(figures, 'table', 'findings');

	it('groups findings by code, worst first', () => {
		const groups = table.rows.filter(({tone}) => tone === 'group');
		const errors = ['code:incomplete', 'code:missing-pair', 'code:param-mismatch'];
		expect(groups.map(({id}) => id)).toEqual(expect.arrayContaining(errors));
		const severities = groups.map(({cells}) =>
			cells['severity']?.kind === 'severity' ? cells['severity'].severity : null,
		);
		expect(severities).toEqual(
			[...severities].sort((a, b) => 'ewn'.indexOf(a?.[0] ?? '') - 'ewn'.indexOf(b?.[0] ?? '')),
		);
	});

	it('leads to the run, and says why it matters and what to do', () => {
		expect(row(table, `incomplete:0:${ids.flawedRun}`).target).toBe(ids.flawedRun);
		expect(textOf(figures, 'why-incomplete')).toMatch(/^incomplete: Requests are missing\. .* What to do: /);
		expect(textOf(figures, 'found-incomplete-1')).toBe(
			'energy / Gemma3 4B off rep 1: 1 of 10 requests did not complete.',
		);
	});

	const linesOf = (shown: typeof table, code: string) =>
		shown.rows.flatMap(({id, target, cells}) => {
			const {where, what} = cells;
			if (!id.startsWith(`${code}:`) || where?.kind !== 'text' || what?.kind !== 'text') return [];
			return [{target, where: where.text, what: what.text}];
		});

	it('lists every finding of a condition', () => {
		const logged = figure(figuresOf('checks', scopeAt(study, ids.logged)), 'table', 'findings');
		expect(linesOf(logged, 'few-tail').map(({what}) => what)).toEqual([
			'All 6 runs have 9 to 10 requests, which leaves as few as 0.5 beyond p95 and 0.1 beyond p99.',
		]);
		expect(logged.rows.find(({id}) => id.startsWith('incomplete:'))?.cells['where']).toMatchObject({text: 'off rep 1'});
	});

	it('folds notes that say the same, and where there are many also those that differ in their numbers', () => {
		const runs = ['a', 'b'].flatMap(experiment =>
			[1, 2, 3].map(level =>
				runOf({experiment, condition: `c${level}`, result: {maxConcurrency: level, maxConcurrentRequests: 9 * level}}),
			),
		);
		const levels = studyOf(runs);
		const whole = figure(figuresOf('checks', scopeOf(levels, {level: 'study'})), 'table', 'findings');
		expect(linesOf(whole, 'cap-vs-peak').map(({where}) => where)).toEqual(
			[1, 2, 3].map(level => `a / c${level} and 1 more`),
		);
		const more = studyOf([
			...runs,
			...[4, 5].map(level =>
				runOf({
					condition: `c${level}`,
					experiment: 'b',
					result: {maxConcurrency: level, maxConcurrentRequests: 9 * level},
				}),
			),
		]);
		const folded = figure(figuresOf('checks', scopeOf(more, {level: 'study'})), 'table', 'findings');
		const what = 'e.g. The run has up to 9 requests at once under a cap of 1, as expected of a count by seconds.';
		expect(linesOf(folded, 'cap-vs-peak')).toEqual([
			{target: 'a', where: 'a: 3 of them', what},
			{target: 'b', where: 'b: 5 of them', what},
		]);
		const part = figure(figuresOf('checks', scopeAt(more, 'b')), 'table', 'findings');
		expect(linesOf(part, 'cap-vs-peak').map(({where}) => where)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
	});

	it('holds only what is in the scope', () => {
		expect(open('checks', scopeAt(study, ids.loggedOn)).json).toMatchObject({runs: 3});
		const codes = figure(figuresOf('checks', scopeAt(study, ids.loggedOn)), 'table', 'findings').rows.map(({id}) => id);
		expect(codes).not.toContain('code:incomplete');
	});

	it('leaves out what the settings ignore', () => {
		const scope = {...studyScope, assumptions: {...studyScope.assumptions, ignore: ['incomplete']}};
		const codes = figure(figuresOf('checks', scope), 'table', 'findings').rows.map(({id}) => id);
		expect(codes).not.toContain('code:incomplete');
		expect(codes).toContain('code:missing-pair');
	});

	it('holds dates against the time at which the study was read, or against its last file', () => {
		const codes = (parts: Partial<Dataset>) =>
			checkReportOf(scopeOf(studyOf([runOf()], parts), {level: 'study'})).findings.map(({code}) => code);
		expect(codes({readAt: runOf().modified - 7200})).toContain('future-date');
		expect(codes({readAt: runOf().modified})).not.toContain('future-date');
		expect(codes({})).not.toContain('future-date');
	});

	it('says when all is well', () => {
		expect(textOf(figuresOf('checks', scopeOf(studyOf([]), {level: 'study'})), 'all-well')).toBe(
			'Every rule that could be judged holds.',
		);
	});
});

describe('the place of a finding', () => {
	const placesOf = findingPlaces(study);

	it('is the node that it names, with those above', () => {
		expect(placesOf(ids.flawedRun)).toEqual([ids.energy, ids.logged, `${ids.logged}/tee_off`, ids.flawedRun]);
		expect(placesOf(ids.condition)).toEqual([ids.latency, ids.condition]);
	});

	it('is the folder of a file, or the nearest above that has runs', () => {
		expect(placesOf(`${ids.logged}/tee_on/orphan_power_metrics.csv`)).toEqual([
			ids.energy,
			ids.logged,
			`${ids.logged}/tee_on`,
		]);
		expect(placesOf(`${ids.logged}/deeper/down.json`)).toEqual([ids.energy, ids.logged]);
		expect(placesOf('elsewhere/file.json')).toEqual([]);
	});

	it('is what the runs of a folder have in common', () => {
		const runs = [64, 128].map(length =>
			runOf({experiment: 'raw', condition: `input_${length}`, id: `raw/files/${length}_repetition_1.json`}),
		);
		expect(findingPlaces(studyOf(runs))('raw/files/notes.csv')).toEqual(['raw']);
	});
});
