import {describe, expect, it} from 'vitest';
import {runsWithThroughput, studyOf} from '../builders/run.ts';
import {figure, figuresOf, number, open, row, textOf} from './figures.ts';
import {ids, scopeAt, scopeOf, study, studyScope} from './study.ts';

const figures = figuresOf('overview', studyScope);

const fact = (label: string) => figure(figures, 'facts', 'summary').facts.find(other => other.label === label)?.value;

describe('Overview of a study', () => {
	it('sums up what the notebook prints first', () => {
		const throughputs = [
			...[2012.4, 1998.7, 2025.1, 1893.2, 1905.8, 1880.4],
			...[2012.4, 1998.7, 2025.1, 2007.9, 1990.3, 1893.2, 1905.8, 1880.4, 1899.9, 1921.6],
			...[389.2, 372.1, 300.4, 299.1, 301.2, 288.3, 287.1, 290.8, 150.2, 151.9],
		];
		const seconds = 6 * 60 + throughputs.reduce((sum, throughput) => sum + 30_000 / throughput, 0);
		expect(fact('experiments')).toMatchObject({quantity: {value: 2}});
		expect(fact('conditions')).toMatchObject({quantity: {value: 6}});
		expect(fact('measurements')).toMatchObject({quantity: {value: 32}});
		expect(fact('total duration')).toEqual({kind: 'duration', seconds: expect.closeTo(seconds, 6)});
		expect(fact('price')).toMatchObject({quantity: {value: expect.closeTo((seconds / 3600) * 7, 9), symbol: 'EUR'}});
	});

	it('counts the verdicts of the conditions', () => {
		expect(fact('verdicts')).toMatchObject({text: '2 worse, 1 unclear, 1 single run, 2 not comparable'});
		expect(open('overview', studyScope).json).toMatchObject({
			verdicts: {worse: 2, better: 0, noise: 0, unclear: 1, 'single run': 1, 'not comparable': 2},
		});
	});

	it('gives each experiment its median loss over comparable conditions', () => {
		const {cells, target} = row(figure(figures, 'table', 'experiments'), ids.latency);
		expect(target).toBe(ids.latency);
		expect(number(cells['loss'])).toBeCloseTo(0.053788, 6);
		expect(number(cells['worse'])).toBe(2);
		expect(cells['better']).toEqual({kind: 'none'});
	});

	it('names the worst findings, one line a kind', () => {
		const {rows} = figure(figures, 'table', 'worst-findings');
		const incomplete = rows.find(({id}) => id === 'incomplete');
		expect(new Set(rows.map(({id}) => id)).size).toBe(rows.length);
		expect(incomplete?.target).toBe(ids.flawedRun);
		expect(incomplete?.cells['where']).toMatchObject({text: 'energy / Gemma3 4B off rep 1'});
	});

	it('says what was not read, by reason', () => {
		expect(textOf(figures, 'ignored')).toBe(
			'Not read: 3 files and folders: not a result file (2); no result files (1).',
		);
	});

	it('marks synthetic data, and runs whose mode nothing says', () => {
		const runs = runsWithThroughput('unknown', [100, 101]);
		const marked = figuresOf('overview', scopeOf(studyOf(runs, {synthetic: true}), {level: 'study'}));
		expect(textOf(marked, 'synthetic')).toContain('Synthetic');
		expect(textOf(marked, 'mode-unknown')).toContain(
			'in 2 runs of calibration/throughput_latency: give --mode on or --mode off',
		);
		expect(figures.some(({id}) => id === 'synthetic' || id === 'mode-unknown')).toBe(false);
	});

	it('says that nothing was found', () => {
		const empty = figuresOf('overview', scopeOf(studyOf([]), {level: 'study'}));
		expect(textOf(empty, 'lack')).toBe('Overview needs at least one serving result: none was found here.');
	});
});

describe('Overview below', () => {
	it('lists the conditions of an experiment, each with its verdict', () => {
		const table = figure(figuresOf('overview', scopeAt(study, ids.latency)), 'table', 'conditions');
		expect(table.rows.map(({cells}) => cells['verdict'])).toEqual(
			['worse', 'worse', 'single run', 'not comparable', 'not comparable'].map(verdict => ({kind: 'verdict', verdict})),
		);
		expect(number(table.rows[3]?.cells['loss'])).toBeNull();
	});

	it('lists the runs of a condition with their findings', () => {
		const table = figure(figuresOf('overview', scopeAt(study, ids.logged)), 'table', 'repetitions');
		expect(table.rows[0]?.cells['findings']).toMatchObject({kind: 'severity', severity: 'error', count: 1});
		expect(table.rows).toHaveLength(6);
	});
});
