import type {ServingResult} from '../../domain/serving-result.ts';
import type {CellValue, FactsFigure} from '../../figures/figure.ts';
import {toMilliseconds} from '../../units/convert.ts';
import {counted, formatBytes, formatNumber} from '../../units/format.ts';
import {count, duration, modeCell, quantity, text} from '../cells.ts';
import type {RunDetails} from './compute-run.ts';
import type {LengthSpan, Lengths} from './lengths.ts';

type Fact = {readonly label: string; readonly value: CellValue};

/** What was asked of the server, and by whom it was answered. What the file does not say is left out. */
export function setup({run, lengths, traced}: RunDetails): FactsFigure {
	const {result, systemInformation: system} = run;
	return {
		kind: 'facts',
		id: 'setup',
		facts: [
			{label: 'mode', value: modeCell(run.teeMode)},
			{label: 'repetition', value: count(run.repetition)},
			...said('model', result?.modelId),
			...said('backend', result?.backend),
			...(result === null ? [] : load(result)),
			...(lengths === null ? [] : lengthFacts(lengths)),
			...(result?.finishedAt == null ? [] : [{label: 'finished', value: text(wallClockText(result.finishedAt))}]),
			...said('GPU', system?.gpuName ?? traced?.gpu.trace.series[0]?.name),
			...said('driver', system?.driverVersion),
			...said('vLLM', system?.vllmVersion),
			...said('host', system?.hostname),
			...said('CC state', system?.ccState),
			{label: 'window by', value: text(traced?.gpu.window.source ?? 'no power log')},
		],
	};
}

/** Where the numbers come from. */
export function files({run, traced}: RunDetails): FactsFigure {
	return {
		kind: 'facts',
		id: 'files',
		title: 'files',
		facts: [
			{label: 'result', value: text(`${run.id} (${formatBytes(run.bytes)})`)},
			...said('power log', traced?.gpu.trace.path),
			...said('CPU log', traced?.cpu?.trace.path),
			...(run.systemInformation?.paths ?? []).map(path => ({label: 'system', value: text(path)})),
		],
	};
}

function said(label: string, content: string | null | undefined): readonly Fact[] {
	return content === null || content === undefined || content === '' ? [] : [{label, value: text(content)}];
}

function load({
	numPrompts,
	completed,
	failed,
	requestRate,
	maxConcurrency,
	burstiness,
}: ServingResult): readonly Fact[] {
	const rate =
		requestRate === null
			? []
			: [
					{
						label: 'request rate',
						value: Number.isFinite(requestRate) ? quantity(requestRate, 'req/s') : text('all at once'),
					},
				];
	return [
		{label: 'prompts', value: count(numPrompts)},
		{label: 'completed', value: count(completed)},
		{label: 'failed', value: count(failed)},
		...(maxConcurrency === null ? [] : [{label: 'max concurrency', value: count(maxConcurrency)}]),
		...rate,
		...(burstiness === null || burstiness === 1 || !Number.isFinite(burstiness)
			? []
			: [{label: 'burstiness', value: quantity(burstiness, 'count')}]),
	];
}

function lengthFacts({input, output, empty}: Lengths): readonly Fact[] {
	return [
		...(empty === 0 ? [] : [{label: 'empty answers', value: count(empty)}]),
		...(input === null ? [] : [{label: 'prompt tokens', value: text(spanText(input))}]),
		...(output === null ? [] : [{label: 'answer tokens', value: text(spanText(output))}]),
	];
}

/** `12 – 230 – 1024`: least, median, greatest. */
function spanText({min, median, max}: LengthSpan): string {
	return [min, median, max].map(length => formatNumber(length, Number.isInteger(length) ? 0 : 1)).join(' – ');
}

/** Wall clock of the machine that wrote the file, which names no zone. */
function wallClockText(at: number): string {
	return new Date(toMilliseconds(at)).toISOString().slice(0, 19).replace('T', ' ');
}

export function outcome({run: {result}, metrics}: RunDetails, currency: string): FactsFigure {
	const of = (id: Parameters<typeof metrics.get>[0]) => metrics.get(id)?.value;
	return {
		kind: 'facts',
		id: 'outcome',
		title: 'outcome',
		facts: [
			{label: 'duration', value: duration(result?.duration)},
			{label: 'output', value: quantity(of('output_throughput'), 'tok/s')},
			{label: 'requests', value: quantity(of('request_throughput'), 'req/s')},
			{label: 'all tokens', value: quantity(of('total_token_throughput'), 'tok/s')},
			{label: 'per prompt', value: quantity(of('seconds_per_prompt'), 's')},
			{label: 'cost', value: quantity(of('cost'), 'money', currency)},
			{label: 'energy', value: quantity(of('energy_per_output_token'), 'J/tok')},
			...(result?.maxConcurrentRequests == null
				? []
				: [{label: 'max concurrent requests', value: count(result.maxConcurrentRequests)}]),
		],
	};
}

/** What cannot be said of this run, and what would have to be different. */
export function missing({run, traced}: RunDetails): readonly string[] {
	const {result} = run;
	if (run.running !== undefined) return ['The run is under way: its numbers come with its result.'];
	if (result === null) return ['The file could not be read as a result.'];
	return [
		...(result.completed === 0
			? ['No request completed: every latency and rate in the file is 0 and none is a measurement.']
			: []),
		...(result.requests === null
			? ['Saved without --save-detailed: exact decode time, distributions and recomputed percentiles cannot be had.']
			: []),
		...(traced === null ? ['No power log beside the result: energy, power and utilization cannot be had.'] : []),
		...(result.derived.length === 0 ? [] : [`Not in the file, computed from others: ${result.derived.join(', ')}.`]),
	];
}

export function emptyAnswersNote({lengths, latencies}: RunDetails, differs: boolean): string | null {
	if (lengths === null || latencies.length === 0 || !differs) return null;
	return lengths.empty === 0
		? null
		: `The stored values take ${counted(lengths.empty, 'empty answer')} (no token, TTFT 0) for answers; the recomputed ones leave them out.`;
}
