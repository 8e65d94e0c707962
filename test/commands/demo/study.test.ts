import {createHash} from 'node:crypto';
import {beforeAll, describe, expect, it, vi} from 'vitest';
import {flaws} from '../../../source/commands/demo/flaws.ts';
import {type StudyFile, studyFiles} from '../../../source/commands/demo/study.ts';

// The files are judged by what stands in them, with arithmetic of the test's own.

vi.setConfig({testTimeout: 60_000});

type Result = {
	readonly date: string;
	readonly duration: number;
	readonly num_prompts: number;
	readonly completed: number;
	readonly total_input_tokens: number;
	readonly total_output_tokens: number;
	readonly request_throughput: number;
	readonly output_throughput: number;
	readonly total_token_throughput: number;
	readonly mean_ttft_ms: number;
	readonly mean_itl_ms: number;
	readonly mean_e2el_ms: number;
	readonly label: string;
	readonly input_lens?: readonly number[];
	readonly output_lens: readonly number[];
	readonly ttfts: readonly number[];
	readonly itls: readonly (readonly number[])[];
	readonly errors: readonly string[];
};

type Run = {
	readonly experiment: string;
	readonly condition: string;
	readonly mode: string;
	readonly repetition: number;
	readonly result: Result;
	readonly trace: readonly (readonly string[])[];
};

let files: readonly StudyFile[] = [];
let runs: readonly Run[] = [];

beforeAll(() => {
	files = [...studyFiles()];
	const textAt = new Map(files.map(file => [file.path, file.text]));
	runs = files
		.filter(file => file.path.endsWith('.json'))
		.map(file => {
			const [, experiment = '', condition = '', mode = '', name = ''] = file.path.split('/');
			const trace = textAt.get(file.path.replace('.json', '_power_metrics.csv')) ?? '';
			return {
				experiment,
				condition,
				mode,
				repetition: Number(/repetition_(\d+)\.json$/.exec(name)?.[1]),
				result: JSON.parse(file.text) as Result,
				trace: trace
					.trimEnd()
					.split('\n')
					.map(line => line.split(', ')),
			};
		});
}, 60_000);

describe('the demo study', () => {
	it('is the same to the byte each time', () => {
		const digest = (list: Iterable<StudyFile>): string => {
			const hash = createHash('sha256');
			for (const file of list) hash.update(`${file.path}\n${file.text}\n`);
			return hash.digest('hex');
		};
		expect(digest(studyFiles())).toBe(digest(files));
	});

	it('has every experiment of the study, and stays small', () => {
		const counts = grouped(run => run.experiment);
		expect([...counts].map(([experiment, list]) => `${experiment} ${list.length}`)).toEqual([
			'throughput_latency 52',
			'throughput_latency_mns-calibration 36',
			'saturation_point 45',
			'saturation_point_sweep_2 24',
			'sequence_overhead 150',
			'energy 28',
		]);
		expect(files.reduce((sum, file) => sum + Buffer.byteLength(file.text), 0)).toBeLessThan(30e6);
	});

	it('says synthetic in every result and system information', () => {
		expect(runs.filter(run => run.result.label !== 'synthetic (cai-tui demo)')).toEqual([]);
		const notes = files.filter(file => file.path.endsWith('_system_info.txt'));
		expect(notes.length).toBeGreaterThan(100);
		expect(notes.filter(note => !/SYNTHETIC[\s\S]*Hostname: synthetic-demo\n/.test(note.text))).toEqual([]);
	});

	it('uses each path once, and no path that a shell or another system would trip over', () => {
		const paths = files.map(file => file.path);
		expect(new Set(paths).size).toBe(paths.length);
		expect(paths.filter(path => !/^[\w .\-/]+$/.test(path))).toEqual([]);
	});
});

