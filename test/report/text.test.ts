import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Line} from '../../source/paint/line.ts';
import {text} from '../../source/report/text.ts';
import {sections} from '../../source/sections/registry.ts';
import {runOf, studyOf} from '../builders/run.ts';
import {smallStudy} from '../sections/study.ts';
import {reportOf, written} from './report-of.ts';

describe('the text report', () => {
	it('opens with what it is about and what it rests on', () => {
		expect(
			written(text, reportOf(studyOf([runOf()])))
				.split('\n')
				.slice(0, 4),
		).toEqual([
			'cai-tui 1.2.3',
			'/study',
			'1 experiment · 1 condition · 1 run · 00:01:00 · 0.12 €',
			'assumed: price 7.00 €/h',
		]);
	});

	it('says which limits are set and which checks are not made', () => {
		const assumptions = {
			...defaultAssumptions,
			thresholds: {'cv-high.warning': 0.01},
			ignore: ['few-tail', 'no-details'],
		};
		expect(written(text, reportOf(studyOf([runOf()]), assumptions)).split('\n')[3]).toBe(
			'assumed: price 7.00 €/h · cv-high.warning = 0.01 · checks not made: few-tail, no-details',
		);
	});

	it('shows each section with its question', () => {
		const lines = written(text, reportOf(smallStudy())).split('\n');
		for (const {title, question} of sections) {
			expect(lines).toContain(title);
			expect(lines.join('\n')).toContain(question.slice(0, 40));
		}
	});

	it('says what a section needs where the study has not got it', () => {
		const traces = sections.find(({id}) => id === 'traces');
		expect(written(text, reportOf(studyOf([runOf()])))).toContain(traces?.needs.slice(0, 40));
	});

	it.each([60, 100, 160])('is no wider than %i columns', width => {
		const lines = written(text, reportOf(smallStudy()), width).split('\n').slice(4);
		expect(Math.max(...lines.map(line => [...line].length))).toBeLessThanOrEqual(width);
	});

	it('has neither colour nor control characters nor blanks at line ends', () => {
		const lines = written(text, reportOf(smallStudy())).split('\n');
		expect(lines.filter(line => /\p{Cc}|\s$/u.test(line))).toEqual([]);
	});

	it('shows lines as a terminal is told to', () => {
		const style = (line: Line) => line.map(({text: words, role}) => `<${role}>${words}`).join('');
		const styled = [...text(reportOf(studyOf([runOf()])), {width: 100, glyphs: 'block', style})].join('');
		expect(styled.split('\n').slice(0, 2)).toEqual(['<title>cai-tui 1.2.3', '<plain>/study']);
		expect(styled).toContain('<title>Throughput\n');
	});

	it('keeps to ASCII when asked to', () => {
		const plain = [...text(reportOf(smallStudy()), {width: 100, glyphs: 'ascii'})].join('');
		expect(plain.match(/[^\n\x20-\x7e]/g)).toBeNull();
	});

	it('is the same to the byte each time', () => {
		const report = reportOf(smallStudy());
		expect(written(text, report)).toBe(written(text, report));
	});

	it('says that a demo is one', () => {
		expect(written(text, reportOf(studyOf([runOf()], {synthetic: true})))).toContain(
			'SYNTHETIC: nothing here was measured.',
		);
	});
});
