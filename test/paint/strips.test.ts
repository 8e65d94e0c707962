import {describe, expect, it} from 'vitest';
import type {LineSeries, LinesFigure} from '../../source/figures/figure.ts';
import type {GlyphLevel} from '../../source/paint/line.ts';
import {paintFigure} from '../../source/paint/paint.ts';
import {paintStack} from '../../source/paint/stack.ts';
import {textOf} from './golden.ts';

const seconds = Array.from({length: 60}, (_, second) => second);

function gpu(id: string, y: readonly number[], reading?: number | null): LineSeries {
	const x = seconds.slice(0, y.length);
	return {id, label: `GPU ${id}`, role: 'tee_on', x, y, ...(reading === undefined ? {} : {reading})};
}

const figure: LinesFigure = {
	kind: 'lines',
	id: 'each',
	title: 'GPU power, each',
	xAxis: {title: 'time', unit: 's', scale: 'linear', from: 0, to: 59},
	yAxis: {unit: 'W', from: 0, to: 400},
	apart: true,
	series: [
		gpu(
			'0',
			seconds.map(() => 400),
			400,
		),
		gpu(
			'1',
			seconds.map(second => (second < 30 ? 0 : Number.NaN)),
			null,
		),
		gpu(
			'2',
			seconds.map(second => second * 6.7),
			395.3,
		),
	],
	minRows: 3,
	maxRows: 6,
};

function painted(changes: Partial<LinesFigure> = {}, glyphs: GlyphLevel = 'braille', rows = 3): readonly string[] {
	return textOf(paintFigure({...figure, minRows: rows, maxRows: rows, ...changes}, {width: 44, glyphs}));
}

describe('series in rows of their own', () => {
	it('are told apart by where they stand, with names and readings beside them', () => {
		expect(painted()).toEqual([
			'GPU power, each W  0 … 400',
			'GPU 0 400 │▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇',
			'GPU 1   — │▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁',
			'GPU 2 395 │▁▁▁▂▂▂▂▂▂▃▃▃▃▃▄▄▄▄▄▅▅▅▅▅▅▆▆▆▆▆▇▇▇',
			'          └┬────┬─────┬────┬─────┬─── time s',
			'           0    10    20   30    40   50',
		]);
	});

	it('are the same picture in ASCII', () => {
		expect(painted({}, 'ascii').slice(1, 4)).toEqual([
			'GPU 0 400 |%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%',
			'GPU 1   - |.................',
			'GPU 2 395 |...::::::-----=====++++++*****%%%',
		]);
	});

	it('have as many rows each, and a gap above the fullest', () => {
		expect(painted({}, 'block', 6).slice(1, 7)).toEqual([
			'          │▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇',
			'GPU 0 400 │█████████████████████████████████',
			'          │',
			'GPU 1   — │▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁',
			'          │                  ▁▁▁▂▂▃▃▄▄▄▅▅▆▆▇',
			'GPU 2 395 │▁▁▂▂▃▃▄▄▄▅▅▆▆▇▇▇█████████████████',
		]);
	});

	it('show the readings at the cursor, which lies over them', () => {
		const lines = painted({cursor: 20});
		expect(lines[0]).toContain('cursor 20 s');
		expect(lines.slice(1, 4).map(line => line.slice(0, 9))).toEqual(['GPU 0 400', 'GPU 1   0', 'GPU 2 134']);
		for (const line of lines.slice(1, 4)) expect(line[22]).toBe('│');
	});

	it('show a spike and a dip of one reading among very many', () => {
		const x = Array.from({length: 3600}, (_, second) => second);
		const flat = x.map(() => 200);
		const series = [flat, flat.with(1800, 400), flat.with(1800, 0)].map((y, index) => ({
			...gpu(String(index), []),
			x,
			y,
		}));
		const [level = '', spike = '', dip = ''] = painted({series, xAxis: {...figure.xAxis, to: 3599}}).slice(1, 4);
		expect(new Set(level.slice(7))).toEqual(new Set(['▄']));
		expect(new Set(spike.slice(7))).toEqual(new Set(['▄', '▅']));
		expect(new Set(dip.slice(7))).toEqual(new Set(['▄', '▂']));
	});

	it('stand on one axis with other charts', () => {
		const group = {...figure.xAxis, group: 'time'};
		const {apart: _, ...sum} = {...figure, xAxis: group, id: 'sum', yAxis: {unit: 'W', from: 0, to: 1200} as const};
		const {lines} = paintStack([{...figure, xAxis: group}, sum], {width: 60, height: 14, glyphs: 'braille'});
		const axes = textOf(lines).map(line => line.search(/[│┤└]/u));
		expect(new Set(axes.filter(column => column !== -1))).toEqual(new Set([10]));
	});

	it('keep their axis where it is while readings change', () => {
		const low = painted({series: figure.series.map(one => ({...one, reading: 7}))});
		expect(low[1]?.indexOf('│')).toBe(painted()[1]?.indexOf('│'));
	});
});
