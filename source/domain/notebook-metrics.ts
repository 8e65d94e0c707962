import {mean} from '../statistics/mean.ts';
import {quantile} from '../statistics/quantile.ts';
import {toHours} from '../units/convert.ts';
import {distribution, type Metric, ratio, scalar} from './metric-table.ts';
import type {Run} from './run.ts';
import type {TraceSeries} from './trace.ts';

/** The notebook's price of an hour, whatever the program's own is set to. */
const notebookPricePerHour = 7;

/** Numbers as the study's notebook computes them, mistakes included, to be compared with what it printed. */
export const notebookMetrics = {
	'notebook.ttft': {
		label: 'notebook: TTFT',
		unit: 's',
		better: 'lower',
		kind: 'latency',
		definition:
			'Median of all times to the first token, seconds (its axis says ms), the zeros of failed requests included.',
		formula: ({result: {requests}}) =>
			requests === null ? null : distribution(quantile(requests.ttft, 0.5), quantile(requests.ttft, 0.95), 'requests'),
	},
	'notebook.decode_latency': {
		label: 'notebook: decode latency',
		unit: 'ms',
		better: 'lower',
		kind: 'latency',
		definition:
			'Stored median TPOT × mean output length (empty answers included): a product of two distributions, up to twice the exact Σ ITL.',
		formula({result: {requests, stored}}) {
			const length = requests === null ? undefined : mean(requests.outputTokens);
			const {tpot} = stored;
			if (length === undefined || tpot === undefined || tpot.median === null) return null;
			const p95 = tpot.percentiles.get(95);
			return distribution(tpot.median * length, p95 === undefined ? null : p95 * length, 'derived');
		},
	},
	'notebook.energy_per_output_token': {
		label: 'notebook: energy per output token',
		unit: 'J/tok',
		better: 'lower',
		kind: 'scalar',
		definition:
			'Power of all rows of the log as though they were one second apart, idle lead-in and tail included and several GPUs strung together, / output tokens.',
		formula: ({run, result}) => scalar(ratio(powerBySecondRows(run), result.totalOutputTokens), 'trace'),
	},
	'notebook.price': {
		label: 'notebook: price',
		unit: 'money',
		better: 'lower',
		kind: 'scalar',
		definition: 'Duration / 3600 × 7, the same price for both modes; the notebook sums it over a study.',
		formula: ({result}) => scalar(toHours(result.duration) * notebookPricePerHour, 'derived'),
		ofFailedRuns: true,
	},
} satisfies Record<string, Metric>;

/**
 * Trapezoids of width 1 over the rows as the file has them: the sum of all less half of the first and half of the last.
 * null where a reading is missing: there the notebook stops with an error.
 */
function powerBySecondRows(run: Run): number | null {
	const trace = run.traces.find(({device, columns}) => device === 'gpu' && columns.includes('power'));
	if (trace === undefined) return null;
	const logs = trace.series.flatMap(series => {
		const power = series.channels.power;
		return power === undefined || power.length === 0 ? [] : [{series, power}];
	});
	let sum = 0;
	for (const {power} of logs) for (const value of power) sum += value;
	const first = logs.reduce<(typeof logs)[number] | null>((a, b) => (a === null || startsBefore(b, a) ? b : a), null);
	const last = logs.reduce<(typeof logs)[number] | null>((a, b) => (a === null || !endsBefore(b, a) ? b : a), null);
	const ends = (first?.power[0] ?? 0) + (last?.power.at(-1) ?? 0);
	return logs.length === 0 || Number.isNaN(sum) ? null : sum - ends / 2;
}

type Log = {readonly series: TraceSeries};

/** Of rows at one time, the first device's comes first in every round of the log. */
function startsBefore(a: Log, b: Log): boolean {
	return (a.series.time[0] ?? 0) < (b.series.time[0] ?? 0);
}

function endsBefore(a: Log, b: Log): boolean {
	return (a.series.time.at(-1) ?? 0) < (b.series.time.at(-1) ?? 0);
}
