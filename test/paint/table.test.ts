import {describe, expect, it} from 'vitest';
import type {CellValue, Column, TableFigure} from '../../source/figures/figure.ts';
import {paintFigure} from '../../source/paint/paint.ts';
import {paintTable} from '../../source/paint/table.ts';
import type {Unit} from '../../source/units/quantity.ts';
import {table} from './example-figures.ts';
import {textOf} from './golden.ts';

const quantity = (value: number | null, unit: Unit, plusMinus?: number): CellValue => ({
	kind: 'quantity',
	quantity: {value, unit},
	...(plusMinus === undefined ? {} : {plusMinus}),
});
const text = (words: string): CellValue => ({kind: 'text', text: words});

/** One column of cells under the heading `v`. */
function column(cells: readonly (CellValue | undefined)[], changes: Partial<Column> = {}): readonly string[] {
	const figure: TableFigure = {
		kind: 'table',
		id: 't',
		columns: [{id: 'v', title: 'v', align: 'right', priority: 0, ...changes}],
		rows: cells.map((cell, index) => ({id: String(index), cells: cell === undefined ? {} : {v: cell}})),
	};
	return textOf(paintFigure(figure, {width: 40, glyphs: 'braille'})).slice(1);
}

describe('a column', () => {
	it('has one number of decimals, with its points under each other', () => {
		expect(column([quantity(2289, 'tok/s'), quantity(926.4, 'tok/s'), quantity(null, 'tok/s')])).toEqual([
			'2289 tok/s',
			' 926 tok/s',
			'   —',
		]);
		expect(column([quantity(31.25, 'ms'), quantity(9, 'ms'), undefined], {unit: 'ms'})).toEqual([
			'31.25',
			' 9.00',
			' —',
		]);
	});

	it('keeps the digits of a number far below the others', () => {
		expect(
			column([quantity(2012, 'tok/s', 13), quantity(389, 'tok/s'), quantity(16.84, 'tok/s', 1.9)], {unit: 'x'}),
		).toEqual(['2012   ±13', ' 389', '  16.8 ±1.9']);
	});

	it('does not call a deviation nothing that is not', () => {
		const cells = [quantity(300, 'tok/s', 0.04), quantity(62.41, 'tok/s', 0.2), quantity(389, 'tok/s', 0)];
		expect(column(cells, {unit: 'x'})).toEqual(['300   ±0.04', ' 62.4 ±0.2', '389   ±0']);
	});

	it('aligns ± and units of several kinds', () => {
		expect(column([quantity(0.4873, 'J/tok', 0.01), quantity(10_431.5, 'ms', 12), quantity(7, 'count')])).toEqual([
			'     0.487 ±0.010 J/tok',
			'10\u00a0432     ±12    ms',
			'     7',
		]);
	});

	it('aligns both bounds of its intervals', () => {
		const interval = (low: number | null, high: number | null): CellValue => ({
			kind: 'interval',
			low,
			high,
			unit: 'fraction',
		});
		expect(column([interval(0.069, 0.102), interval(-0.007, 0.0136), interval(null, null)])).toEqual([
			' 6.9 … 10.2 %',
			'−0.7 …  1.4 %',
			'            —',
		]);
	});

	it('says the words of the study', () => {
		expect(
			column(
				[
					{kind: 'verdict', verdict: 'noise'},
					{kind: 'severity', severity: 'error', count: 2},
					{kind: 'severity', severity: null},
					{kind: 'sizes', off: 3, on: 2},
					{kind: 'mode', mode: 'tee_on'},
					{kind: 'duration', seconds: 3725},
					{kind: 'none'},
				],
				{align: 'left'},
			),
		).toEqual(['~ noise', '✗ 2', '✓', '3+2', '● on', '01:02:05', '']);
	});
});

describe('a table that is too wide', () => {
	const headings = (width: number) =>
		textOf(paintFigure(table, {width, glyphs: 'braille'}))
			.slice(1, 4)
			.join(' ');

	it('gives up columns by their priority, and says which', () => {
		const wide = textOf(paintFigure(table, {width: 130, glyphs: 'braille'}));
		expect(wide.join('\n')).not.toContain('not shown');
		for (const [width, missing] of [
			[95, 'worst finding'],
			[85, 'worst finding, ± deviations'],
			[75, 'extra time per token, CV off, worst finding'],
			[68, 'extra time per token, CV off, worst finding, ± deviations'],
			[58, '95 % interval, extra time per token, CV off, n, worst finding'],
		] as const) {
			const text = textOf(paintFigure(table, {width, glyphs: 'braille'})).join(' ');
			expect(text.slice(text.indexOf('not shown'))).toBe(`not shown for width: ${missing}`);
		}
	});

	it('keeps the columns that matter, down to a narrow pane', () => {
		for (const title of ['condition', 'TEE off', 'TEE on', 'loss']) expect(headings(44)).toContain(title);
	});

	it('puts units under titles before it gives anything up', () => {
		expect(headings(130)).toContain('TEE off ▾ tok/s');
		expect(headings(100)).not.toContain('TEE off ▾ tok/s');
	});

	it('never cuts a number', () => {
		for (let width = 40; width < 130; width += 3) {
			const rows = textOf(paintFigure(table, {width, glyphs: 'braille'})).filter(line => line.includes('Qwen3'));
			expect(rows[0], `at ${width}`).toMatch(/^ {2}Qwen3 32B +300( ±1)? +299( ±3)? +0\.3 %/);
		}
	});
});

