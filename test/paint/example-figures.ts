import type {
	BarsFigure,
	FactsFigure,
	Figure,
	HeatmapFigure,
	HistogramFigure,
	LinesFigure,
	RangesFigure,
	TableFigure,
	TextFigure,
} from '../../source/figures/figure.ts';

// A small made-up study, the same numbers in every figure. None of them was measured.

const conditions = [
	{model: 'Gemma3 1B', off: 2289, offStd: 33, on: 2094, onStd: 13, loss: 0.0852, low: 0.0688, high: 0.1017},
	{model: 'Llama3.1 8B', off: 926, offStd: 9, on: 881, onStd: 4, loss: 0.0486, low: 0.0394, high: 0.0578},
	{model: 'Mistral 24B', off: 389, offStd: 2, on: 372, onStd: 5, loss: 0.0437, low: 0.0258, high: 0.0652},
	{model: 'Qwen3 32B', off: 300, offStd: 1, on: 299, onStd: 3, loss: 0.0033, low: -0.0071, high: 0.0136},
	{model: 'Llama3.3 70B', off: 141, offStd: 4, on: 138, onStd: 6, loss: 0.0213, low: -0.061, high: 0.094},
] as const;

const verdicts = ['worse', 'worse', 'worse', 'noise', 'unclear'] as const;

export const question: TextFigure = {
	kind: 'text',
	id: 'question',
	text: 'How many output tokens a second does the TEE cost?',
	tone: 'question',
};

export const formula: TextFigure = {
	kind: 'text',
	id: 'formula',
	text: 'loss = (off − on) / off, medians of runs; interval: Welch on logs (n ≤ 3)',
	tone: 'formula',
};

export const facts: FactsFigure = {
	kind: 'facts',
	id: 'summary',
	title: 'Study',
	facts: [
		{label: 'experiments', value: {kind: 'quantity', quantity: {value: 4, unit: 'count'}}},
		{label: 'conditions', value: {kind: 'quantity', quantity: {value: 38, unit: 'count'}}},
		{label: 'runs', value: {kind: 'quantity', quantity: {value: 228, unit: 'count'}}},
		{label: 'duration', value: {kind: 'duration', seconds: 47_642}},
		{label: 'cost', value: {kind: 'quantity', quantity: {value: 92.61, unit: 'money', symbol: 'EUR'}}},
		{label: 'peak power', value: {kind: 'quantity', quantity: {value: null, unit: 'W'}}},
		{label: 'findings', value: {kind: 'severity', severity: 'warning', count: 5}},
	],
};

export const table: TableFigure = {
	kind: 'table',
	id: 'throughput',
	title: 'Output throughput',
	interactive: true,
	sortedBy: {column: 'off', descending: true},
	columns: [
		{id: 'condition', title: 'condition', align: 'left', priority: 0, minWidth: 10},
		{id: 'off', title: 'TEE off', unit: 'tok/s', align: 'right', priority: 0},
		{id: 'on', title: 'TEE on', unit: 'tok/s', align: 'right', priority: 0},
		{id: 'loss', title: 'loss', align: 'right', priority: 0},
		{id: 'interval', title: '95 % interval', align: 'right', priority: 2},
		{id: 'extra', title: 'extra time per token', align: 'right', priority: 4},
		{id: 'cv', title: 'CV off', align: 'right', priority: 5},
		{id: 'n', title: 'n', align: 'right', priority: 3},
		{id: 'verdict', title: 'verdict', align: 'left', priority: 1},
		{id: 'finding', title: 'worst finding', align: 'left', priority: 6},
	],
	rows: conditions.map((row, index) => ({
		id: row.model,
		cells: {
			condition: {kind: 'text', text: row.model},
			off: {kind: 'quantity', quantity: {value: row.off, unit: 'tok/s'}, plusMinus: row.offStd},
			on: {kind: 'quantity', quantity: {value: row.on, unit: 'tok/s'}, plusMinus: row.onStd},
			loss: {kind: 'quantity', quantity: {value: row.loss, unit: 'fraction'}},
			interval: {kind: 'interval', low: row.low, high: row.high, unit: 'fraction'},
			extra: {kind: 'quantity', quantity: {value: row.loss / (1 - row.loss), unit: 'fraction'}, signed: true},
			...(index === 3 ? {} : {cv: {kind: 'quantity', quantity: {value: row.offStd / row.off, unit: 'fraction'}}}),
			n: {kind: 'sizes', off: 3, on: index === 4 ? 2 : 3},
			verdict: {kind: 'verdict', verdict: verdicts[index] ?? 'unclear'},
			finding: {kind: 'severity', severity: index === 4 ? 'warning' : null},
		},
		...(index === 4 ? {tone: 'greyed' as const} : {}),
	})),
};

