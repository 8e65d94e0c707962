import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {naiveDeviation, naiveMean, naiveMedian, naiveQuantile, naiveUnitTrapezoid} from './naive.ts';

// A second reader of a study in the notebook's layout, written against domain.md alone: JSON.parse, split, and plain loops.
// It shares nothing with source/ and knows nothing of findings, caches or layouts.

type Cell = {
	/** Over the repetitions of one condition in one mode. */
	readonly n: number;
	readonly median: number;
	readonly std: number | null;
	readonly stdPopulation: number;
	/** Median over runs of each run's p95. */
	readonly p95: number | null;
};

type RunNumbers = Readonly<Record<string, {readonly value: number; readonly p95: number | null} | null>>;

/** By `<experiment>/<condition>/<mode>` and metric. A metric that no run has is left out. */
export function treeNumbers(root: string): ReadonlyMap<string, Readonly<Record<string, Cell>>> {
	const groups = new Map<string, RunNumbers[]>();
	for (const file of filesBelow(root, '')) {
		const match = /^(.*)\/(tee_on|tee_off)\/([^/]*)\.json$/.exec(file);
		if (match === null) continue;
		const group = `${match[1]}/${match[2]}`;
		groups.set(group, [...(groups.get(group) ?? []), runNumbers(root, file)]);
	}
	const cells = new Map<string, Readonly<Record<string, Cell>>>();
	for (const [group, runs] of groups) {
		const metrics: Record<string, Cell> = {};
		for (const metric of new Set(runs.flatMap(run => Object.keys(run)))) {
			const cell = cellOf(runs.flatMap(run => run[metric] ?? []));
			if (cell !== null) metrics[metric] = cell;
		}
		cells.set(group, metrics);
	}
	return cells;
}

function cellOf(values: readonly {readonly value: number; readonly p95: number | null}[]): Cell | null {
	if (values.length === 0) return null;
	const all = values.map(({value}) => value);
	const tails = values.flatMap(({p95}) => (p95 === null ? [] : [p95]));
	return {
		n: all.length,
		median: naiveMedian(all),
		std: all.length > 1 ? naiveDeviation(all, 1) : null,
		stdPopulation: naiveDeviation(all, 0),
		p95: tails.length === 0 ? null : naiveMedian(tails),
	};
}

function runNumbers(root: string, file: string): RunNumbers {
	const result = JSON.parse(readFileSync(join(root, file), 'utf8'));
	const {duration, completed} = result;
	const always = {duration: plain(duration), cost: plain((duration / 3600) * 7), 'notebook.price': plain((duration / 3600) * 7)};
	if (completed === 0) return always;
	const watts = logOf(join(root, `${file.slice(0, -'.json'.length)}_power_metrics.csv`));
	const tokens: number = result.total_output_tokens;
	const joules = energyOf(watts, windowOf(result.date, duration));
	return {
		...always,
		seconds_per_prompt: plain(duration / result.num_prompts),
		request_throughput: plain(result.request_throughput),
		output_throughput: plain(result.output_throughput),
		total_token_throughput: plain(result.total_token_throughput),
		max_concurrent_requests: plain(result.max_concurrent_requests),
		energy: plain(joules),
		energy_per_output_token: plain(joules === null ? null : joules / tokens),
		cost_per_million_output_tokens: plain(7e6 / 3600 / result.output_throughput),
		'notebook.energy_per_output_token': plain(naiveUnitTrapezoid(watts.map(row => row.watts)) / tokens),
		...(result.ttfts === undefined ? storedLatencies(result) : exactLatencies(result)),
	};
}

/** Of a result with its arrays. */
function exactLatencies(result: {
	readonly ttfts: readonly number[];
	readonly itls: readonly (readonly number[])[];
	readonly output_lens: readonly number[];
	readonly errors: readonly string[];
	readonly median_tpot_ms: number;
	readonly p95_tpot_ms: number;
}): RunNumbers {
	const {ttfts, itls, output_lens: outputs, errors} = result;
	const isAnswered = (index: number): boolean => errors[index] === '' && ttfts[index]! > 0;
	const answered = ttfts.map((_, index) => index).filter(isAnswered);
	const decode = (index: number): number => itls[index]!.reduce((a, b) => a + b, 0) * 1000;
	const many = answered.filter(index => outputs[index]! > 1);
	return {
		ttft: spread(answered.map(index => ttfts[index]! * 1000)),
		tpot: spread(many.map(index => decode(index) / (outputs[index]! - 1))),
		itl: spread(itls.flat().map(itl => itl * 1000)),
		e2el: spread(answered.map(index => ttfts[index]! * 1000 + decode(index))),
		decode_latency: spread(answered.map(decode)),
		'notebook.ttft': spread(ttfts),
		'notebook.decode_latency': {
			value: result.median_tpot_ms * naiveMean(outputs),
			p95: result.p95_tpot_ms * naiveMean(outputs),
		},
	};
}

/** Of a result that was saved without them. */
function storedLatencies(result: Readonly<Record<string, number>>): RunNumbers {
	const names = ['ttft', 'tpot', 'itl', 'e2el'];
	return Object.fromEntries(
		names.map(name => [name, {value: result[`median_${name}_ms`]!, p95: result[`p95_${name}_ms`] ?? null}]),
	);
}

function plain(value: number | null) {
	return value === null ? null : {value, p95: null};
}

function spread(values: readonly number[]) {
	return values.length === 0 ? null : {value: naiveMedian(values), p95: naiveQuantile(values, 0.95)};
}

/** `20251024-121000` is the end of the run. */
function windowOf(date: string, duration: number): readonly [number, number] {
	const [, y, mo, d, h, mi, s] = /^(....)(..)(..)-(..)(..)(..)$/.exec(date)!.map(Number);
	const end = Date.UTC(y!, mo! - 1, d!, h!, mi!, s!) / 1000;
	return [end - duration, end];
}

type LogRow = {readonly time: number; readonly watts: number};

function logOf(path: string): readonly LogRow[] {
	if (statSync(path, {throwIfNoEntry: false}) === undefined) return [];
	const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
	const column = head.split(',').findIndex(cell => cell.includes('power.draw'));
	return lines.map(line => {
		const cells = line.split(',');
		const time = Date.parse(`${cells[0]!.trim().replaceAll('/', '-').replace(' ', 'T')}Z`) / 1000;
		return {time, watts: Number.parseFloat(cells[column] ?? '')};
	});
}

/** By seven slices an interval, each with the power in its middle. null: the log does not span the window. */
function energyOf(log: readonly LogRow[], [from, to]: readonly [number, number]): number | null {
	const rows = log.filter(row => !Number.isNaN(row.watts));
	if (rows.length < 2 || rows[0]!.time > from || rows.at(-1)!.time < to) return null;
	let total = 0;
	for (let index = 0; index + 1 < rows.length; index++) {
		const [left, right] = [rows[index]!, rows[index + 1]!];
		const length = right.time - left.time;
		const begin = Math.max(0, from - left.time);
		const width = (Math.min(length, to - left.time) - begin) / 7;
		for (let slice = 0; slice < 7 && width > 0; slice++) {
			const share = (begin + (slice + 0.5) * width) / length;
			total += ((1 - share) * left.watts + share * right.watts) * width;
		}
	}
	return total;
}

function filesBelow(root: string, folder: string): string[] {
	return readdirSync(join(root, folder), {withFileTypes: true}).flatMap(entry => {
		const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
		return entry.isDirectory() ? filesBelow(root, path) : [path];
	});
}
