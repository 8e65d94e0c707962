import {parse} from 'csv-parse/sync';
import {describe, expect, it} from 'vitest';
import {csv} from '../../source/report/csv.ts';
import {runOf, studyOf} from '../builders/run.ts';
import {smallStudy} from '../sections/study.ts';
import {reportOf, written} from './report-of.ts';

type Row = Readonly<Record<string, string>>;

function rowsOf(text: string): readonly Row[] {
	return parse(text, {columns: true}) as readonly Row[];
}

describe('the CSV report', () => {
	it('is one table of measurements', () => {
		const text = written(csv, reportOf(smallStudy()));
		expect(text.split('\n')[0]).toBe(
			'experiment,condition,tee_mode,metric,unit,n,left_out,median,min,max,mean,std,std_population,cv,p95,p95_std',
		);
		const row = rowsOf(text).find(
			({condition, tee_mode, metric}) =>
				condition === 'Gemma3 1B' && tee_mode === 'tee_on' && metric === 'output_throughput',
		);
		expect(row).toMatchObject({unit: 'tok/s', n: '3', left_out: '0', median: '1893.2', min: '1880.4', max: '1905.8'});
		expect(row).toMatchObject({p95: '', p95_std: ''});
	});

	it('leaves a cell empty where nothing is known', () => {
		const [row] = rowsOf(written(csv, reportOf(studyOf([runOf()]))));
		expect(row).toMatchObject({n: '1', std: '', cv: '', std_population: '0'});
	});

	it('quotes names that hold its own signs', () => {
		const condition = 'a "b", c';
		const rows = rowsOf(written(csv, reportOf(studyOf([runOf({condition})]))));
		expect(new Set(rows.map(row => row['condition']))).toEqual(new Set([condition]));
	});
});
