import type {RequestRow} from '../builders/result.ts';
import {naiveMean, naiveMedian, naiveQuantile, naiveUnitTrapezoid} from './naive.ts';

/** What a run's files hold, as plainly as can be. */
export type RawRun = {
	/** Seconds. */
	readonly duration: number;
	readonly rows: readonly RequestRow[];
	/** Rows of the GPU log in the order of the file. */
	readonly log: readonly {readonly time: number; readonly gpu: string; readonly watts: number}[];
	readonly window: readonly [number, number];
	readonly price: number;
	readonly slo: {readonly ttft: number; readonly tpot: number; readonly e2el: number};
};

/** The study's notebook, cell by cell (domain.md §3). */
export function notebookNumbers({duration, rows, log}: RawRun) {
	const ttfts = rows.map(row => row.ttft);
	const outputLens = rows.map(tokens);
	const tpots = storedTpots(rows);
	return {
		'notebook.ttft': {value: naiveMedian(ttfts), p95: naiveQuantile(ttfts, 0.95)},
		'notebook.decode_latency': {
			value: naiveMedian(tpots) * naiveMean(outputLens),
			p95: naiveQuantile(tpots, 0.95) * naiveMean(outputLens),
		},
		'notebook.energy_per_output_token': {
			value: naiveUnitTrapezoid(log.map(row => row.watts)) / outputTokens(rows),
			p95: null,
		},
		'notebook.price': {value: (duration / 3600) * 7, p95: null},
	};
}

/** The same subjects as domain.md says that they should be computed. */
export function correctedNumbers(raw: RawRun) {
	const {duration, rows, price, slo} = raw;
	const answered = rows.filter(row => row.error === undefined && row.ttft > 0);
	const many = answered.filter(row => tokens(row) > 1);
	const tpots = many.map(row => (1000 * decode(row)) / (tokens(row) - 1));
	const joules = energy(raw);
	const good = answered.filter(row => {
		const tpot = tokens(row) > 1 ? decode(row) / (tokens(row) - 1) : 0;
		const met = [row.ttft * 1000 <= slo.ttft, tpot * 1000 <= slo.tpot, (row.ttft + decode(row)) * 1000 <= slo.e2el];
		return met.every(Boolean);
	});
	const successes = rows.filter(row => row.error === undefined);
	const inputTokens = successes.reduce((sum, row) => sum + (row.input ?? 200), 0);
	return {
		duration: scalar(duration),
		request_throughput: scalar(successes.length / duration),
		output_throughput: scalar(outputTokens(rows) / duration),
		total_token_throughput: scalar((inputTokens + outputTokens(rows)) / duration),
		seconds_per_prompt: scalar(duration / rows.length),
		ttft: spread(answered.map(row => row.ttft * 1000)),
		itl: spread(rows.flatMap(row => row.itls ?? []).map(itl => itl * 1000)),
		tpot: spread(tpots),
		e2el: spread(answered.map(row => (row.ttft + decode(row)) * 1000)),
		decode_latency: spread(answered.map(row => decode(row) * 1000)),
		energy: scalar(joules),
		energy_per_output_token: scalar(joules / outputTokens(rows)),
		mean_power: scalar(joules / (raw.window[1] - raw.window[0])),
		cost: scalar((duration * price) / 3600),
		cost_per_million_output_tokens: scalar((price * 1e6) / ((3600 * outputTokens(rows)) / duration)),
		goodput: scalar(good.length / duration),
	};
}

function scalar(value: number) {
	return {value, p95: null};
}

function spread(values: readonly number[]) {
	return {value: naiveMedian(values), p95: naiveQuantile(values, 0.95)};
}

function tokens(row: RequestRow): number {
	return row.output ?? 0;
}

function decode(row: RequestRow): number {
	return (row.itls ?? []).reduce((sum, itl) => sum + itl, 0);
}

function outputTokens(rows: readonly RequestRow[]): number {
	return rows.filter(row => row.error === undefined).reduce((sum, row) => sum + tokens(row), 0);
}

/** vLLM: of the requests without an error and with more than one token. */
function storedTpots(rows: readonly RequestRow[]): number[] {
	return rows
		.filter(row => row.error === undefined && tokens(row) > 1)
		.map(row => (1000 * decode(row)) / (tokens(row) - 1));
}

/** By many thin slices, each with the power in its middle: exact for straight lines, and nothing like trapezoids. */
function energy({log, window: [from, to]}: RawRun): number {
	let total = 0;
	for (const gpu of new Set(log.map(row => row.gpu))) {
		const rows = log.filter(row => row.gpu === gpu);
		for (let index = 0; index + 1 < rows.length; index++) {
			const [left, right] = [rows[index]!, rows[index + 1]!];
			const length = right.time - left.time;
			const begin = Math.max(0, from - left.time);
			const end = Math.min(length, to - left.time);
			if (end <= begin) continue;
			const slices = 7;
			for (let slice = 0; slice < slices; slice++) {
				const middle = begin + ((slice + 0.5) * (end - begin)) / slices;
				const share = middle / length;
				total += (((1 - share) * left.watts + share * right.watts) * (end - begin)) / slices;
			}
		}
	}
	return total;
}
