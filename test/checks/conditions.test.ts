import {describe, expect, it} from 'vitest';
import {runChecks} from '../../source/checks/run-checks.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {conditionOf, type RunParts, runOf, runsOf, runsWithThroughput, studyOf} from '../builders/run.ts';
import {judgementOf, now, saysOf} from './judge.ts';

const pair = (off: readonly number[], on: readonly number[], parts: RunParts = {}) =>
	conditionOf(off, on, parts).modes.flatMap(({runs}) => runs);

describe('host-differs', () => {
	it('counts the GPUs of the logs: the energy of two against that of one is no cost of the TEE', () => {
		const one = {power: [300, 300]};
		const paired = (off: number, on: number) => [
			runOf({teeMode: 'tee_off', trace: {gpus: Array(off).fill(one)}}),
			runOf({teeMode: 'tee_on', trace: {gpus: Array(on).fill(one)}}),
		];
		expect(saysOf('host-differs', paired(2, 2))).toEqual([]);
		expect(judgementOf('host-differs', paired(2, 1))).toMatchObject({
			findings: [{message: 'The number of GPUs in the log is 2 with TEE off and 1 with TEE on.'}],
		});
	});
});

describe('missing-pair', () => {
	it('is an error only where the other mode was measured somewhere', () => {
		const alone = runsWithThroughput('tee_off', [100, 101]);
		expect(saysOf('missing-pair', alone)).toEqual(['note']);
		const elsewhere = runsWithThroughput('tee_on', [100], {condition: 'Qwen3 32B'});
		// One condition has TEE off alone, the other TEE on alone.
		expect(saysOf('missing-pair', [...alone, ...elsewhere])).toEqual(['error', 'error']);
	});

	it('says nothing of data that carry no mode', () => {
		expect(saysOf('missing-pair', runsWithThroughput('unknown', [100, 101]))).toBe('no run carries a mode');
	});
});

describe('outlier-rep', () => {
	it('asks robust deviations too, from four repetitions on', () => {
		// 6 % off, but the others scatter as much: 0.06 / (1.4826 · 0.03) = 1.35 deviations.
		expect(saysOf('outlier-rep', runsWithThroughput('tee_on', [100, 103, 97, 106, 100]))).toEqual([]);
		expect(saysOf('outlier-rep', runsWithThroughput('tee_on', [100, 100.5, 99.5, 94, 100.2]))).toEqual(['warning']);
	});

	it('goes by 5 % alone for three repetitions, and for equal ones', () => {
		expect(saysOf('outlier-rep', runsWithThroughput('tee_on', [100, 104.9, 101]))).toEqual([]);
		expect(saysOf('outlier-rep', runsWithThroughput('tee_on', [100, 106, 100]))).toEqual(['warning']);
		expect(saysOf('outlier-rep', runsWithThroughput('tee_on', [100, 100, 100, 94]))).toEqual(['warning']);
	});

	it('shows the loss without it', () => {
		// Medians on: 100.25 of four, 100.5 of three; off 110.
		const judgement = judgementOf('outlier-rep', pair([110, 110, 110], [100, 90, 101, 100.5]));
		expect(judgement).toMatchObject({
			findings: [
				{
					evidence: {repetition: 2, loss: (110 - 100.25) / 110, loss_without: (110 - 100.5) / 110},
					message: expect.stringContaining('the loss is 8.9 % with it and 8.6 % without'),
				},
			],
		});
		expect(judgementOf('outlier-rep', runsWithThroughput('tee_on', [100, 106, 100]))).toMatchObject({
			findings: [{evidence: {loss: null, loss_without: null}}],
		});
	});

	it('leaves a slow first repetition to warmup-rep', () => {
		const cold = runsWithThroughput('tee_on', [90, 100, 100]);
		expect(saysOf('outlier-rep', cold)).toEqual([]);
		expect(saysOf('warmup-rep', cold)).toEqual(['warning']);
	});

	it('cannot tell with two', () => {
		expect(saysOf('outlier-rep', runsWithThroughput('tee_on', [100, 50]))).toMatch(/three/);
	});
});

describe('repetitions that served other prompts', () => {
	const seeds = [
		{outputThroughput: 653, totalInputTokens: 47_032, totalOutputTokens: 40_514},
		{outputThroughput: 831, totalInputTokens: 41_097, totalOutputTokens: 36_366},
		{outputThroughput: 678, totalInputTokens: 51_674, totalOutputTokens: 38_090},
	];

	it('scatter for that reason: a note, not an error', () => {
		expect(saysOf('cv-high', runsOf({}, seeds))).toEqual(['note']);
		expect(saysOf('outlier-rep', runsOf({}, seeds))).toEqual(['note']);
		const same = seeds.map(({outputThroughput}) => ({outputThroughput}));
		expect(saysOf('cv-high', runsOf({}, same))).toEqual(['error']);
	});
});

