import {describe, expect, it} from 'vitest';
import {studyOf} from '../builders/run.ts';
import {figure, figuresOf, number, open, row, textOf} from './figures.ts';
import {ids, scopeAt, scopeOf, study, studyScope} from './study.ts';

const condition = scopeAt(study, ids.condition);

describe('Compare of a condition', () => {
	const figures = figuresOf('compare', condition);
	const table = figure(figures, 'table', `metrics-${ids.condition}`);

	it('sets TEE off against on by default, metric by metric', () => {
		const {cells} = row(table, 'output_throughput');
		expect(cells['first']).toMatchObject({quantity: {value: 2012.4, unit: 'tok/s'}});
		expect(cells['second']).toMatchObject({quantity: {value: 1893.2}});
		expect(number(cells['change'])).toBeCloseTo(-0.059233, 6);
		expect(cells['interval']).toMatchObject({low: expect.closeTo(-0.0732, 4), high: expect.closeTo(-0.0448, 4)});
		expect(cells['verdict']).toEqual({kind: 'verdict', verdict: 'worse'});
		const duration = row(table, 'duration').cells;
		expect(number(duration['change'])).toBeCloseTo(2012.4 / 1893.2 - 1, 12);
		expect(duration['verdict']).toEqual({kind: 'verdict', verdict: 'worse'});
	});

	it('has latencies with their p95', () => {
		const logged = figuresOf('compare', scopeAt(study, ids.logged));
		const {cells} = row(figure(logged, 'table', `metrics-${ids.logged}`), 'ttft p95');
		expect(number(cells['change'])).toBeGreaterThan(0.09);
		expect(cells['verdict']).toEqual({kind: 'verdict', verdict: 'worse'});
	});

	it('calls out what differs first, and then compares nothing', () => {
		const qwen = `${ids.latency}/Qwen3 32B`;
		const differing = figuresOf('compare', scopeAt(study, qwen));
		expect(differing[1]).toMatchObject({kind: 'text', tone: 'warning'});
		expect(row(figure(differing, 'table', `differences-${qwen}`), 'max concurrency').cells).toMatchObject({
			first: {text: '1'},
			second: {text: '2'},
		});
		const {rows} = figure(differing, 'table', `metrics-${qwen}`);
		expect(rows.every(({tone}) => tone === 'greyed')).toBe(true);
	});

	it('prints the pair in the report', () => {
		expect(open('compare', condition).json).toMatchObject({
			differences: [],
			metrics: {output_throughput: {overhead: expect.closeTo(0.059233, 6), verdict: 'worse'}},
		});
		expect(open('compare', studyScope).json).toBeNull();
	});
});

describe('Compare of marked nodes', () => {
	const other = `${ids.latency}/Llama3.1 8B`;

	it('sets two conditions against each other mode by mode, whatever is selected', () => {
		const figures = figuresOf('compare', studyScope, {marks: [ids.condition, other]});
		const off = figure(figures, 'table', 'metrics-Gemma3 1B tee_off');
		// 2007.9 is the median of the five.
		const {cells} = row(off, 'output_throughput');
		expect(number(cells['change'])).toBeCloseTo(2007.9 / 2012.4 - 1, 12);
		expect(cells['verdict']).toEqual({kind: 'verdict', verdict: 'noise'});
		expect(figure(figures, 'table', 'metrics-Gemma3 1B tee_on').rows.length).toBeGreaterThan(0);
	});

	it('sets one mark against what is selected', () => {
		const figures = figuresOf('compare', scopeAt(study, other), {marks: [ids.condition, null]});
		expect(figure(figures, 'facts', 'nodes').facts.map(({value}) => value)).toMatchObject([
			{text: ids.condition},
			{text: other},
		]);
	});

	it('judges the TEE against its being off, whichever was marked first', () => {
		const marks = [`${ids.condition}/tee_on`, `${ids.condition}/tee_off`] as const;
		const table = figure(figuresOf('compare', studyScope, {marks}), 'table', 'metrics-Gemma3 1B tee_on');
		expect(number(row(table, 'output_throughput').cells['change'])).toBeCloseTo(-0.059233, 6);
		expect(table.columns[1]?.title).toBe('TEE off');
	});

	it('sets two runs against each other without an interval', () => {
		const runs = study.runs.filter(run => run.condition === 'Gemma3 1B' && run.teeMode === 'tee_off').map(({id}) => id);
		const marks = [runs[0] ?? null, runs[2] ?? null] as const;
		const table = figure(figuresOf('compare', studyScope, {marks}), 'table', 'metrics-Gemma3 1B tee_off');
		const {cells} = row(table, 'output_throughput');
		expect(number(cells['change'])).toBeCloseTo(2025.1 / 2012.4 - 1, 12);
		expect(cells['verdict']).toEqual({kind: 'verdict', verdict: 'single run'});
	});

	it('warns of parameters that differ, and still says what the interval does', () => {
		const marks = [`${ids.latency}/Qwen3 32B/tee_off`, `${ids.latency}/Qwen3 32B/tee_on`] as const;
		const asModes = figuresOf('compare', studyScope, {marks});
		expect(row(figure(asModes, 'table', 'metrics-Qwen3 32B tee_off'), 'output_throughput').tone).toBe('greyed');
		const apart = [`${ids.latency}/Qwen3 32B/tee_on`, `${ids.condition}/tee_on`] as const;
		const figures = figuresOf('compare', studyScope, {marks: apart});
		expect(figures.some(({kind, id}) => kind === 'text' && id.startsWith('differs-'))).toBe(true);
		const table = figure(figures, 'table', 'metrics-Qwen3 32B tee_on');
		expect(row(table, 'output_throughput').cells['verdict']).toEqual({kind: 'verdict', verdict: 'better'});
	});

	it('matches the conditions of two experiments by name, and names those without a counterpart', () => {
		const moved = study.runs.map(run => ({...run, id: `second/${run.id}`, experiment: `second/${run.experiment}`}));
		const both = studyOf([...study.runs, ...moved.filter(({condition: name}) => name !== 'Mistral 24B')]);
		const marks = [ids.latency, `second/${ids.latency}`] as const;
		const figures = figuresOf('compare', scopeOf(both, {level: 'study'}), {marks});
		const table = figure(figures, 'table', 'conditions');
		expect(table.rows.map(({id}) => id)).toContain('Gemma3 1B tee_off');
		expect(number(row(table, 'Gemma3 1B tee_off').cells['output_throughput'])).toBe(0);
		expect(textOf(figures, 'unmatched')).toBe('Without a counterpart, in A alone: Mistral 24B.');
	});
});

describe('Compare without a pair', () => {
	it('says what to mark', () => {
		expect(textOf(figuresOf('compare', studyScope), 'lack')).toBe(
			'Compare needs two nodes of the tree: m marks one, and another m the other; or select a condition to set its TEE off against on.',
		);
		expect(textOf(figuresOf('compare', scopeAt(study, `${ids.latency}/Llama3.1 70B`)), 'lack')).toContain(
			'this condition has not both',
		);
	});

	it('forgets marks of nodes that are gone', () => {
		const figures = figuresOf('compare', studyScope, {marks: ['gone', 'too']});
		expect(textOf(figures, 'lack')).toContain('m marks one');
	});
});
