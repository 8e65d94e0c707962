import {describe, expect, it} from 'vitest';
import {runOf, studyOf} from '../builders/run.ts';
import {figure, figuresOf, number, open, row, textOf} from './figures.ts';
import {ids, scopeAt, study, studyScope} from './study.ts';

const figures = figuresOf('run', scopeAt(study, ids.flawedRun));

const fact = (id: string, label: string) =>
	figure(figures, 'facts', id).facts.find(other => other.label === label)?.value;

describe('Run details', () => {
	it('say what was asked and what came back', () => {
		expect(fact('setup', 'prompts')).toMatchObject({quantity: {value: 10}});
		expect(fact('setup', 'failed')).toMatchObject({quantity: {value: 1}});
		expect(fact('setup', 'empty answers')).toMatchObject({quantity: {value: 1}});
		expect(fact('setup', 'prompt tokens')).toMatchObject({text: '100 – 145 – 190'});
		expect(fact('setup', 'answer tokens')).toMatchObject({text: '101 – 101 – 101'});
		expect(fact('setup', 'request rate')).toMatchObject({text: 'all at once'});
		expect(fact('setup', 'finished')).toMatchObject({text: '2025-10-24 12:20:00'});
		expect(fact('outcome', 'output')).toMatchObject({quantity: {value: expect.closeTo(808 / 60, 9)}});
	});

	it('set stored and recomputed latencies beside each other and mark where they part', () => {
		const table = figure(figures, 'table', 'latencies');
		// Nine successes stored, one of them empty: 0, 48, 52 … 76
		expect(number(row(table, 'ttft-stored').cells['median'])).toBeCloseTo(60, 9);
		expect(number(row(table, 'ttft-recomputed').cells['median'])).toBeCloseTo(62, 9);
		expect(row(table, 'ttft-stored').cells['differs']).toMatchObject({text: '≠ mean −11.1 %, 1 more'});
		expect(row(table, 'tpot-stored').cells['differs']).toMatchObject({text: ''});
		expect(number(row(table, 'decode-recomputed').cells['p99'])).toBeCloseTo(1000, 6);
		expect(textOf(figures, 'empty-answers')).toContain('1 empty answer');
	});

	it('show the distributions, the trace and the findings', () => {
		expect(figure(figures, 'histogram', 'ttft-histogram').series[0]?.role).toBe('tee_off');
		expect(figure(figures, 'histogram', 'itl-histogram').edges).toEqual([
			expect.closeTo(0.1, 9),
			expect.closeTo(1000, 9),
		]);
		expect(figure(figures, 'lines', 'power').series).toHaveLength(1);
		expect(figures.some(({kind, id}) => kind === 'text' && id.startsWith('finding-1-'))).toBe(true);
	});

	it('say what is missing, and why', () => {
		const bare = runOf({result: {derived: ['failed']}});
		const sentences = figuresOf('run', scopeAt(studyOf([bare]), bare.id)).flatMap(other =>
			other.id.startsWith('missing-') && other.kind === 'text' ? [other.text] : [],
		);
		expect(sentences).toEqual([
			'Saved without --save-detailed: exact decode time, distributions and recomputed percentiles cannot be had.',
			'No power log beside the result: energy, power and utilization cannot be had.',
			'Not in the file, computed from others: failed.',
		]);
	});

	it('take no zero of a failed run for a measurement', () => {
		const failed = runOf({result: {completed: 0, failed: 8, stored: {ttft: {mean: 0, median: 0}}}});
		const shown = figuresOf('run', scopeAt(studyOf([failed]), failed.id));
		expect(shown.some(({id}) => id === 'latencies')).toBe(false);
		expect(textOf(shown, 'missing-1')).toContain('none is a measurement');
	});

	it('offer the runs of a wider scope to choose from', () => {
		const choice = figuresOf('run', scopeAt(study, ids.loggedOn));
		expect(textOf(choice, 'lack')).toBe('Run details need one run: these are the runs of this mode.');
		expect(figure(choice, 'table', 'runs').rows).toHaveLength(3);
		expect(open('run', studyScope).json).toBeNull();
	});
});