describe('cv-high', () => {
	it('takes two runs for a warning at most', () => {
		expect(saysOf('cv-high', runsWithThroughput('unknown', [93.7, 199.4]))).toEqual(['warning']);
		expect(saysOf('cv-high', runsWithThroughput('unknown', [100]))).toMatch(/two/);
	});
});

describe('warmup-rep', () => {
	it('finds the cold first run of two', () => {
		expect(saysOf('warmup-rep', runsWithThroughput('unknown', [93.7, 199.4]))).toEqual(['warning']);
		expect(saysOf('warmup-rep', runsWithThroughput('unknown', [199.4, 93.7]))).toEqual([]);
	});

	it('goes by the repetition number, not by the order of reading', () => {
		const [cold, warm] = runsWithThroughput('tee_on', [90, 100]);
		expect(
			saysOf(
				'warmup-rep',
				[warm, cold].filter(run => run !== undefined),
			),
		).toEqual(['warning']);
	});
});

describe('inputs-differ', () => {
	const prompts = (teeMode: 'tee_off' | 'tee_on', seeds: readonly number[]) =>
		runsOf(
			{teeMode},
			seeds.map(seed => ({requests: [100, 110, 120].map(length => ({ttft: 0.1, itls: [0.01], input: length + seed}))})),
		);

	it('accepts the same seeds in another order, and more repetitions in one mode', () => {
		expect(saysOf('inputs-differ', [...prompts('tee_off', [1, 2, 3]), ...prompts('tee_on', [3, 1, 2])])).toEqual([]);
		expect(saysOf('inputs-differ', [...prompts('tee_off', [1, 2, 3]), ...prompts('tee_on', [2])])).toEqual([]);
	});

	it('finds a seed that the other mode has not', () => {
		expect(saysOf('inputs-differ', [...prompts('tee_off', [1, 2]), ...prompts('tee_on', [1, 4])])).toEqual(['error']);
	});

	it('finds the same lengths in another order', () => {
		const swapped = runsOf({teeMode: 'tee_on'}, [
			{requests: [120, 110, 100].map(input => ({ttft: 0.1, itls: [0.01], input}))},
		]);
		const judgement = judgementOf('inputs-differ', [...prompts('tee_off', [0]), ...swapped]);
		expect(judgement).toMatchObject({findings: [{message: expect.stringContaining('both add up to 330')}]});
	});
});

describe('param-mismatch', () => {
	it('lets repetitions have seeds of their own', () => {
		const seeded = (teeMode: 'tee_off' | 'tee_on', seeds: readonly string[]) =>
			runsOf(
				{teeMode},
				seeds.map(seed => ({metadata: {seed}})),
			);
		expect(saysOf('param-mismatch', [...seeded('tee_off', ['1', '2', '3']), ...seeded('tee_on', ['1', '2'])])).toEqual(
			[],
		);
		expect(saysOf('param-mismatch', [...seeded('tee_off', ['1', '2']), ...seeded('tee_on', ['3', '4'])])).toEqual([
			'error',
		]);
	});

	it('compares an infinite rate with a finite one', () => {
		const rate = (teeMode: 'tee_off' | 'tee_on', requestRate: number) => runsOf({teeMode}, [{requestRate}]);
		const judgement = judgementOf('param-mismatch', [
			...rate('tee_off', Number.POSITIVE_INFINITY),
			...rate('tee_on', 4),
		]);
		expect(judgement).toMatchObject({findings: [{evidence: {parameter: 'request rate', off: 'inf', on: '4'}}]});
	});
});

