import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {runChecks} from '../../source/checks/run-checks.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Finding} from '../../source/domain/finding.ts';
import {readStudy} from './read-study.ts';

const real = '../shared/data/real';
const isThere = existsSync(real);
if (!isThere) console.warn(`skipped: ${real} is not there, so no check was held against real results`);

let findings: readonly Finding[] = [];

/** Findings of a code, as `path: severity`. */
function told(code: string): readonly string[] {
	return findings.filter(finding => finding.code === code).map(({path, severity}) => `${path}: ${severity}`);
}

function of(code: string, path: RegExp): Finding | undefined {
	return findings.find(finding => finding.code === code && path.test(finding.path));
}

describe.skipIf(!isThere)('on real results', () => {
	beforeAll(async () => {
		const study = await readStudy(real);
		({findings} = runChecks(study, defaultAssumptions, {now: Date.now() / 1000}));
	}, 60_000);

	it('calls nothing an error but the failed run and the failed request', () => {
		const errors = findings
			.filter(({severity}) => severity === 'error')
			.map(({code, path}) => `${code} ${path.split('/').at(-1)}`);
		expect(errors.sort()).toEqual([
			'all-failed bench_serve_all_requests_failed_v0.25.1.json',
			'errors one-failed-request.json',
		]);
	});

	it('finds the empty answers of the 70B pair', () => {
		const empty = (name: RegExp) => [
			of('silent-fail', name)?.evidence['without_first_token'],
			of('zero-output', name)?.evidence['empty'],
		];
		for (const folder of ['base', 'tee']) {
			expect(empty(new RegExp(`${folder}_24cores/.*qps_1\\.json`))).toEqual([304, 304]);
			expect(empty(new RegExp(`${folder}_24cores/.*qps_inf\\.json`))).toEqual([306, 306]);
		}
		expect(told('silent-fail')).toHaveLength(4);
	});

	it('finds the cold first run of the sweep', () => {
		const cold = of('warmup-rep', /max_num_seqs=4.*run=0\.json/);
		expect(cold).toMatchObject({severity: 'warning', evidence: {others: [199.36907134182283]}});
		expect(cold?.evidence['first']).toBeCloseTo(93.7, 1);
		expect(told('warmup-rep').filter(text => text.endsWith('warning'))).toHaveLength(1);
	});

	it('finds what is odd about the logs', () => {
		expect(of('csv-gap', /gap-8s/)).toMatchObject({evidence: {gaps: 1}});
		expect(of('csv-gap', /gap-8s/)?.evidence['longest_s']).toBeCloseTo(8.25, 1);
		expect(of('csv-gap', /gap-617s/)?.evidence['longest_s']).toBeCloseTo(617, -1);
		expect(of('csv-unreadable', /unknown-error-every-row/)?.evidence).toMatchObject({
			missing: {smClock: 554},
			rows: 554,
		});
		expect(of('csv-unreadable', /header-only/)?.evidence).toMatchObject({rows: 0});
		expect(of('csv-period', /cadence-1s-then-61s/)?.evidence['period_s']).toBeCloseTo(61, 0);
		expect(of('csv-period', /sampled-every-100ms/)?.evidence['period_s']).toBeCloseTo(0.1, 2);
		expect(told('csv-gap').every(text => text.endsWith('note'))).toBe(true);
	});

	it('has the failed request with the last line of its traceback', () => {
		expect(of('errors', /one-failed-request/)?.message).toMatch(
			/^1 of 128 requests failed, all with: UnicodeDecodeError: /,
		);
		expect(of('incomplete', /one-failed-request/)?.severity).toBe('warning');
	});

	it('takes repetitions with other seeds for what they are', () => {
		const scattered = told('cv-high').filter(text => text.includes('issei'));
		expect(scattered.length).toBeGreaterThan(10);
		expect(scattered.every(text => text.endsWith('note'))).toBe(true);
		expect(told('outlier-rep').every(text => text.endsWith('note'))).toBe(true);
	});

	it('reads what is no serving result as such', () => {
		const foreign = told('json-not-a-run').map(text => text.split('/').at(-1));
		expect(foreign).toContain('benchmark_results.json: note');
		expect(foreign).toContain('summary.json: note');
		expect(foreign).toContain('no-duration.json: warning');
	});
});

describe.skipIf(!isThere)('on the 70B pair with its modes named', () => {
	it('finds one run in each mode, on different days, with the same prompts', async () => {
		const modeMap = [
			{pattern: 'tee_*', mode: 'tee_on' as const},
			{pattern: 'base_*', mode: 'tee_off' as const},
		];
		const study = await readStudy(join(real, 'phala-h200-llama70b'), {modeMap});
		const {findings: found} = runChecks(study, defaultAssumptions, {now: Date.now() / 1000});
		const codes = new Set(found.filter(({scope}) => scope === 'condition').map(({code}) => code));
		expect(codes).toEqual(new Set(['reps-uneven', 'order-confounded', 'outputs-differ', 'tee-unknown']));
		const differences = found.filter(({code}) => code === 'outputs-differ');
		// Output tokens on and off, at an infinite rate and at one request a second: README of the data.
		const expected = [157_917 / 158_409 - 1, 160_105 / 159_588 - 1].sort();
		const values = differences.map(({evidence}) => Number(evidence['difference'])).sort();
		for (const [index, value] of values.entries()) expect(value).toBeCloseTo(expected[index] ?? 0, 12);
	});
});
