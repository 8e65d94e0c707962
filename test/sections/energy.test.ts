import {describe, expect, it} from 'vitest';
import {endOfRun, runOf, studyOf} from '../builders/run.ts';
import {figure, figuresOf, number, numbers, row, textOf} from './figures.ts';
import {ids, scopeAt, scopeOf, study} from './study.ts';

// 60 s at 380, 384, 382 W off and 390, 392, 394 W on, 66 W before and after; 808 output tokens in the first run, else 1010.

const figures = figuresOf('energy', scopeAt(study, ids.logged));

describe('Energy of a condition', () => {
	it('is the energy of the window for each output token', () => {
		const {cells} = row(figure(figures, 'table', 'energy'), ids.logged);
		expect(number(cells['value-tee_off'])).toBeCloseTo((384 * 60) / 1010, 9);
		expect(number(cells['value-tee_on'])).toBeCloseTo((392 * 60) / 1010, 9);
		expect(number(cells['overhead'])).toBeCloseTo(392 / 384 - 1, 9);
	});

	it('turns it round to tokens for each joule, with the power', () => {
		const {cells} = row(figure(figures, 'table', 'power'), ids.logged);
		expect(number(cells['per-joule-tee_off'])).toBeCloseTo(1010 / (384 * 60), 9);
		expect(number(cells['power-tee_off'])).toBeCloseTo(382, 9);
		expect(number(cells['peak-tee_on'])).toBe(392);
		// Of six shares 66/380 … 66/394 the mean of the middle two
		expect(number(cells['idle'])).toBeCloseTo((66 / 384 + 66 / 390) / 2, 9);
	});

	it('takes the idle power off', () => {
		const {cells} = row(figure(figures, 'table', 'active'), ids.logged);
		expect(number(cells['value-tee_off'])).toBeCloseTo(((384 - 66) * 60) / 1010, 9);
		expect(number(cells['value-tee_on'])).toBeCloseTo(((392 - 66) * 60) / 1010, 9);
	});

	it('has the notebook’s number beside it, with the reason for the difference', () => {
		const {cells} = row(figure(figures, 'table', 'notebook'), ids.logged);
		// 81 rows as seconds: 61 at the plateau, 20 idle, half of the first and of the last left out
		const parity = (61 * 384 + 20 * 66 - 66) / 1010;
		expect(number(cells['notebook-tee_off'])).toBeCloseTo(parity, 9);
		expect(number(cells['by-tee_off'])).toBeCloseTo(parity / ((384 * 60) / 1010) - 1, 9);
		expect(textOf(figures, 'notebook-why')).toContain('idle lead-in and tail');
	});

	it('states what it rests on', () => {
		expect(textOf(figures, 'basis')).toBe(
			'Measured in 6 of 6 runs. Window by date (6). A reading every 1.00 s. No gaps. Idle share 17 %.',
		);
		expect(textOf(figures, 'cpu')).toContain('No CPU power log here');
	});

	it('goes down to the repetitions', () => {
		const table = figure(figures, 'table', 'repetitions');
		expect(numbers(table, 'energy')).toEqual([22.8, 23.04, 22.92, 23.4, 23.52, 23.64].map(kJ => expect.closeTo(kJ, 9)));
		expect(numbers(table, 'covered')).toEqual(Array.from({length: 6}, () => 1));
	});
});

describe('Energy elsewhere', () => {
	const log = (watts: number) => ({power: Array.from({length: 61}, () => watts)});

	it('adds the CPU where it was logged', () => {
		const runs = (['tee_off', 'tee_on'] as const).flatMap(teeMode =>
			[1, 2].map(repetition =>
				runOf({
					teeMode,
					repetition,
					traces: [log(300), {...log(teeMode === 'tee_on' ? 150 : 100), device: 'cpu', path: 'cpu.csv'}],
				}),
			),
		);
		const table = figure(figuresOf('energy', scopeOf(studyOf(runs), {level: 'study'})), 'table', 'with-cpu');
		const {cells} = row(table, ids.condition);
		// 30 000 tokens in 60 s
		expect(number(cells['value-tee_off'])).toBeCloseTo((400 * 60) / 30_000, 9);
		expect(number(cells['overhead'])).toBeCloseTo(450 / 400 - 1, 9);
	});

	it('draws energy against the size of the model', () => {
		const runs = ['Gemma3 1B', 'Llama3.1 8B', 'Qwen3 32B'].flatMap((condition, index) =>
			(['tee_off', 'tee_on'] as const).map(teeMode => runOf({condition, teeMode, trace: log(100 * (index + 1))})),
		);
		const chart = figure(
			figuresOf('energy', scopeOf(studyOf(runs), {level: 'study'})),
			'lines',
			'by-size-calibration/throughput_latency',
		);
		expect(chart.xAxis.scale).toBe('log2');
		expect(chart.series.map(({role, x}) => [role, [...Array.from(x)]])).toEqual([
			['tee_off', [1, 8, 32]],
			['tee_on', [1, 8, 32]],
		]);
		expect([...Array.from(chart.series[0]?.y ?? [])]).toEqual(
			[100, 200, 300].map(w => expect.closeTo((w * 60) / 30_000, 9)),
		);
	});

	it('names what should not be relied on', () => {
		const run = runOf({trace: {start: endOfRun - 56, power: Array.from({length: 57}, () => 300)}});
		const doubtful = figuresOf('energy', scopeOf(studyOf([run]), {level: 'study'}));
		expect(textOf(doubtful, 'unreliable')).toContain('covers only 93 % of the benchmark window');
	});

	it('does not sum the boards that are left where one has no power, and says so', () => {
		const silent = {power: Array.from({length: 61}, () => null)};
		const runs = (['tee_off', 'tee_on'] as const).map(teeMode =>
			runOf({teeMode, trace: {gpus: [log(300), teeMode === 'tee_on' ? silent : log(300)]}}),
		);
		const found = figuresOf('energy', scopeOf(studyOf(runs), {level: 'study'}));
		const {cells} = row(figure(found, 'table', 'energy'), ids.condition);
		expect(number(cells['value-tee_off'])).toBeCloseTo((600 * 60) / 30_000, 9);
		expect(cells).not.toHaveProperty('value-tee_on');
		expect(cells['overhead']).toMatchObject({quantity: {value: null}});
		expect(textOf(found, 'unreliable')).toContain('GPU 1 without power in the benchmark window');
		const [, on] = runs;
		const alone = figuresOf('energy', scopeOf(studyOf(on === undefined ? [] : [on]), {level: 'study'}));
		expect(textOf(alone, 'unreliable')).toContain('GPU 1 without power in the benchmark window');
	});

	it('says what it needs', () => {
		expect(textOf(figuresOf('energy', scopeAt(study, ids.condition)), 'lack')).toBe(
			'Energy needs runs with a GPU power log that covers the benchmark: 6 runs here, 0 with a log.',
		);
	});
});
