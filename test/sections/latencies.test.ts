import {describe, expect, it} from 'vitest';
import {runOf, studyOf} from '../builders/run.ts';
import {figure, figuresOf, number, numbers, open, row, textOf} from './figures.ts';
import {ids, scopeAt, scopeOf, study, studyScope} from './study.ts';

// Ten requests a run: TTFT 40, 44 … 76 ms and 100 gaps of 10 ms, times 1, 1.01, 0.99 off and 1.1, 1.12, 1.08 on. The first
// two of run 1 off have no answer: its times begin at 48 ms.

const logged = scopeAt(study, ids.logged);

/** Ids of the runs of the logged condition. */
const runId = (mode: string, repetition: number) =>
	`${ids.logged}/${mode}/20251024_1200-00_repetition_${repetition}.json`;

describe('TTFT of a condition', () => {
	const figures = figuresOf('ttft', logged);

	it('is the median over runs of the medians of answered requests', () => {
		const {cells} = row(figure(figures, 'table', 'ttft'), ids.logged);
		expect(number(cells['value-tee_off'])).toBeCloseTo(58 * 1.01, 9);
		expect(number(cells['value-tee_on'])).toBeCloseTo(58 * 1.1, 9);
		expect(number(cells['overhead'])).toBeCloseTo((58 * 1.1) / (58 * 1.01) - 1, 9);
	});

	it('has the p95 of each run, and its overhead with an interval', () => {
		const {cells} = row(figure(figures, 'table', 'ttft-p95'), ids.logged);
		// Type 7: of ten values at 0.95 × 9 = 8.55 steps of 4 ms, of eight at 6.65
		expect(number(cells['value-tee_off'])).toBeCloseTo(48 + 6.65 * 4, 9);
		expect(number(cells['value-tee_on'])).toBeCloseTo((40 + 8.55 * 4) * 1.1, 9);
		expect(number(cells['overhead'])).toBeCloseTo(81.62 / 74.6 - 1, 9);
		expect(cells['verdict']).toEqual({kind: 'verdict', verdict: 'worse'});
	});

	it('counts what was left out', () => {
		expect(textOf(figures, 'unanswered')).toBe(
			'Left out: 2 of 60 requests that failed or came back empty; they have no latency.',
		);
	});

	it('heads what it says of runs of an unknown mode by no mode', () => {
		const requests = [
			{ttft: 0, itls: [], output: 0, error: 'reset by peer'},
			{ttft: 0.04, itls: [0.01]},
		];
		const unlabelled = studyOf([runOf({teeMode: 'unknown', result: {requests}})]);
		const {columns} = figure(figuresOf('ttft', scopeOf(unlabelled, {level: 'study'})), 'table', 'notebook');
		expect(columns.map(({id, title}) => [id, title])).toContainEqual(['by-unknown', 'is off by']);
	});

	it('shows what the notebook makes of the empty answers', () => {
		const {cells} = row(figure(figures, 'table', 'notebook'), ids.logged);
		expect(number(cells['notebook-tee_off'])).toBeCloseTo(58, 9);
		expect(number(cells['by-tee_off'])).toBeCloseTo(58 / 58.58 - 1, 9);
		expect(number(cells['by-tee_on'])).toBe(0);
	});

	it('has the distribution of the answered requests, off and on in the same bins', () => {
		const {series, edges, unit} = figure(figures, 'histogram', 'distribution');
		expect(unit).toBe('ms');
		expect(edges[0]).toBeCloseTo(39.6, 9);
		expect(edges.at(-1)).toBeCloseTo(76 * 1.12, 9);
		const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
		expect(series.map(({role, counts}) => [role, total(counts), counts.length])).toEqual([
			['tee_off', 28, edges.length - 1],
			['tee_on', 30, edges.length - 1],
		]);
	});

	it('goes down to the repetitions', () => {
		const table = figure(figures, 'table', 'repetitions');
		expect(numbers(table, 'median')[0]).toBeCloseTo(62, 9);
		expect(table.rows.map(({target}) => target)).toEqual([
			...[1, 2, 3].map(n => runId('tee_off', n)),
			...[1, 2, 3].map(n => runId('tee_on', n)),
		]);
	});

	it('has the distribution of the one run that is selected', () => {
		const {series} = figure(figuresOf('ttft', scopeAt(study, ids.flawedRun)), 'histogram', 'distribution');
		expect(series.map(({counts}) => counts.reduce((sum, count) => sum + count, 0))).toEqual([8]);
	});
});