describe('model-folder', () => {
	const named = (condition: string, modelId: string) => runsOf({condition}, [{modelId}]);

	it('takes names for what they say', () => {
		for (const [condition, id] of [
			['Gemma3 1B_64', 'google/gemma-3-1b-it'],
			['Llama3.1 8B-mns-512', 'meta-llama/Llama-3.1-8B-Instruct'],
			['Mistral Small 24B', 'mistralai/Mistral-Small-3.1-24B-Instruct-2503'],
			['DeepSeek-R1-Distill-Qwen 1.5B', 'deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B'],
			['input_64_output_1024', 'Qwen/Qwen3-32B'],
			['baseline', 'Qwen/Qwen3-32B'],
			['S1_r3', 'Qwen/Qwen2.5-7B-Instruct'],
		] as const) {
			expect(saysOf('model-folder', named(condition, id))).toEqual([]);
		}
		expect(saysOf('model-folder', named('Llama3.1 8B', 'meta-llama/Llama-3.2-1B'))).toEqual(['warning']);
		expect(saysOf('model-folder', named('Qwen3 8B', 'meta-llama/Llama-3.1-8B'))).toEqual(['warning']);
	});

	it('finds two models that one served', () => {
		const study = studyOf([...named('Gemma3 1B', 'served'), ...named('Llama3.2 1B', 'served')]);
		const {findings} = runChecks(study, defaultAssumptions, {now, only: ['model-folder']});
		expect(findings.map(({path, evidence}) => [path.split('/').at(-1), evidence['other']])).toEqual([
			['Llama3.2 1B', 'calibration/throughput_latency/Gemma3 1B'],
		]);
	});

	it('does not mind settings of one model', () => {
		const runs = [
			...named('Gemma3 1B-mns-128', 'google/gemma-3-1b-it'),
			...named('Gemma3 1B-mns-512', 'google/gemma-3-1b-it'),
		];
		expect(saysOf('model-folder', runs)).toEqual([]);
	});
});

describe('order-confounded', () => {
	const dated = (teeMode: 'tee_off' | 'tee_on', dates: readonly number[]) =>
		runsOf(
			{teeMode},
			dates.map(finishedAt => ({finishedAt})),
		);

	it('accepts modes in turn', () => {
		expect(saysOf('order-confounded', [...dated('tee_off', [0, 200]), ...dated('tee_on', [100, 300])])).toEqual([]);
		expect(saysOf('order-confounded', [...dated('tee_off', [0, 100]), ...dated('tee_on', [200, 300])])).toEqual([
			'note',
		]);
	});

	it('has nothing to say of one run each on one day', () => {
		expect(saysOf('order-confounded', [...dated('tee_off', [0]), ...dated('tee_on', [5000])])).toEqual([]);
		expect(saysOf('order-confounded', [...dated('tee_off', [0]), ...dated('tee_on', [200_000])])).toEqual(['note']);
	});
});

describe('overheads', () => {
	it('are not judged where the modes cannot be compared', () => {
		const runs = pair([100, 101, 99], [50, 51, 49]);
		const other = runs.map(run =>
			run.teeMode === 'tee_on' ? runOf({...run, result: {outputThroughput: 50, maxConcurrency: 9}, traces: []}) : run,
		);
		expect(saysOf('huge-overhead', runs)).toEqual(['warning']);
		expect(saysOf('huge-overhead', other)).toMatch(/max concurrency differs/);
	});

	it('are suspect beyond 30 % loss or 5 % gain', () => {
		expect(saysOf('huge-overhead', pair([100, 100], [70.1, 70.1]))).toEqual([]);
		expect(saysOf('huge-overhead', pair([100, 100], [69.9, 69.9]))).toEqual(['warning']);
		expect(saysOf('huge-overhead', pair([100, 100], [104.9, 104.9]))).toEqual([]);
		expect(saysOf('huge-overhead', pair([100, 100], [105.1, 105.1]))).toEqual(['warning']);
	});

	it('below zero are a note where the interval excludes zero', () => {
		expect(saysOf('negative-overhead', pair([100, 100.2, 99.9], [103, 103.1, 102.8]))).toEqual(['note']);
		expect(saysOf('negative-overhead', pair([100, 103, 97], [101, 104, 98]))).toEqual([]);
	});
});

describe('csv-missing', () => {
	it('is one note where an experiment was never logged', () => {
		expect(saysOf('csv-missing', runsWithThroughput('tee_off', [1, 2, 3]))).toEqual(['note']);
	});
});

describe('nonmonotone-sweep', () => {
	const levels = (throughputs: readonly number[]) =>
		throughputs.flatMap((outputThroughput, index) =>
			runsOf({condition: `Llama3.1 8B_${2 ** index}`}, [{outputThroughput, maxConcurrency: 2 ** index}]),
		);

	it('accepts a plateau and a fall, and finds a dip', () => {
		expect(saysOf('nonmonotone-sweep', levels([100, 190, 300, 310, 280, 200]))).toEqual([]);
		expect(saysOf('nonmonotone-sweep', levels([100, 190, 170, 310]))).toEqual(['note']);
	});
});
