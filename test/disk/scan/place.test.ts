import {describe, expect, it} from 'vitest';
import type {ReadOptions, Root} from '../../../source/disk/read-event.ts';
import {place} from '../../../source/disk/scan/place.ts';
import {rootNames} from '../../../source/disk/scan/root-names.ts';

type Options = Pick<ReadOptions, 'mode' | 'modeMap'>;

/** `experiment | condition | mode | repetition` of each file, by its path below the root. */
function placed(root: string | Root, paths: readonly string[], options: Options = {}): Record<string, string> {
	const theRoot = typeof root === 'string' ? {path: root} : root;
	const [names] = rootNames([theRoot]);
	const files = paths.map(path => ({path, folder: path.split('/').slice(0, -1), name: path.split('/').at(-1) ?? ''}));
	const places = place(files, {root: theRoot, names: names!, options});
	return Object.fromEntries(
		files.map(file => {
			const {experiment, condition, teeMode, repetition} = places.get(file)!.placement;
			return [file.path, [experiment, condition, teeMode, repetition].join(' | ')];
		}),
	);
}

const stamp = '20251024_1430-15';

describe('the analysed tree', () => {
	const below = [
		`calibration/throughput_latency/Gemma3 1B/tee_on/${stamp}_repetition_1.json`,
		`calibration/throughput_latency/Gemma3 1B/tee_on/20251024_1530-15_repetition_2.json`,
		`calibration/throughput_latency/Gemma3 1B/tee_off/${stamp}_repetition_1.json`,
		`calibration/sequence_overhead/input_64_output_128/tee_on/${stamp}_random_input_len_64_random_output_len_128_repetition_10.json`,
		`saturation_point/Llama3.1 8B_64/tee_off/${stamp}_Llama3.1-8B_max_concurrency_64_repetition_1.json`,
	];
	const expected = [
		'calibration/throughput_latency | Gemma3 1B | tee_on | 1',
		'calibration/throughput_latency | Gemma3 1B | tee_on | 2',
		'calibration/throughput_latency | Gemma3 1B | tee_off | 1',
		'calibration/sequence_overhead | input_64_output_128 | tee_on | 10',
		'saturation_point | Llama3.1 8B_64 | tee_off | 1',
	];

	it('is placed by its folders', () => {
		expect(Object.values(placed('/study/data', below))).toEqual(expected);
	});

	it.each([
		['/study/data/calibration', 'throughput_latency/Gemma3 1B/tee_on/', 'throughput_latency | Gemma3 1B | tee_on | 1'],
		['/study/data/calibration/throughput_latency', 'Gemma3 1B/tee_on/', 'throughput_latency | Gemma3 1B | tee_on | 1'],
		['/study/data/calibration/throughput_latency/Gemma3 1B', 'tee_on/', 'throughput_latency | Gemma3 1B | tee_on | 1'],
		['/study/data/calibration/throughput_latency/Gemma3 1B/tee_on', '', 'throughput_latency | Gemma3 1B | tee_on | 1'],
	])('is called the same when opened at %s', (root, folder, place) => {
		expect(Object.values(placed(root, [`${folder}${stamp}_repetition_1.json`]))).toEqual([place]);
	});

	it.each(['TEE_ON', 'tee-on', 'cc_on', 'CC-on', 'teeon'])('knows the mode folder %s', mode => {
		expect(Object.values(placed('/data', [`e/c/${mode}/${stamp}_repetition_1.json`]))).toEqual(['e | c | tee_on | 1']);
	});

	it('may have its mode folders above', () => {
		expect(Object.values(placed('/data', [`tee_off/e/c/${stamp}_repetition_1.json`]))).toEqual(['e | c | tee_off | 1']);
	});

	it('counts repetitions that have no number by the order of their names', () => {
		const paths = ['20251024_1730-00', '20251024_1630-00', '20251025_0930-00'].map(time => `e/c/tee_on/${time}.json`);
		expect(Object.values(placed('/data', paths))).toEqual([
			'e | c | tee_on | 2',
			'e | c | tee_on | 1',
			'e | c | tee_on | 3',
		]);
	});
});

