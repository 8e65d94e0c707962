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

	it('folds notes that say the same of many runs, and lists every one of a condition', () => {
		const notes = (shown: typeof table) => shown.rows.filter(({id}) => id.startsWith('few-tail:'));
		expect(notes(table).map(({cells}) => cells['where'])).toContainEqual(
			expect.objectContaining({text: 'throughput_latency / Gemma3 1B off rep 1 and 25 more'}),
		);
		const logged = figure(figuresOf('checks', scopeAt(study, ids.logged)), 'table', 'findings');
		expect(notes(logged)).toHaveLength(6);
		expect(logged.rows.find(({id}) => id.startsWith('incomplete:'))?.cells['where']).toMatchObject({text: 'off rep 1'});
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
