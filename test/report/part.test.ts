import {parse} from 'csv-parse/sync';
import {describe, expect, it} from 'vitest';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {csv} from '../../source/report/csv.ts';
import {json} from '../../source/report/json.ts';
import {markdown} from '../../source/report/markdown.ts';
import {scopeAt} from '../../source/report/scope-of-report.ts';
import {text} from '../../source/report/text.ts';
import {sections} from '../../source/sections/registry.ts';
import {ids, smallStudy} from '../sections/study.ts';
import {contract, type ReportDocument} from './contract.ts';
import {reportOf, written} from './report-of.ts';

const study = smallStudy();
const whole = documentOf('');

function reportOn(id: string) {
	if (id === '') return reportOf(study);
	const found = scopeAt(id, study, defaultAssumptions);
	if (!('scope' in found)) throw new Error(`${id} is not in the study`);
	return {version: '1.2.3', scope: found.scope, sections};
}

function documentOf(id: string): ReportDocument {
	return contract.parse(JSON.parse(written(json, reportOn(id))));
}

const runId = study.runs.find(({id}) => id.startsWith(`${ids.condition}/tee_on/`))?.id ?? '';
const parts = [ids.latency, ids.condition, `${ids.condition}/tee_on`, runId];

describe('a report of a part of the study', () => {
	it('names the part, in every format that has a heading; of the whole study there is none', () => {
		expect(whole.part).toBeUndefined();
		for (const id of parts) {
			expect(documentOf(id).part).toBe(id);
			for (const exporter of [text, markdown]) {
				expect(written(exporter, reportOn(id), 240).replaceAll('\\', '')).toContain(`only ${id}`);
			}
		}
	});

	it.each(parts)('has nothing of what lies beside it: %s', id => {
		const {runs, measurements, comparisons, findings, summary} = documentOf(id);
		const isIn = (path: string): boolean => path === id || path.startsWith(`${id}/`);
		expect(runs).toEqual(whole.runs.filter(({path}) => isIn(path)));
		expect(summary.runs).toBe(runs.length);
		expect(summary.duration_s).toBeCloseTo(
			runs.reduce((total, {metrics}) => total + (metrics.duration ?? 0), 0),
			9,
		);
		const places = new Set(runs.map(run => `${run.experiment}/${run.condition}`));
		expect(summary.conditions).toBe(places.size);
		expect(new Set(comparisons.map(each => `${each.experiment}/${each.condition}`))).toEqual(places);
		const modes = new Set(runs.map(run => `${run.experiment}/${run.condition}/${run.tee_mode}`));
		const measured = measurements.map(each => `${each.experiment}/${each.condition}/${each.tee_mode}`);
		expect(measured.every(mode => modes.has(mode))).toBe(true);
		for (const {n, metric} of measurements) {
			expect(n).toBeLessThanOrEqual(runs.filter(run => (run.metrics[metric] ?? null) !== null).length);
		}
		expect(findings).toEqual(whole.findings.filter(({path}) => isIn(path)));
	});

	it('says the same of a condition as the report of the whole study does', () => {
		const isOf = (each: {readonly experiment: string; readonly condition: string}): boolean =>
			`${each.experiment}/${each.condition}` === ids.condition;
		const {measurements, comparisons} = documentOf(ids.condition);
		expect(measurements).toEqual(whole.measurements.filter(isOf));
		expect(comparisons).toEqual(whole.comparisons.filter(isOf));
	});

	it.each(parts)('has the rows of its measurements in the table: %s', id => {
		const rows = parse(written(csv, reportOn(id)), {columns: true}) as readonly Readonly<Record<string, string>>[];
		const key = (row: {[name: string]: unknown}): string =>
			['experiment', 'condition', 'tee_mode', 'metric', 'n', 'median'].map(name => String(row[name])).join(' ');
		expect(rows.map(key).sort()).toEqual(documentOf(id).measurements.map(key).sort());
	});

	it('counts in its heading what the part holds', () => {
		for (const id of parts) {
			const {summary} = documentOf(id);
			const counts = `${summary.runs} run${summary.runs === 1 ? '' : 's'}`;
			for (const exporter of [text, markdown]) expect(written(exporter, reportOn(id), 240)).toContain(counts);
		}
	});
});