describe('the raw bench output', () => {
	it('has a condition a model folder', () => {
		expect(placed('/results', [`throughput/Gemma3 1B/${stamp}_repetition_2.json`])).toEqual({
			[`throughput/Gemma3 1B/${stamp}_repetition_2.json`]: 'throughput | Gemma3 1B | unknown | 2',
		});
	});

	it('has a condition a level folder', () => {
		const paths = [
			`saturation/max_concurrency_64/${stamp}_repetition_1.json`,
			`saturation/max_concurrency_128/${stamp}_repetition_1.json`,
			`models/Llama3.1 8B/max_concurrency_64/${stamp}_repetition_1.json`,
			`both/max_concurrency_64/${stamp}_Gemma3-1B_max_concurrency_64_repetition_1.json`,
		];
		expect(Object.values(placed('/results', paths))).toEqual([
			'saturation | max_concurrency_64 | unknown | 1',
			'saturation | max_concurrency_128 | unknown | 1',
			'models | Llama3.1 8B_64 | unknown | 1',
			'both | Gemma3-1B_max_concurrency_64 | unknown | 1',
		]);
	});

	it('is split by the level and the lengths in its file names, of one condition too', () => {
		const lengths = (input: number, output: number, repetition: number) =>
			`sequence/Qwen3 32B/${stamp}_random_input_len_${input}_random_output_len_${output}_repetition_${repetition}.json`;
		expect(Object.values(placed('/results', [lengths(64, 128, 1)]))).toEqual([
			'sequence/Qwen3 32B | input_64_output_128 | unknown | 1',
		]);
		expect(Object.values(placed('/results', [lengths(64, 128, 1), lengths(64, 128, 2), lengths(1024, 64, 1)]))).toEqual(
			[
				'sequence/Qwen3 32B | input_64_output_128 | unknown | 1',
				'sequence/Qwen3 32B | input_64_output_128 | unknown | 2',
				'sequence/Qwen3 32B | input_1024_output_64 | unknown | 1',
			],
		);
		expect(
			Object.values(placed('/results', [`saturation/${stamp}_Llama3.1-8B_max_concurrency_16_repetition_1.json`])),
		).toEqual(['saturation | Llama3.1-8B_max_concurrency_16 | unknown | 1']);
	});

	it('takes the mode of an option', () => {
		const [place] = Object.values(
			placed('/results', [`throughput/Gemma3 1B/${stamp}_repetition_1.json`], {mode: 'tee_on'}),
		);
		expect(place).toBe('throughput | Gemma3 1B | tee_on | 1');
	});

	it('believes a folder before the option', () => {
		const [place] = Object.values(placed('/results', [`e/c/tee_off/${stamp}_repetition_1.json`], {mode: 'tee_on'}));
		expect(place).toBe('e | c | tee_off | 1');
	});
});