describe('each result', () => {
	it('has the members of vLLM 0.11.0 in their order', () => {
		const summarised = runs.find(run => run.experiment === 'energy');
		const latency = (name: string) =>
			['mean', 'median', 'std', 'p25', 'p50', 'p75', 'p95', 'p99'].map(what => `${what}_${name}_ms`);
		expect(Object.keys(summarised?.result ?? {})).toEqual([
			...['date', 'endpoint_type', 'backend', 'label', 'model_id', 'tokenizer_id', 'num_prompts'],
			...['request_rate', 'burstiness', 'max_concurrency', 'duration', 'completed'],
			...['total_input_tokens', 'total_output_tokens', 'request_throughput', 'request_goodput'],
			...['output_throughput', 'total_token_throughput', 'max_output_tokens_per_s', 'max_concurrent_requests'],
			...['ttft', 'tpot', 'itl', 'e2el'].flatMap(latency),
		]);
		const detailed = runs.find(run => run.experiment === 'throughput_latency');
		expect(Object.keys(detailed?.result ?? {}).slice(18, 24)).toEqual([
			...['input_lens', 'output_lens', 'ttfts', 'itls', 'generated_texts', 'errors'],
		]);
	});

	it('divides its counts by its duration', () => {
		for (const {result} of runs) {
			expect(result.request_throughput * result.duration).toBeCloseTo(result.completed, 9);
			expect((result.output_throughput * result.duration) / result.total_output_tokens).toBeCloseTo(1, 12);
			const tokens = result.total_input_tokens + result.total_output_tokens;
			expect((result.total_token_throughput * result.duration) / tokens).toBeCloseTo(1, 12);
		}
	});

	it('sums up its own arrays', () => {
		const detailed = runs.filter(run => run.result.input_lens !== undefined);
		expect(detailed.length).toBe(202);
		for (const {result} of detailed) {
			const answered = [...result.errors.keys()].filter(index => result.errors[index] === '');
			const decode = answered.map(index => result.itls[index]!.reduce((sum, gap) => sum + gap, 0));
			const ttft = answered.map(index => result.ttfts[index]!);
			const latencies = {
				ttft,
				tpot: answered.map((index, at) => decode[at]! / (result.output_lens[index]! - 1)),
				itl: answered.flatMap(index => result.itls[index]!),
				e2el: ttft.map((first, at) => first + decode[at]!),
			};
			const sumOf = (lengths: readonly number[]) => answered.reduce((sum, index) => sum + lengths[index]!, 0);
			expect(answered.length).toBe(result.completed);
			expect(result.itls.map(gaps => gaps.length)).toEqual(result.output_lens.map(length => Math.max(0, length - 1)));
			expect(sumOf(result.input_lens!)).toBe(result.total_input_tokens);
			expect(sumOf(result.output_lens)).toBe(result.total_output_tokens);
			for (const [name, values] of Object.entries(latencies)) expectSummary(result, name, values);
		}
	});

	it('splits the end-to-end latency into prefill and decode where it has no arrays', () => {
		for (const {result} of runs.filter(run => run.result.input_lens === undefined)) {
			const decode = (result.mean_itl_ms * (result.total_output_tokens - result.completed)) / result.completed;
			expect((result.mean_ttft_ms + decode) / result.mean_e2el_ms).toBeCloseTo(1, 9);
		}
	});
});

describe('each power log', () => {
	it('surrounds its run, at the pace of nvidia-smi', () => {
		for (const {result, trace, repetition, condition} of runs) {
			const times = trace.slice(1).map(row => Date.parse(`${row[0]?.replaceAll('/', '-').replace(' ', 'T')}Z`));
			const end = Date.parse(result.date.replace(/(....)(..)(..)-(..)(..)(..)/, '$1-$2-$3T$4:$5:$6Z'));
			const start = end - result.duration * 1000;
			expect(times[0], `${condition} ${repetition}`).toBeLessThan(start - 4000);
			expect(times.at(-1)).toBeGreaterThan(end + 1000);
			const steps = times.slice(1).map((time, index) => time - times[index]!);
			expect(Math.min(...steps)).toBeGreaterThan(1000);
		}
	});

	it('begins idle, at 66 W, and never passes the limit of the board', () => {
		for (const {trace} of runs) {
			expect(trace[0]?.[1]).toBe('power.draw [W]');
			const watts = trace.slice(1).map(row => Number.parseFloat(row[1] ?? ''));
			expect(Math.abs(watts[0]! - 66)).toBeLessThan(3);
			expect(Math.max(...watts)).toBeLessThan(388);
		}
	});
});

