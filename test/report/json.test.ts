import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {json} from '../../source/report/json.ts';
import {sections} from '../../source/sections/registry.ts';
import {runOf, studyOf} from '../builders/run.ts';
import {smallStudy} from '../sections/study.ts';
import {contract, type ReportDocument} from './contract.ts';
import {reportOf, written} from './report-of.ts';

const study = smallStudy();

function document(dataset = study, assumptions = defaultAssumptions): ReportDocument {
	return contract.parse(JSON.parse(written(json, reportOf(dataset, assumptions))));
}

describe('the JSON report', () => {
	it('keeps its contract', () => {
		expect(contract.safeParse(JSON.parse(written(json, reportOf(study)))).error).toBeUndefined();
	});

	it('is the same to the byte each time', () => {
		expect(written(json, reportOf(study))).toBe(written(json, reportOf(study)));
	});

	it('names the limits that are set and the checks that are not made', () => {
		const named = {thresholds: {'cv-high.warning': 0.01}, ignore: ['few-tail']};
		const {assumptions, findings} = document(study, {...defaultAssumptions, ...named});
		expect(assumptions).toMatchObject({thresholds: named.thresholds, ignored_checks: named.ignore});
		expect(document().findings.map(({code}) => code)).toContain('few-tail');
		expect(findings.map(({code}) => code)).not.toContain('few-tail');
	});

	it('states the test vector of the statistics', () => {
		const {measurements, comparisons} = document();
		const off = measurements.find(
			({condition, tee_mode, metric}) =>
				condition === 'Gemma3 1B' && tee_mode === 'tee_off' && metric === 'output_throughput',
		);
		expect(off).toMatchObject({unit: 'tok/s', n: 3, median: 2012.4, min: 1998.7, max: 2025.1, p95: null});
		expect(off?.values).toEqual([2012.4, 1998.7, 2025.1]);
		expect(off?.std).toBeCloseTo(13.203156, 6);
		expect(off?.std_population).toBeCloseTo(10.780332, 6);
		const loss = comparisons.find(({condition, metric}) => condition === 'Gemma3 1B' && metric === 'output_throughput');
		expect(loss).toMatchObject({n_off: 3, n_on: 3, off: 2012.4, on: 1893.2, better: 'higher', verdict: 'worse'});
		expect(loss?.overhead).toBeCloseTo(0.059233, 6);
		expect(loss?.overhead_over_on).toBeCloseTo(0.062962, 6);
		expect(loss?.ci).toMatchObject({level: 0.95, method: 'welch-log'});
		expect(loss?.ci?.low).toBeCloseTo(0.0448, 4);
		expect(loss?.ci?.high).toBeCloseTo(0.0732, 4);
	});

	it('has every condition with every metric among its comparisons, and only known values among its measurements', () => {
		const {comparisons, measurements, summary} = document();
		expect(comparisons.length).toBe(summary.conditions * 26);
		const single = comparisons.find(
			({condition, metric}) => condition === 'Llama3.1 70B' && metric === 'output_throughput',
		);
		expect(single).toMatchObject({n_off: 2, n_on: 0, on: null, overhead: null, ci: null, verdict: 'not comparable'});
		expect(measurements.filter(({condition, metric}) => condition === 'Gemma3 1B' && metric === 'energy')).toEqual([]);
	});

	it('stands in natural order of path', () => {
		const runs = [10, 2, 1].flatMap(repetition =>
			['Gemma3 10B', 'Gemma3 2B'].map(condition => runOf({condition, repetition})),
		);
		const {runs: listed, comparisons} = document(studyOf(runs));
		expect(listed.map(({condition, repetition}) => `${condition} ${repetition}`)).toEqual([
			...['Gemma3 2B 1', 'Gemma3 2B 2', 'Gemma3 2B 10'],
			...['Gemma3 10B 1', 'Gemma3 10B 2', 'Gemma3 10B 10'],
		]);
		expect([...new Set(comparisons.map(({condition}) => condition))]).toEqual(['Gemma3 2B', 'Gemma3 10B']);
	});

	it('knows nothing of a run that could not be read', () => {
		const [run] = document(studyOf([runOf({result: null}), runOf({repetition: 2})])).runs;
		expect(run).toMatchObject({repetition: 1, model_id: null, completed: null, failed: null, energy_window: null});
		expect(new Set(Object.values(run?.metrics ?? {}))).toEqual(new Set([null]));
	});

	it('says on which window the energy rests', () => {
		const {runs} = document();
		expect(new Set(runs.filter(run => run.metrics['energy'] !== null).map(run => run.energy_window))).toEqual(
			new Set(['date']),
		);
	});

	it('names its assumptions', () => {
		const assumptions = {
			pricePerHour: {teeOff: 6, teeOn: 8},
			currency: 'USD',
			kwhPrice: 0.3,
			maxWatts: 350,
			slo: {ttft: 200},
		};
		const stated = document(study, assumptions);
		expect(stated.assumptions).toEqual({
			price_per_hour: {tee_off: 6, tee_on: 8},
			currency: 'USD',
			max_watts: {value: 350, source: 'option'},
			price_per_kwh: 0.3,
			slo_ms: {ttft: 200},
		});
		expect(new Set(stated.measurements.map(({unit}) => unit))).toContain('USD/Mtok');
	});

	it('states no power limit for the whole study where its runs have different ones', () => {
		expect(document().assumptions.max_watts).toEqual({value: null, source: 'differs between runs'});
		expect(document(studyOf([runOf()])).assumptions.max_watts).toEqual({value: 700, source: 'assumed'});
	});

	it('has what each section says of the study by the id of the section', () => {
		expect(Object.keys(document().sections)).toEqual(sections.map(({id}) => id));
	});
});
