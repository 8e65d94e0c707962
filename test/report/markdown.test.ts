import {describe, expect, it} from 'vitest';
import type {Figure} from '../../source/figures/figure.ts';
import {markdown} from '../../source/report/markdown.ts';
import {defineSection} from '../../source/sections/section.ts';
import {runOf, studyOf} from '../builders/run.ts';
import {reportOf, written} from './report-of.ts';

/** A report of one section that shows these figures. */
function pageOf(...figures: readonly Figure[]): string {
	const section = defineSection<null>({
		id: 'example',
		title: 'Example',
		key: 'E',
		question: 'What is *it*?',
		needs: '',
		reads: () => true,
		compute: () => null,
		json: () => null,
		present: () => figures,
	});
	const page = written(markdown, {...reportOf(studyOf([runOf()])), sections: [section]});
	return page.slice(page.indexOf('## Example'));
}

describe('the Markdown report', () => {
	it('opens with what it is about and what it rests on', () => {
		const report = {...reportOf(studyOf([runOf()], {synthetic: true})), sections: []};
		expect(written(markdown, report)).toBe(
			[
				'# cai-tui report',
				'',
				'**Synthetic: nothing here was measured.**',
				'',
				'- /study',
				'- 1 experiment · 1 condition · 1 run · 00:01:00 · 0.12 €',
				'- assumed: price 7.00 €/h',
				'',
			].join('\n'),
		);
	});

	it('writes tables as tables, with units in their heads and headings inside them', () => {
		const page = pageOf({
			kind: 'table',
			id: 'table',
			title: 'By model',
			columns: [
				{id: 'name', title: 'condition', align: 'left', priority: 0},
				{id: 'off', title: 'TEE off', unit: 'tok/s', align: 'right', priority: 1},
			],
			rows: [
				{id: 'group', tone: 'group', cells: {name: {kind: 'text', text: 'energy'}}},
				{
					id: 'a',
					cells: {
						name: {kind: 'text', text: 'a|b *c*'},
						off: {kind: 'quantity', quantity: {value: 2012.4, unit: 'tok/s'}, plusMinus: 13.2},
					},
				},
				{id: 'b', cells: {name: {kind: 'text', text: 'unknown'}}},
			],
		});
		expect(page).toBe(
			[
				'## Example',
				'',
				'*What is \\*it\\*?*',
				'',
				'### By model',
				'',
				'| condition | TEE off (tok/s) |',
				'| --- | ---: |',
				'| **energy** |  |',
				'| a\\|b \\*c\\* | 2012 ±13 |',
				'| unknown | — |',
				'',
			].join('\n'),
		);
	});

	it('writes facts as a list, warnings in bold, and charts as blocks', () => {
		const page = pageOf(
			{kind: 'facts', id: 'facts', facts: [{label: 'runs', value: {kind: 'sizes', off: 3, on: 2}}]},
			{kind: 'text', id: 'warning', tone: 'warning', text: 'Mind <this>.'},
			{
				kind: 'bars',
				id: 'bars',
				unit: 'tok/s',
				range: 'min … max',
				groups: [{label: 'Gemma3 1B', bars: [{mode: 'tee_off', value: 2, low: null, high: null}]}],
			},
		);
		expect(page).toContain('\n- runs: 3+2\n\n**Mind \\<this\\>.**\n\n```text\n');
		expect(page).toMatch(/```text\n[^`]*Gemma3 1B[^`]*\n```\n$/);
	});
});