describe('an interactive table', () => {
	const options = {width: 100, glyphs: 'braille'} as const;

	it('points at the selected row and says where each row is', () => {
		const {lines, rows} = paintTable(table, {...options, selectedRow: 'Qwen3 32B'});
		expect(rows.map(({row}) => row)).toEqual(table.rows.map(({id}) => id));
		for (const {row, line} of rows) expect(textOf(lines)[line]).toMatch(new RegExp(`^[› ] ${row} `));
		const selected = lines.filter(line => line.some(span => span.role === 'selected'));
		expect(textOf(selected)).toEqual([expect.stringMatching(/^› Qwen3 32B .*~ noise/)]);
		expect(selected[0]?.every(span => span.role === 'selected')).toBe(true);
	});

	it('paints the same rows whether or not one of them is selected', () => {
		const bare = textOf(paintTable(table, options).lines);
		const pointed = textOf(paintTable(table, {...options, selectedRow: 'Gemma3 1B'}).lines);
		expect(pointed.map(line => line.replace('›', ' '))).toEqual(bare);
	});

	it('sorts by the column that the reader chose, and shows it', () => {
		const {lines, rows} = paintTable(table, {...options, sort: {column: 'loss', descending: false}});
		expect(rows.map(({row}) => row)).toEqual(['Qwen3 32B', 'Llama3.3 70B', 'Mistral 24B', 'Llama3.1 8B', 'Gemma3 1B']);
		expect(textOf(lines).slice(0, 5).join('\n')).toContain('loss ▴');
		expect(textOf(lines).join('\n')).not.toContain('▾');
	});

	it('is greyed where its numbers are not to be compared', () => {
		const {lines, rows} = paintTable(table, options);
		const greyed = lines[rows.at(-1)?.line ?? 0] ?? [];
		expect(greyed.filter(span => span.text.trim() !== '').every(span => span.role === 'dim')).toBe(true);
	});
});

it('has headings that take a whole row, and are no rows', () => {
	const figure: TableFigure = {
		kind: 'table',
		id: 't',
		interactive: true,
		columns: [
			{id: 'name', title: 'name', align: 'left', priority: 0},
			{id: 'v', title: 'v', align: 'right', priority: 0},
		],
		rows: [
			{id: 'g', tone: 'group', cells: {name: text('calibration/throughput_latency')}},
			{id: 'a', cells: {name: text('a'), v: quantity(1, 'count')}},
		],
	};
	const {lines, rows} = paintTable(figure, {width: 60, glyphs: 'braille'});
	expect(textOf(lines)).toEqual(['  name  v', '  calibration/throughput_latency', '  a     1']);
	expect(rows).toEqual([{row: 'a', line: 2}]);
});

describe('a table of overheads in 76 columns', () => {
	const priorities = {off: 1, on: 1, loss: 0, interval: 2, n: 3};
	const overheads: TableFigure = {
		kind: 'table',
		id: 't',
		columns: [
			{id: 'condition', title: 'condition', align: 'left', priority: 0, minWidth: 10, names: true},
			...Object.entries(priorities).map(
				([id, priority]): Column => ({
					id,
					title: {off: 'TEE off', on: 'TEE on', interval: '95 % interval'}[id] ?? id,
					align: 'right',
					priority,
					...(id === 'off' || id === 'on' ? {unit: 'tok/s'} : {}),
				}),
			),
			{id: 'verdict', title: 'verdict', align: 'left', priority: 0},
		],
		rows: [
			{name: 'Mistral Small 24B', off: 484.4, on: 464.6, verdict: 'worse' as const},
			{name: 'Llama3.1 8B_1024', off: 10_949.5, on: 10_627.9, verdict: 'not comparable' as const},
			{name: 'input_1024_output_1024', off: 62.9, on: 59.31, verdict: 'single run' as const},
		].map(({name, off, on, verdict}) => ({
			id: name,
			cells: {
				condition: text(name),
				off: quantity(off, 'tok/s', off / 500),
				on: quantity(on, 'tok/s', on / 500),
				loss: quantity(1 - on / off, 'fraction'),
				interval: {kind: 'interval', low: 0.031, high: 0.102, unit: 'fraction'},
				n: {kind: 'sizes', off: 3, on: 3},
				verdict: {kind: 'verdict', verdict},
			},
		})),
	};
	const painted = (width: number) =>
		textOf(paintFigure(overheads, {width, glyphs: 'braille'})).map(line => line.replaceAll('\u00a0', ' '));

	it('has the interval and n of each: digits that say nothing, ends of words and middles of names go first', () => {
		const lines = painted(76);
		expect(lines).toEqual([
			'                     TEE off    TEE on',
			'condition              tok/s     tok/s   loss  95 % interval    n  verdict',
			'Mistral Small 24B      484       465    4.1 %   3.1 … 10.2 %  3+3  worse',
			'Llama3.1 8B_1024    10 950    10 628    2.9 %   3.1 … 10.2 %  3+3  not comp.',
			'input_102…put_1024      62.9      59.3  5.7 %   3.1 … 10.2 %  3+3  1 run',
			'not shown for width: ± deviations',
		]);
	});

	it('says everything where there is room', () => {
		const lines = painted(120).join('\n');
		expect(lines).toMatch(/input_1024_output_1024 +62\.9 ±0\.1 .* single run/);
		expect(lines).toContain('not comparable');
	});

	it('shortens words before it cuts names', () => {
		expect(painted(84).join('\n')).toContain('input_1024_output_1024');
	});
});
