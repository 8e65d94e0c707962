import {describe, expect, it} from 'vitest';
import {sections} from '../../source/sections/registry.ts';
import {defaultView, type View} from '../../source/sections/view.ts';
import type {Json} from '../../source/units/json.ts';
import {runOf, runsWithThroughput, studyOf} from '../builders/run.ts';
import {ids, scopeAt, scopeOf, study, studyScope} from './study.ts';

const scopes = {
	study: studyScope,
	...Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, scopeAt(study, id)])),
};

const empty = scopeOf(studyOf([]), {level: 'study'});
const unreadable = scopeOf(studyOf([runOf({result: null})]), {level: 'study'});
const failed = scopeOf(
	studyOf(runsWithThroughput('tee_off', [0], {result: {completed: 0, failed: 10, numPrompts: 10}})),
	{level: 'study'},
);

const views: readonly Partial<View>[] = [
	{},
	{compare: 'beside'},
	{compare: 'single'},
	{allRepetitions: true},
	{cursor: 12, zoom: {from: 10, to: 20}},
];

describe('the registry of sections', () => {
	it('has no id and no key twice', () => {
		expect(new Set(sections.map(({id}) => id)).size).toBe(sections.length);
		expect(new Set(sections.map(({key}) => key)).size).toBe(sections.length);
	});

	it('asks a question in every section', () => {
		expect(sections.filter(({question}) => !question.endsWith('?'))).toEqual([]);
	});

	for (const section of sections) {
		describe(section.title, () => {
			it('begins with its question, gives every figure its own id, and says something more', () => {
				for (const scope of [...Object.values(scopes), empty, unreadable, failed]) {
					const chapter = section.open(scope);
					for (const view of views) {
						const figures = chapter.present({...defaultView, ...view});
						expect(figures[0]).toEqual({kind: 'text', id: 'question', text: section.question, tone: 'question'});
						expect(figures.length).toBeGreaterThan(1);
						expect(repeated(figures.map(({id}) => id))).toEqual([]);
						expect(repeatedRows(figures)).toEqual([]);
					}
				}
			});

			it('gives the report plain JSON: no NaN, no Infinity, nothing undefined', () => {
				for (const scope of [...Object.values(scopes), empty, unreadable, failed]) {
					const {json} = section.open(scope);
					expect(strays(json)).toEqual([]);
				}
			});
		});
	}
});

function repeated(names: readonly string[]): readonly string[] {
	return names.filter((name, index) => names.indexOf(name) !== index);
}

function repeatedRows(
	figures: ReturnType<(typeof sections)[number]['open']> extends {present: (view: View) => infer F} ? F : never,
) {
	return figures.flatMap(figure => (figure.kind === 'table' ? repeated(figure.rows.map(({id}) => id)) : []));
}

function strays(json: Json, path = ''): readonly string[] {
	if (typeof json === 'number') return Number.isFinite(json) ? [] : [path];
	if (json === undefined) return [path];
	if (json === null || typeof json !== 'object') return [];
	return Object.entries(json).flatMap(([key, value]) => strays(value, `${path}/${key}`));
}
