import type {Figure, LinesFigure} from '../source/figures/figure.ts';
import type {GlyphLevel} from '../source/paint/line.ts';
import {paintFigure} from '../source/paint/paint.ts';
import {paintStack} from '../source/paint/stack.ts';
import {examples, table, trace} from '../test/paint/example-figures.ts';

// What a key press costs in painting. The least of many, which is what it takes when nothing else runs, and their
// median.

const width = 120;
const repetitions = 300;

/** Four traces of four hours at a sample a second. */
const samples = 14_400;
const x = Float64Array.from({length: samples}, (_, k) => k);
const chartOf = (id: string, phase: number): LinesFigure => ({
	...trace,
	id,
	windows: [{from: 60, to: samples - 60, label: 'benchmark window'}],
	series: (['tee_off', 'tee_on'] as const).map((role, index) => ({
		id: role,
		label: role,
		role,
		x,
		y: Float64Array.from(x, t => 300 + 60 * Math.sin(t / 40 + phase + index) + 25 * Math.sin(t * 1.7)),
	})),
});
const traces = [0, 1, 2, 3].map(phase => chartOf(`trace-${phase}`, phase));
const longTable = {
	...table,
	rows: Array.from({length: 2000}, (_, index) => ({
		...(table.rows[index % table.rows.length] ?? {cells: {}}),
		id: String(index),
	})),
};

const cases: readonly {readonly name: string; readonly run: (glyphs: GlyphLevel) => unknown}[] = [
	{name: 'one trace, 2 × 14 400 samples, 120 × 23', run: glyphs => paint(traces[0], glyphs, 23)},
	{name: 'four traces, 8 × 14 400 samples, 120 × 36', run: glyphs => paintStack(traces, {width, height: 36, glyphs})},
	{name: 'table of 5 rows', run: glyphs => paint(table, glyphs)},
	{name: 'table of 2 000 rows, for the first time', run: glyphs => paint({...longTable}, glyphs)},
	{name: 'table of 2 000 rows, the cursor moves', run: glyphs => paint(longTable, glyphs)},
	{name: 'every example', run: glyphs => paintStack(examples, {width, glyphs})},
];

function paint(figure: Figure | undefined, glyphs: GlyphLevel, height?: number) {
	return figure && paintFigure(figure, {width, glyphs, ...(height === undefined ? {} : {height})});
}

for (const {name, run} of cases) {
	const times = (['braille', 'block', 'ascii'] as const).map(glyphs => {
		const taken: number[] = [];
		for (let k = 0; k < repetitions; k++) {
			const start = performance.now();
			run(glyphs);
			taken.push(performance.now() - start);
		}
		taken.sort((a, b) => a - b);
		const at = (share: number) => (taken[Math.floor(share * taken.length)] ?? 0).toFixed(2);
		return `${glyphs} ${at(0)} / ${at(0.5)} ms`;
	});
	console.log(`${name.padEnd(44)}${times.join('   ')}`);
}