describe('the TEE', () => {
	it('costs less throughput the larger the model', () => {
		const loss = (condition: string): number => {
			const median = (mode: string) =>
				middle(
					runs
						.filter(run => run.experiment === 'throughput_latency' && run.condition === condition && run.mode === mode)
						.map(run => run.result.output_throughput),
				);
			return 1 - median('tee_on') / median('tee_off');
		};
		expect(loss('Gemma3 1B')).toBeCloseTo(0.085, 2);
		expect(loss('Llama3.1 8B')).toBeCloseTo(0.048, 2);
		expect(loss('Mistral Small 24B')).toBeCloseTo(0.045, 2);
		expect(loss('Qwen3 32B')).toBeCloseTo(0.039, 2);
	});
});

describe('the planted flaws', () => {
	it('are the only ones', () => {
		const found = [...missingPairs(), ...failures(), ...gaps(), ...outliers()];
		const planted = flaws.map(
			({kind, experiment, condition, mode, repetition}) =>
				`${kind}: ${experiment}/${condition}/${mode}${repetition === null ? '' : ` ${repetition}`}`,
		);
		expect(found.sort()).toEqual(planted.sort());
	});
});

function grouped(key: (run: Run) => string): ReadonlyMap<string, readonly Run[]> {
	const groups = new Map<string, Run[]>();
	for (const run of runs) groups.set(key(run), [...(groups.get(key(run)) ?? []), run]);
	return groups;
}

function place({experiment, condition, mode, repetition}: Run): string {
	return `${experiment}/${condition}/${mode} ${repetition}`;
}

function missingPairs(): readonly string[] {
	const conditions = grouped(run => `${run.experiment}/${run.condition}`);
	return [...conditions].flatMap(([condition, list]) =>
		['tee_off', 'tee_on']
			.filter(mode => !list.some(run => run.mode === mode))
			.map(mode => `missing pair: ${condition}/${mode}`),
	);
}

function failures(): readonly string[] {
	const failed = runs.filter(({result}) => result.completed !== result.num_prompts);
	expect(failed.map(({result}) => result.errors.filter(error => error !== '').length)).toEqual([1]);
	return failed.map(run => `failed request: ${place(run)}`);
}

function gaps(): readonly string[] {
	return runs
		.filter(({trace}) => {
			const times = trace.slice(1).map(row => Date.parse(row[0]!.replaceAll('/', '-')));
			return times.slice(1).some((time, index) => time - times[index]! > 3000);
		})
		.map(run => `trace gap: ${place(run)}`);
}

function outliers(): readonly string[] {
	const groups = grouped(run => `${run.experiment}/${run.condition}/${run.mode}`);
	return [...groups.values()].flatMap(group => {
		const median = middle(group.map(run => run.result.output_throughput));
		return group
			.filter(run => Math.abs(run.result.output_throughput / median - 1) > 0.05)
			.map(run => `outlier repetition: ${place(run)}`);
	});
}

function middle(values: readonly number[]): number {
	return percentile(
		[...values].sort((a, b) => a - b),
		50,
	);
}

/** numpy's default: linear between the neighbours of rank (n − 1) · p / 100. */
function percentile(sorted: readonly number[], p: number): number {
	const rank = ((sorted.length - 1) * p) / 100;
	const below = sorted[Math.floor(rank)]!;
	return below + (sorted[Math.ceil(rank)]! - below) * (rank - Math.floor(rank));
}

function expectSummary(result: Result, name: string, seconds: readonly number[]): void {
	const sorted = seconds.map(value => value * 1000).sort((a, b) => a - b);
	const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
	const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sorted.length;
	const expected: Readonly<Record<string, number>> = {
		mean,
		median: percentile(sorted, 50),
		std: Math.sqrt(variance),
		...Object.fromEntries([25, 50, 75, 95, 99].map(p => [`p${p}`, percentile(sorted, p)])),
	};
	for (const [what, value] of Object.entries(expected)) {
		const stored: unknown = Object.entries(result).find(([member]) => member === `${what}_${name}_ms`)?.[1];
		expect(Number(stored) / value, `${what}_${name}_ms`).toBeCloseTo(1, 9);
	}
}