/** Quantities of several units in one column, under headings: points and units have to stand under each other. */
export const percentiles: TableFigure = {
	kind: 'table',
	id: 'details',
	columns: [
		{id: 'metric', title: 'metric', align: 'left', priority: 0},
		{id: 'value', title: 'value', align: 'right', priority: 0},
		{id: 'mode', title: 'mode', align: 'left', priority: 1},
	],
	rows: [
		{id: 'g1', tone: 'group', cells: {metric: {kind: 'text', text: 'Latency of the answered requests, medians'}}},
		{
			id: 'ttft',
			cells: {
				metric: {kind: 'text', text: 'TTFT'},
				value: {kind: 'quantity', quantity: {value: 31.25, unit: 'ms'}},
				mode: {kind: 'mode', mode: 'tee_off'},
			},
		},
		{
			id: 'e2el',
			cells: {
				metric: {kind: 'text', text: 'E2EL'},
				value: {kind: 'quantity', quantity: {value: 10_431.5, unit: 'ms'}},
				mode: {kind: 'mode', mode: 'tee_on'},
			},
		},
		{id: 'g2', tone: 'group', cells: {metric: {kind: 'text', text: 'Energy'}}},
		{
			id: 'energy',
			cells: {
				metric: {kind: 'text', text: 'per output token'},
				value: {kind: 'quantity', quantity: {value: 0.4873, unit: 'J/tok'}},
				mode: {kind: 'mode', mode: 'unknown'},
			},
		},
		{id: 'power', cells: {metric: {kind: 'text', text: 'mean power'}, mode: {kind: 'none'}}},
	],
};

export const bars: BarsFigure = {
	kind: 'bars',
	id: 'throughput-bars',
	title: 'Output throughput',
	unit: 'tok/s',
	range: 'min … max of the runs',
	groups: conditions.map(({model, off, on, offStd, onStd}, index) => ({
		label: model,
		bars: [
			{mode: 'tee_off' as const, value: off, low: off - 4 * offStd, high: off + 4 * offStd},
			{
				mode: 'tee_on' as const,
				value: index === 4 ? null : on,
				low: index === 4 ? null : on - 6 * onStd,
				high: index === 4 ? null : on + 6 * onStd,
			},
		],
	})),
};

export const ranges: RangesFigure = {
	kind: 'ranges',
	id: 'overheads',
	title: 'Overhead',
	unit: 'fraction',
	reference: 0,
	rows: [
		...conditions.map(({model, loss, low, high}, index) => ({
			label: model,
			point: loss,
			low,
			high,
			verdict: verdicts[index] ?? 'unclear',
		})),
		{label: 'Phi4 14B', point: 0.031, low: null, high: null, verdict: 'single run' as const},
		{label: 'Gemma3 27B', point: null, low: null, high: null, verdict: 'not comparable' as const},
	],
};

export const heatmap: HeatmapFigure = {
	kind: 'heatmap',
	id: 'sequence',
	title: 'Loss of throughput',
	unit: 'fraction',
	xTitle: 'input length tok',
	yTitle: 'output length tok',
	xs: ['128', '512', '1024', '2048', '4096'],
	ys: ['128', '512', '1024'],
	values: [
		[0.021, 0.034, 0.047, 0.061, 0.082],
		[0.014, -0.008, 0.029, null, 0.055],
		[0.003, 0.009, -0.031, 0.024, 0.038],
	],
	scale: 'diverging',
};

export const magnitudes: HeatmapFigure = {
	...heatmap,
	id: 'off',
	title: 'TEE off',
	unit: 'tok/s',
	scale: 'sequential',
	values: [
		[2289, 2104, 1930, 1711, 1502],
		[926, 881, 840, null, 702],
		[389, 372, 341, 300, 244],
	],
};

function bell(count: number, peak: number, spread: number): readonly number[] {
	return Array.from({length: count}, (_, k) => Math.round(1000 * Math.exp(-(((k - peak) / spread) ** 2))));
}

export const histogram: HistogramFigure = {
	kind: 'histogram',
	id: 'ttft',
	title: 'TTFT',
	unit: 'ms',
	scale: 'log',
	edges: Array.from({length: 25}, (_, k) => 10 ** (1 + k / 12)),
	series: [
		{role: 'tee_off', label: 'off', counts: bell(24, 7, 3)},
		{role: 'tee_on', label: 'on', counts: bell(24, 9, 3.4)},
	],
	markers: [{x: 61, label: 'SLO 61 ms'}],
};

