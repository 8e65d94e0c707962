import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {runChecks} from '../../source/checks/run-checks.ts';
import {writeStudy} from '../../source/commands/demo/write.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Finding} from '../../source/domain/finding.ts';
import {readStudy} from './read-study.ts';

let root = '';
let findings: readonly Finding[] = [];

beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), 'cai-tui-demo-'));
	writeStudy(root);
	({findings} = runChecks(await readStudy(root), defaultAssumptions, {now: Date.now() / 1000}));
}, 120_000);

afterAll(async () => {
	await rm(root, {recursive: true});
});

it('finds exactly the flaws that are planted in the demo', () => {
	const told = findings
		.filter(({severity}) => severity !== 'note')
		.map(({severity, code, path}) => `${severity} ${code} ${path}`);
	// One failed request is told twice: by its error and by what is missing. By the names of the plan, not by its code.
	expect(told.map(text => text.replace(/\d{8}_\d{4}-\d{2}_/, ''))).toEqual([
		'error missing-pair calibration/saturation_point/Llama3.1 8B_1024',
		'error errors calibration/throughput_latency/DeepSeek-R1-Distill-Qwen 7B/tee_on/repetition_2.json',
		'warning csv-gap calibration/energy/Qwen3 32B/tee_on/repetition_2.json',
		'warning incomplete calibration/throughput_latency/DeepSeek-R1-Distill-Qwen 7B/tee_on/repetition_2.json',
		'warning outlier-rep calibration/throughput_latency/Llama3.1 8B/tee_on/repetition_4.json',
	]);
});

it('gives their numbers', () => {
	const evidence = (code: string) => findings.find(finding => finding.code === code)?.evidence;
	expect(evidence('errors')).toMatchObject({errors: 1});
	expect(evidence('incomplete')).toMatchObject({num_prompts: 120, completed: 119});
	expect(evidence('missing-pair')).toEqual({missing: 'tee_off', runs: 3});
	// A hole of 9 s between readings a second apart.
	expect(evidence('csv-gap')).toMatchObject({gaps: 1});
	expect(Number(evidence('csv-gap')?.['longest_s'])).toBeGreaterThan(9);
	expect(Number(evidence('csv-gap')?.['longest_s'])).toBeLessThan(11.1);
	// 1 / 1.068 − 1, give or take the scatter of the runs.
	expect(evidence('outlier-rep')?.['deviation']).toBeCloseTo(1 / 1.068 - 1, 2);
});