describe('other groups’ trees', () => {
	const phala = {
		modeMap: [
			{pattern: 'tee_*', mode: 'tee_on'},
			{pattern: 'base_*', mode: 'tee_off'},
		],
	} as const;

	it('have mode folders of other names, which may hold a condition a file', () => {
		const paths = [
			'base_24cores/serving_qps_1.json',
			'base_24cores/serving_qps_inf.json',
			'tee_24cores/serving_qps_1.json',
		];
		expect(Object.values(placed('/real/phala', paths, phala))).toEqual([
			'phala | serving_qps_1 | tee_off | 1',
			'phala | serving_qps_inf | tee_off | 1',
			'phala | serving_qps_1 | tee_on | 1',
		]);
		expect(
			Object.values(
				placed(
					'/real',
					paths.map(path => `phala/${path}`),
					phala,
				),
			),
		).toEqual([
			'phala | serving_qps_1 | tee_off | 1',
			'phala | serving_qps_inf | tee_off | 1',
			'phala | serving_qps_1 | tee_on | 1',
		]);
	});

	it('are not taken apart by JSON of other tools beside the results', () => {
		const paths = ['Gemma/tee_on/result.json', 'Gemma/tee_on/summary.json', 'Gemma/tee_on/latency_gemma.json'];
		expect(placed('/data/e', paths)['Gemma/tee_on/result.json']).toBe('e | Gemma | tee_on | 1');
	});

	it('keep a stray file out of the repetitions beside it', () => {
		const paths = [`Gemma/tee_on/${stamp}_repetition_1.json`, 'Gemma/tee_on/try.json'];
		expect(Object.values(placed('/data/e', paths))).toEqual(['e | Gemma | tee_on | 1', 'e | Gemma try | tee_on | 1']);
	});

	it('number repetitions in ways of their own', () => {
		const paths = ['S1_r1_rep1.json', 'S1_r1_rep2.json', 'S1_rinf_rep1.json'];
		expect(Object.values(placed('/issei/bench', paths))).toEqual([
			'bench | S1_r1 | unknown | 1',
			'bench | S1_r1 | unknown | 2',
			'bench | S1_rinf | unknown | 1',
		]);
	});

	it('are vLLM sweeps: a folder a condition, `run=N` a repetition', () => {
		const folder = '20260818_021333/SERVE--max_num_seqs=4-BENCH--max_concurrency=2';
		const places = placed(
			'/out',
			['run=0.json', 'run=1.json', 'summary.json'].map(name => `${folder}/${name}`),
		);
		expect(places[`${folder}/run=0.json`]).toBe(
			'20260818_021333 | SERVE--max_num_seqs=4-BENCH--max_concurrency=2 | unknown | 0',
		);
		expect(places[`${folder}/run=1.json`]).toBe(
			'20260818_021333 | SERVE--max_num_seqs=4-BENCH--max_concurrency=2 | unknown | 1',
		);
	});
});

describe('names', () => {
	it('are printable', () => {
		const [place] = Object.values(placed('/data', [`e\u001b/c\u202e/tee_on/${stamp}_repetition_1.json`]));
		expect(place).toBe('e\\x1b | c\\u{202e} | tee_on | 1');
	});

	it('are never empty', () => {
		expect(Object.values(placed('/', ['run_1.json']))).toEqual(['study | results | unknown | 1']);
	});
});

describe('several roots', () => {
	const named = (...roots: readonly Root[]) =>
		rootNames(roots).map((names, index) => {
			const file = {folder: ['e', 'c'], name: `${stamp}_repetition_1.json`};
			const {placement} = place([file], {root: roots[index]!, names, options: {}}).get(file)!;
			return [...names.idPrefix, '|', placement.experiment, '|', placement.condition, '|', placement.teeMode].join(' ');
		});

	it('stand before their experiments', () => {
		expect(named({path: '/x/off'}, {path: '/x/on'})).toEqual(['off | off/e | c | unknown', 'on | on/e | c | unknown']);
	});

	it('are told apart by as many names as it takes', () => {
		expect(named({path: '/a/data'}, {path: '/b/data'})).toEqual([
			'a data | a/data/e | c | unknown',
			'b data | b/data/e | c | unknown',
		]);
	});

	it('of a pair hold the same experiments', () => {
		expect(named({path: '/a/results', mode: 'tee_off'}, {path: '/b/results', mode: 'tee_on'})).toEqual([
			'a results | e | c | tee_off',
			'b results | e | c | tee_on',
		]);
	});

	it('of a pair are called alike where their own names have to do', () => {
		const roots: readonly Root[] = [
			{path: '/x/gemma_tee_off', mode: 'tee_off'},
			{path: '/x/gemma_tee_on', mode: 'tee_on'},
		];
		const places = rootNames(roots).map((names, index) => {
			const file = {folder: [], name: `${stamp}_repetition_1.json`};
			return place([file], {root: roots[index]!, names, options: {}}).get(file)!.placement;
		});
		expect(places.map(({experiment, condition}) => [experiment, condition])).toEqual([
			['study', 'gemma'],
			['study', 'gemma'],
		]);
	});

	it('of one experiment make one experiment', () => {
		const roots = ['/data/e/A', '/data/e/B'].map(path => ({path}));
		const places = rootNames(roots).map((names, index) => {
			const file = {folder: ['tee_on'], name: `${stamp}_repetition_1.json`};
			return place([file], {root: roots[index]!, names, options: {}}).get(file)!.placement;
		});
		expect(places.map(({experiment, condition}) => [experiment, condition])).toEqual([
			['e', 'A'],
			['e', 'B'],
		]);
	});
});
