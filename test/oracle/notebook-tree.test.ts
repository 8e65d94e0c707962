import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {writeStudy} from '../../source/commands/demo/write.ts';
import {read} from '../../source/disk/read.ts';
import {datasetOf} from '../../source/domain/assemble.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {compare} from '../../source/domain/compare.ts';
import type {Dataset} from '../../source/domain/dataset.ts';
import {measure} from '../../source/domain/measure.ts';
import {type MetricId, metricIds} from '../../source/domain/metric.ts';
import type {Run} from '../../source/domain/run.ts';
import {totalsOf} from '../../source/domain/totals.ts';
import {isClose} from './expected.ts';
import {treeNumbers} from './notebook-tree.ts';

const root = join(mkdtempSync(join(tmpdir(), 'cai-tui-oracle-')), 'study');
let dataset: Dataset;
let expected: ReturnType<typeof treeNumbers>;

beforeAll(async () => {
	writeStudy(root);
	const runs: Run[] = [];
	for await (const event of read([{path: root}], {})) if (event.type === 'run') runs.push(event.run);
	dataset = datasetOf({roots: [root], runs, findings: [], ignored: [], synthetic: true});
	expected = treeNumbers(root);
}, 120_000);

afterAll(() => rmSync(join(root, '..'), {recursive: true}));

/** Those that the second implementation computes. */
const checked = metricIds.filter(
	id => !/^(cpu_energy_per_output_token|goodput|mean_.*|peak_power|max_temperature)$/.test(id),
);

describe('a whole study in the notebook’s layout', () => {
	it('is read as the same groups of runs', () => {
		const groups = dataset.experiments.flatMap(({conditions}) => conditions.flatMap(({modes}) => modes.map(({id}) => id)));
		expect([...groups].sort()).toEqual([...expected.keys()].sort());
		expect(expected.size).toBeGreaterThan(50);
	});

	it.each(checked)('has the %s of a second implementation, to nine digits', id => {
		const wrong: unknown[] = [];
		let compared = 0;
		for (const {conditions} of dataset.experiments) {
			for (const {id: group, runs} of conditions.flatMap(({modes}) => modes)) {
				const theirs = expected.get(group)?.[id];
				if (theirs === undefined) continue;
				const ours = measure(runs, id, defaultAssumptions);
				compared++;
				const agrees =
					ours !== null &&
					ours.n === theirs.n &&
					isClose(ours.median, theirs.median, tolerance(id)) &&
					isClose(ours.std_population, theirs.stdPopulation, spreadTolerance(id, theirs.median)) &&
					(theirs.std === null ? ours.std === null : isClose(ours.std, theirs.std, spreadTolerance(id, theirs.median))) &&
					(theirs.p95 === null || isClose(ours.p95, theirs.p95, tolerance(id)));
				if (!agrees) wrong.push([group, ours, theirs]);
			}
		}
		expect(wrong).toEqual([]);
		expect(compared).toBeGreaterThan(10);
	});

	it('has the notebook’s overhead, and that of TEE off', () => {
		let compared = 0;
		for (const {conditions} of dataset.experiments) {
			for (const condition of conditions) {
				const off = expected.get(`${condition.id}/tee_off`)?.['total_token_throughput'];
				const on = expected.get(`${condition.id}/tee_on`)?.['total_token_throughput'];
				if (off === undefined || on === undefined) continue;
				const {overhead, overhead_over_on} = compare(condition, 'total_token_throughput', defaultAssumptions);
				expect(isClose(overhead, (off.median - on.median) / off.median)).toBe(true);
				expect(isClose(overhead_over_on, (off.median - on.median) / on.median)).toBe(true);
				compared++;
			}
		}
		expect(compared).toBeGreaterThan(25);
	});

	it('adds up to the notebook’s time and price', () => {
		let hours = 0;
		let runs = 0;
		for (const {duration} of expected.values()) runs += duration?.n ?? 0;
		for (const run of dataset.runs) hours += (run.result?.duration ?? 0) / 3600;
		const totals = totalsOf(dataset.runs, defaultAssumptions);
		expect(totals.runs).toBe(runs);
		expect(isClose(totals.cost, hours * 7)).toBe(true);
	});
});

/** Energies rest on times of day in seconds, of which a double keeps a quarter of a microsecond. */
function tolerance(id: MetricId): number {
	return id === 'energy' || id === 'energy_per_output_token' ? 1e-8 : 1e-9;
}

/** A deviation cannot be more exact than the values that it is the difference of. */
function spreadTolerance(id: MetricId, size: number): number {
	return tolerance(id) * Math.max(1, Math.abs(size));
}
