import {mean} from '../../statistics/mean.ts';
import {populationDeviation} from '../../statistics/population-deviation.ts';
import {quantileSorted} from '../../statistics/quantile.ts';
import {toFraction, toMilliseconds} from '../../units/convert.ts';
import {inSeconds} from './microseconds.ts';
import {spread} from './occupancy.ts';
import type {DemoCondition} from './plan.ts';
import type {ServedRequest, ServedRun} from './serve.ts';
import {demoLabel} from './synthetic.ts';

/** As `--metric-percentiles 25,50,75,95,99` asks for them. */
const percentiles = [25, 50, 75, 95, 99];

/**
 * The result file as `vllm bench serve` 0.11.0 writes it: its members, its order, its spacing.
 * `date` is the end of the run, `YYYYmmdd-HHMMSS`.
 */
export function resultText(condition: DemoCondition, served: ServedRun, date: string): string {
	const {requests} = served;
	const answered = requests.filter(({error}) => error === '');
	const duration = inSeconds(served.duration);
	const input = total(answered.map(({inputTokens}) => inputTokens));
	const output = total(answered.map(({outputTokens}) => outputTokens));
	const members: readonly Member[] = [
		['date', JSON.stringify(date)],
		['endpoint_type', '"openai-chat"'],
		['backend', '"openai-chat"'],
		['label', JSON.stringify(demoLabel)],
		['model_id', JSON.stringify(condition.model.modelId)],
		['tokenizer_id', JSON.stringify(condition.model.modelId)],
		['num_prompts', String(requests.length)],
		['request_rate', '"inf"'],
		['burstiness', '1.0'],
		['max_concurrency', String(condition.concurrency)],
		['duration', String(duration)],
		['completed', String(answered.length)],
		['total_input_tokens', String(input)],
		['total_output_tokens', String(output)],
		['request_throughput', String(answered.length / duration)],
		['request_goodput', 'null'],
		['output_throughput', String(output / duration)],
		['total_token_throughput', String((input + output) / duration)],
		...(condition.detailed ? details(requests) : []),
		['max_output_tokens_per_s', String(mostTokensInASecond(answered, duration))],
		['max_concurrent_requests', String(mostRequestsInASecond(answered, duration))],
		...latencies(answered),
	];
	return `{${members.map(([name, text]) => `"${name}": ${text}`).join(', ')}}`;
}

/** A member's name and its value as JSON. */
type Member = readonly [name: string, text: string];

/** What --save-detailed adds: one entry a request. */
function details(requests: readonly ServedRequest[]): readonly Member[] {
	const list = (entry: (request: ServedRequest) => string): string => `[${requests.map(entry).join(', ')}]`;
	return [
		['input_lens', list(({inputTokens}) => String(inputTokens))],
		['output_lens', list(({outputTokens}) => String(outputTokens))],
		['ttfts', list(({ttft, error}) => (error === '' ? String(inSeconds(ttft)) : '0.0'))],
		['itls', list(gapsText)],
		['generated_texts', list(({error}) => (error === '' ? '"synthetic"' : '""'))],
		['errors', list(({error}) => JSON.stringify(error))],
	];
}

const textOfGap: string[] = [];

/** Gaps repeat: each number is written out once. */
function gapText(microseconds: number): string {
	const known = textOfGap[microseconds];
	if (known !== undefined) return known;
	const text = String(inSeconds(microseconds));
	textOfGap[microseconds] = text;
	return text;
}

function gapsText({gaps}: ServedRequest): string {
	return `[${gaps.map(gapText).join(', ')}]`;
}

function latencies(answered: readonly ServedRequest[]): readonly Member[] {
	const several = answered.filter(({outputTokens}) => outputTokens > 1);
	const tpots = Float64Array.from(several, ({decode, outputTokens}) => decode / (outputTokens - 1));
	return [
		...summary(
			'ttft',
			Int32Array.from(answered, ({ttft}) => ttft),
		),
		...summary('tpot', tpots),
		...summary('itl', flattened(answered), meanGap(answered)),
		...summary(
			'e2el',
			Int32Array.from(answered, ({ttft, decode}) => ttft + decode),
		),
	];
}

function flattened(requests: readonly ServedRequest[]): Int32Array {
	const gaps = new Int32Array(total(requests.map(request => request.gaps.length)));
	let end = 0;
	for (const request of requests) for (const gap of request.gaps) gaps[end++] = gap;
	return gaps;
}

/** Over every gap, also those that a run without details does not draw. */
function meanGap(requests: readonly ServedRequest[]): number {
	return total(requests.map(({decode}) => decode)) / total(requests.map(({outputTokens}) => outputTokens - 1));
}

/** numpy's mean, median, population deviation and linear percentiles of values in microseconds, in milliseconds. */
function summary(name: string, values: Int32Array | Float64Array, knownMean = mean(values)): readonly Member[] {
	const sorted = values.sort();
	const text = (value: number | undefined): string => String(toMilliseconds(inSeconds(value ?? 0)));
	return [
		[`mean_${name}_ms`, text(knownMean)],
		[`median_${name}_ms`, text(quantileSorted(sorted, 0.5))],
		[`std_${name}_ms`, text(populationDeviation(sorted))],
		...percentiles.map(
			(percentile): Member => [`p${percentile}_${name}_ms`, text(quantileSorted(sorted, toFraction(percentile)))],
		),
	];
}

/** The tool counts a request in every second that it touches, which is more than were ever under way at once. */
function mostRequestsInASecond(requests: readonly ServedRequest[], duration: number): number {
	const seconds = new Float64Array(Math.floor(duration) + 1);
	for (const {sent, ttft, decode} of requests) {
		const last = Math.floor(inSeconds(sent + ttft + decode));
		for (let second = Math.floor(inSeconds(sent)); second <= last; second++)
			seconds[second] = (seconds[second] ?? 0) + 1;
	}
	return seconds.reduce((most, count) => Math.max(most, count), 0);
}

/** Tokens of a request taken as evenly spread from its first to its last. */
function mostTokensInASecond(requests: readonly ServedRequest[], duration: number): number {
	const seconds = new Float64Array(Math.floor(duration) + 1);
	for (const {sent, ttft, decode, outputTokens} of requests) {
		const first = inSeconds(sent + ttft);
		const last = inSeconds(sent + ttft + decode);
		if (last > first) spread(seconds, first, last, outputTokens / (last - first));
	}
	return Math.round(seconds.reduce((most, count) => Math.max(most, count), 0));
}

function total(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}
