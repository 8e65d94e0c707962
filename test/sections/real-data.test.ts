import {existsSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {parseResultFile} from '../../source/disk/parse-result-file.ts';
import type {Dataset} from '../../source/domain/dataset.ts';
import type {Run} from '../../source/domain/run.ts';
import {runOf, studyOf} from '../builders/run.ts';
import {figure, figuresOf, number, row, textOf} from './figures.ts';
import {scopeAt} from './study.ts';

// Published results of others (see the README beside them): a Llama 70B on one H200, one run a side.
const folder = '../shared/data/real/phala-h200-llama70b';

const condition = 'phala/llama70B qps inf';

async function phala(): Promise<Dataset> {
	const read = async (directory: string, teeMode: Run['teeMode']): Promise<Run> => {
		const file = `${folder}/${directory}/serving_llama70B_tp1_sharegpt_qps_inf.json`;
		const {results} = await parseResultFile(file);
		const [result] = results;
		if (result === undefined) throw new Error(`${file} was not read`);
		return {
			...runOf({experiment: 'phala', condition: 'llama70B qps inf', teeMode, id: `${directory}/qps_inf.json`}),
			result,
		};
	};
	return studyOf([await read('base_24cores', 'tee_off'), await read('tee_24cores', 'tee_on')]);
}

describe.skipIf(!existsSync(folder))(
	'the sections on published results (skipped where ../shared/data/real is absent)',
	async () => {
		const study = existsSync(folder) ? await phala() : studyOf([]);
		const at = (id: string) => scopeAt(study, id);

		it('Throughput loses 1.944 %, with a single run a side', () => {
			const figures = figuresOf('throughput', at(condition));
			const {cells} = row(figure(figures, 'table', 'throughput'), condition);
			expect(number(cells['value-tee_off'])).toBeCloseTo(414.075, 3);
			expect(number(cells['value-tee_on'])).toBeCloseTo(406.026, 3);
			expect(number(cells['overhead'])).toBeCloseTo(0.01944, 5);
			expect(cells['verdict']).toEqual({kind: 'verdict', verdict: 'single run'});
			const rates = row(figure(figures, 'table', 'other-rates'), condition).cells;
			expect(number(rates['requests-loss'])).toBeCloseTo(0.01638, 5);
		});

		it('TTFT is that of the answered requests: the stored medians get even the sign wrong', () => {
			const figures = figuresOf('ttft', at(condition));
			const {cells} = row(figure(figures, 'table', 'ttft'), condition);
			expect(number(cells['value-tee_off'])).toBeCloseTo(80_835.034, 3);
			expect(number(cells['value-tee_on'])).toBeCloseTo(82_932.211, 3);
			expect(number(cells['overhead'])).toBeGreaterThan(0);
			expect(textOf(figures, 'unanswered')).toMatch(/^Left out: 61\d of 2000 requests/);
			const notebook = row(figure(figures, 'table', 'notebook'), condition).cells;
			expect(number(notebook['notebook-tee_off'])).toBeCloseTo(43_323.819, 3);
			expect(number(notebook['notebook-tee_on'])).toBeCloseTo(42_070.893, 3);
		});

		it('Decode is exact, and the notebook is a fifth too low', () => {
			const figures = figuresOf('decode', at(condition));
			const {cells} = row(figure(figures, 'table', 'decode'), condition);
			expect(number(cells['value-tee_off'])).toBeCloseTo(77_729.918, 3);
			expect(number(cells['value-tee_on'])).toBeCloseTo(79_346.942, 3);
			const notebook = row(figure(figures, 'table', 'notebook'), condition).cells;
			expect(number(notebook['notebook-tee_off'])).toBeCloseTo(60_292.376, 3);
			expect(number(notebook['notebook-tee_on'])).toBeCloseTo(60_982.224, 3);
			expect(number(notebook['by-tee_off'])).toBeCloseTo(60_292.376 / 77_729.918 - 1, 6);
		});

		it('Run marks the stored values that count empty answers', () => {
			const figures = figuresOf('run', at('base_24cores/qps_inf.json'));
			const table = figure(figures, 'table', 'latencies');
			expect(number(row(table, 'ttft-stored').cells['median'])).toBeCloseTo(43_323.819, 3);
			expect(number(row(table, 'ttft-recomputed').cells['median'])).toBeCloseTo(80_835.034, 3);
			expect(row(table, 'ttft-stored').cells['differs']).toMatchObject({text: expect.stringMatching(/^≠ /)});
			expect(textOf(figures, 'empty-answers')).toContain('306 empty answers');
			expect(textOf(figures, 'missing-1')).toContain('No power log');
		});

		it('Traces and Energy say that nothing was logged', () => {
			expect(textOf(figuresOf('traces', at(condition)), 'lack')).toContain('this condition has none (2 runs read)');
			expect(textOf(figuresOf('energy', at(condition)), 'lack')).toContain('2 runs here, 0 with a log');
		});
	},
);
