import {describe, expect, it} from 'vitest';
import type {LinesFigure} from '../../../source/figures/figure.ts';
import type {View} from '../../../source/sections/view.ts';
import {endOfRun, runOf, studyOf} from '../../builders/run.ts';
import {figure, figuresOf, number, row, textOf} from '../figures.ts';
import {ids, scopeAt, scopeOf, study, studyScope} from '../study.ts';

const logged = scopeAt(study, ids.logged);

function chartsOf(view: Partial<View> = {}, scope = logged): readonly LinesFigure[] {
	return figuresOf('traces', scope, view).filter(other => other.kind === 'lines');
}

describe('Traces of a condition', () => {
	const figures = figuresOf('traces', logged);

	it('draws the four channels on one time axis, the window marked', () => {
		const charts = chartsOf();
		expect(charts.map(({id}) => id)).toEqual(['power', 'utilization', 'memoryUtilization', 'temperature']);
		for (const {xAxis, windows, gap} of charts) {
			expect(xAxis).toMatchObject({from: -10, to: 70, group: 'time', unit: 's'});
			expect(windows).toMatchObject([
				{from: 0, to: 60},
				{from: 0, to: 60},
			]);
			expect(gap).toBe(3);
		}
	});

	it('lays the runs of the middle energy over each other and names them', () => {
		expect(chartsOf()[0]?.series.map(({label, role}) => [label, role])).toEqual([
			['TEE off rep 3', 'tee_off'],
			['TEE on rep 2', 'tee_on'],
		]);
		expect(textOf(figures, 'shown')).toBe(
			'TEE off rep 3, the middle of 3 by energy; TEE on rep 2, the middle of 3 by energy.',
		);
	});

	it('marks the power limit and says who says it', () => {
		expect(chartsOf()[0]?.limits).toEqual([{y: 400, label: 'limit 400 W'}]);
		expect(textOf(figures, 'sources')).toContain('400 W (from the system information)');
	});

	it('says what is known of the window', () => {
		const {cells} = row(figure(figures, 'table', 'logs'), `${ids.logged}/tee_off/20251024_1200-00_repetition_3.json`);
		// 60 s at 382 W
		expect(number(cells['energy'])).toBeCloseTo(22.92, 9);
		expect(number(cells['mean-power'])).toBeCloseTo(382, 9);
		expect(number(cells['of-limit'])).toBeCloseTo(382 / 400, 9);
		expect(number(cells['idle'])).toBeCloseTo(66 / 382, 9);
		expect(number(cells['samples'])).toBe(61);
		expect(number(cells['gaps'])).toBe(0);
		expect(cells['window']).toMatchObject({text: 'date'});
	});

	it('tells the two runs drawn from the overhead of the condition', () => {
		// 392/382 of the runs drawn; medians 382 and 392 of all
		expect(textOf(figures, 'change')).toMatch(
			/^TEE on against off, these two runs: \+2\.6 % energy, \+2\.6 % mean power\. All runs \(3\+3\): \+2\.6 % energy, 1\.4 … 3\.8 %, worse\.$/,
		);
	});

	it('puts modes under each other on one scale', () => {
		const charts = chartsOf({compare: 'beside'});
		expect(charts.slice(0, 2).map(({id, title}) => [id, title])).toEqual([
			['power-tee_off', 'GPU power, TEE off'],
			['power-tee_on', 'GPU power, TEE on'],
		]);
		expect(charts[0]?.yAxis).toEqual(charts[1]?.yAxis);
		expect(charts[6]?.yAxis).toEqual({unit: '°C', from: 40, to: 70});
	});

	it('shows one mode alone', () => {
		expect(chartsOf({compare: 'single'})[0]?.series.map(({label}) => label)).toEqual(['TEE on rep 2']);
	});

	it('makes a band of all repetitions', () => {
		const [power] = chartsOf({allRepetitions: true});
		expect(power?.series.map(({label}) => label)).toEqual(['TEE off (3 runs)', 'TEE on (3 runs)']);
		const off = power?.series[0];
		// At 0 s all serve: 380, 382, 384 W
		expect([off?.low?.[10], off?.y[10], off?.high?.[10]]).toEqual([380, 382, 384]);
		expect(figure(figuresOf('traces', logged, {allRepetitions: true}), 'table', 'logs').rows).toHaveLength(6);
	});

	it('follows cursor and zoom', () => {
		for (const {cursor, xAxis} of chartsOf({cursor: 12.5, zoom: {from: 10, to: 20}})) {
			expect(cursor).toBe(12.5);
			expect([xAxis.from, xAxis.to]).toEqual([10, 20]);
		}
	});
});

describe('Traces elsewhere', () => {
	it('offers the conditions of a study to choose from', () => {
		const table = figure(figuresOf('traces', studyScope), 'table', 'conditions');
		expect(table.interactive).toBe(true);
		expect(table.rows.map(({target}) => target)).toEqual([ids.logged]);
		expect(number(table.rows[0]?.cells['energy-tee_on'])).toBeCloseTo(23.52, 9);
		expect(number(table.rows[0]?.cells['increase'])).toBeCloseTo(392 / 382 - 1, 9);
	});

	it('shows the one run that is selected', () => {
		const charts = chartsOf({}, scopeAt(study, ids.flawedRun));
		expect(charts[0]?.series.map(({label}) => label)).toEqual(['TEE off rep 1']);
		expect(charts[0]?.windows).toEqual([{from: 0, to: 60, label: 'benchmark'}]);
	});

	it('says what it needs where nothing was logged', () => {
		expect(textOf(figuresOf('traces', scopeAt(study, ids.condition)), 'lack')).toBe(
			'Traces need a run with a power log: this condition has none (6 runs read).',
		);
	});

	it('warns of a log that leaves a part of the run out, and marks an assumed limit', () => {
		const run = runOf({
			trace: {start: endOfRun - 40, power: Array.from({length: 41}, () => 300)},
			result: {duration: 60},
		});
		const figures = figuresOf('traces', scopeAt(studyOf([run]), run.id));
		expect(textOf(figures, `doubt-${run.id}`)).toBe(
			'TEE off rep 1: energy is unreliable: the log covers only 66 % of the benchmark window.',
		);
		expect(textOf(figures, 'sources')).toContain('700 W (assumed: no file says it, --max-watts does)');
		expect(figure(figures, 'lines', 'power').limits).toEqual([{y: 700, label: 'limit 700 W (assumed)'}]);
	});

	it('draws the CPU where it was logged', () => {
		const power = Array.from({length: 61}, () => 300);
		const run = runOf({traces: [{power}, {device: 'cpu', path: 'cpu.csv', power: power.map(() => 143)}]});
		const charts = chartsOf({}, scopeOf(studyOf([run]), {...scopeAt(studyOf([run]), run.id)}));
		expect(charts.map(({id}) => id)).toEqual(['power', 'cpuPower']);
	});
});