/** Idle, a ramp, a plateau with a ripple, and idle again; a sample a second. */
function power(samples: number, start: number, plateau: number, seed: number): {x: number[]; y: number[]} {
	const x: number[] = [];
	const y: number[] = [];
	for (let k = 0; k < samples; k++) {
		const t = k - 12;
		const ripple = 6 * Math.sin(t * 1.7 + seed) + 5 * Math.sin(t * 0.37 + 2 * seed);
		const level = t < start ? 68 : t > 96 ? 74 : plateau * (1 - Math.exp(-(t - start + 1) / 4)) + 40;
		x.push(t);
		y.push(level + ripple * (t < start || t > 96 ? 0.2 : 1));
	}
	return {x, y};
}

const off = power(120, 0, 351, 1);
const on = power(120, 2, 330, 4);
// Eight seconds without a sample, and a spike of one.
for (let k = 52; k < 60; k++) on.y[k] = NaN;
off.y[80] = 182;

export const trace: LinesFigure = {
	kind: 'lines',
	id: 'power',
	title: 'GPU power',
	xAxis: {title: 'time from the start of the window', unit: 's', scale: 'linear', group: 'time'},
	yAxis: {unit: 'W', from: 0},
	series: [
		{id: 'off', label: 'off rep 2', role: 'tee_off', ...off},
		{id: 'on', label: 'on rep 2', role: 'tee_on', ...on},
	],
	limits: [{y: 400, label: 'limit'}],
	windows: [{from: 0, to: 96, label: 'benchmark window'}],
	gap: 3,
	minRows: 4,
	maxRows: 14,
};

export const utilization: LinesFigure = {
	...trace,
	id: 'utilization',
	title: 'GPU utilization',
	yAxis: {unit: '%', from: 0, to: 100},
	limits: [],
	series: trace.series.map(series => ({
		...series,
		y: Array.from(series.y, (value, k) => (Number.isNaN(value) ? NaN : value > 120 ? 100 - ((k * 7) % 5) * 2 : 0)),
	})),
};

export const memoryUtilization: LinesFigure = {
	...utilization,
	id: 'memory',
	title: 'memory utilization',
	series: utilization.series.map(series => ({...series, y: Array.from(series.y, value => value * 0.54)})),
};

/** Warms up slowly, and cools down slowly. */
export const temperature: LinesFigure = {
	...trace,
	id: 'temperature',
	title: 'temperature',
	yAxis: {unit: '°C'},
	limits: [],
	series: trace.series.map((series, index) => ({
		...series,
		y: Array.from(series.x, (t, k) => {
			const warmth = t < 0 ? 0 : t < 96 ? 1 - Math.exp(-t / 30) : (1 - Math.exp(-96 / 30)) * Math.exp(-(t - 96) / 30);
			return Number.isNaN(series.y[k]) ? NaN : Math.round(34 + 38 * warmth - 2 * index);
		}),
	})),
};

const levels = [1, 2, 4, 8, 16, 32, 64, 128, 256];

export const sweep: LinesFigure = {
	kind: 'lines',
	id: 'saturation',
	title: 'Output throughput',
	xAxis: {title: 'concurrency', unit: 'count', scale: 'log2'},
	yAxis: {unit: 'tok/s'},
	series: [
		{
			id: 'off',
			label: 'off',
			role: 'tee_off',
			x: levels,
			y: [61, 118, 231, 440, 790, 1320, 1890, 2180, 2230],
			low: [60, 116, 225, 425, 760, 1260, 1800, 2100, 2150],
			high: [62, 121, 238, 452, 815, 1365, 1950, 2240, 2300],
			marks: true,
		},
		{
			id: 'on',
			label: 'on',
			role: 'tee_on',
			x: levels,
			y: [55, 108, 212, 405, 728, 1210, 1740, 2010, 2050],
			low: [53, 105, 206, 390, 700, 1160, 1660, 1930, 1970],
			high: [57, 111, 219, 418, 752, 1255, 1800, 2080, 2120],
			marks: true,
		},
	],
	markers: [{x: 64, label: 'knee (Kneedle)'}],
	minRows: 6,
	maxRows: 14,
};

export const examples: readonly Figure[] = [
	question,
	table,
	percentiles,
	bars,
	ranges,
	trace,
	{...utilization, cursor: 42},
	sweep,
	heatmap,
	magnitudes,
	histogram,
	facts,
	formula,
];