describe('TTFT elsewhere', () => {
	it('whiskers reach to the p95', () => {
		const {groups, range} = figure(figuresOf('ttft', studyScope), 'bars', 'bars');
		expect(range).toBe('p95 of the requests');
		expect(groups[0]?.bars[1]).toMatchObject({mode: 'tee_on', high: expect.closeTo(81.62, 9)});
	});

	it('takes stored medians where there are no arrays, and says so', () => {
		const runs = (['tee_off', 'tee_on'] as const).map(teeMode =>
			runOf({teeMode, result: {stored: {ttft: {median: teeMode === 'tee_on' ? 55 : 50, p95: 90}}}}),
		);
		const figures = figuresOf('ttft', scopeOf(studyOf(runs), {level: 'study'}));
		expect(number(figure(figures, 'table', 'ttft').rows[0]?.cells['overhead'])).toBeCloseTo(0.1, 12);
		expect(textOf(figures, 'stored')).toContain('2 runs without per-request arrays (--save-detailed)');
	});

	it('says what it needs', () => {
		expect(textOf(figuresOf('ttft', scopeAt(study, ids.condition)), 'lack')).toBe(
			'TTFT needs runs with per-request times to the first token, or stored TTFT percentiles: none of 6 runs here has either.',
		);
	});
});

describe('Decode', () => {
	const figures = figuresOf('decode', logged);

	it('is the exact sum of the gaps', () => {
		const {cells} = row(figure(figures, 'table', 'decode'), ids.logged);
		expect(number(cells['value-tee_off'])).toBeCloseTo(1000, 6);
		expect(number(cells['value-tee_on'])).toBeCloseTo(1100, 6);
		expect(number(cells['overhead'])).toBeCloseTo(0.1, 9);
	});

	it('has TPOT and ITL beside it', () => {
		for (const id of ['tpot', 'itl']) {
			const {cells} = row(figure(figures, 'table', id), ids.logged);
			expect(number(cells['value-tee_off'])).toBeCloseTo(10, 9);
			expect(number(cells['overhead'])).toBeCloseTo(0.1, 9);
		}
	});

	it('says how far the notebook’s product is off', () => {
		const {cells} = row(figure(figures, 'table', 'notebook'), ids.logged);
		// Median of 10 × 80.8, 10.1 × 101 and 9.9 × 101 ms
		expect(number(cells['notebook-tee_off'])).toBeCloseTo(999.9, 6);
		expect(number(cells['by-tee_off'])).toBeCloseTo(-0.0001, 9);
		expect(number(cells['by-tee_on'])).toBeCloseTo(0.01, 9);
		expect(textOf(figures, 'notebook-why')).toContain('notebook.decode_latency');
	});

	it('goes on with stored TPOT where the exact time cannot be had, and says why', () => {
		const runs = (['tee_off', 'tee_on'] as const).map(teeMode =>
			runOf({teeMode, result: {stored: {tpot: {median: teeMode === 'tee_on' ? 11 : 10}}}}),
		);
		const stored = figuresOf('decode', scopeOf(studyOf(runs), {level: 'study'}));
		expect(textOf(stored, 'lack')).toContain('saved without --save-detailed');
		expect(figure(stored, 'table', 'decode').title).toBe('median TPOT');
		expect(number(figure(stored, 'table', 'decode').rows[0]?.cells['overhead'])).toBeCloseTo(0.1, 12);
	});

	it('prints the notebook’s metric in the report', () => {
		expect(open('decode', logged).json).toMatchObject({
			rows: [{'notebook.decode_latency': {off: {median: expect.closeTo(999.9, 6)}}}],
		});
	});
});
