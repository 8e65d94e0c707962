import {describe, expect, it} from 'vitest';
import {runOf, studyOf} from '../builders/run.ts';
import {figure, figuresOf, number, numbers, open, row, textOf} from './figures.ts';
import {scopeAt, scopeOf} from './study.ts';
import {sweepIds, sweepStudy} from './sweeps.ts';

const study = sweepStudy();
const scope = scopeAt(study, sweepIds.calibration);
const gemma = `${sweepIds.calibration}/Gemma3 1B-mns-128`;
const llama = `${sweepIds.calibration}/Llama3.1 8B-mns-128`;

describe('Calibration of an experiment', () => {
	const figures = figuresOf('calibration', scope);

	it('has a table a model, by max-num-seqs, with seconds per prompt and GPU use', () => {
		const table = figure(figures, 'table', `settings-${gemma}`);
		expect(numbers(table, 'seqs')).toEqual([128, 256, 512]);
		for (const [index, seconds] of [0.12, 0.1, 0.11].entries()) {
			expect(numbers(table, 'per-prompt-tee_off')[index]).toBeCloseTo(seconds, 12);
		}
		expect(numbers(table, 'gpu-tee_off')).toEqual([70, 85, 90]);
		expect(numbers(table, 'memory-tee_off')).toEqual([50, 50, 50]);
	});

	it('marks the best, and what cannot be told from it', () => {
		const standing = (id: string) =>
			figure(figures, 'table', `settings-${id}`).rows.map(({cells}) => cells['standing-tee_off']);
		expect(standing(gemma)).toMatchObject([{text: 'slower'}, {text: 'best', role: 'strong'}, {text: 'slower'}]);
		// Half a per cent apart, with a spread of one per cent.
		expect(standing(llama)).toMatchObject([{text: 'slower'}, {text: 'as good'}, {text: 'best'}]);
		expect(textOf(figures, `best-${llama}`)).toBe(
			'Best for Llama3.1 8B: 512 with the TEE off, and 256 as good within the noise.',
		);
	});

	it('draws both over max-num-seqs on one axis, the best marked', () => {
		const perPrompt = figure(figures, 'lines', `per-prompt-${gemma}`);
		expect(perPrompt.markers).toEqual([{x: 256, label: 'best off'}]);
		expect(figure(figures, 'lines', `gpu-${gemma}`).xAxis.group).toBe(perPrompt.xAxis.group);
	});

	it('prints the same in the report', () => {
		expect(open('calibration', scope).json).toMatchObject([
			{model: 'Gemma3 1B', settings: [{max_num_seqs: 128}, {standing: {tee_off: 'best'}}, {}]},
			{},
		]);
	});
});

describe('Calibration elsewhere', () => {
	it('shows one setting among the others of its model, and its repetitions', () => {
		const figures = figuresOf('calibration', scopeAt(study, `${sweepIds.calibration}/Gemma3 1B-mns-256`));
		expect(row(figure(figures, 'table', `settings-${gemma}`), `${gemma} 256`).target).toContain('mns-256');
		expect(number(figure(figures, 'table', 'repetitions').rows[0]?.cells['per-prompt'])).toBeCloseTo(0.099, 12);
		expect(figures.map(({id}) => id)).not.toContain(`settings-${llama}`);
	});

	it('tells nothing from single runs', () => {
		const runs = [4, 8].map(seqs => runOf({condition: `x-mns-${seqs}`, result: {duration: 100 / seqs}}));
		const figures = figuresOf('calibration', scopeOf(studyOf(runs), {level: 'study'}));
		expect(textOf(figures, 'doubt')).toContain('no interval');
	});

	it('says what it lacks', () => {
		expect(textOf(figuresOf('calibration', scopeAt(study, sweepIds.sequence)), 'lack')).toContain(
			'this experiment has none',
		);
	});
});
