import type {LatencyName, ServingResult, StoredLatency} from '../../domain/serving-result.ts';
import type {Json} from '../../units/json.ts';
import {printable} from '../../units/printable.ts';
import {
	milliseconds,
	requestsPerSecond,
	seconds,
	tokens,
	tokensPerSecond,
	type WallClock,
} from '../../units/quantity.ts';
import type {FileProblem} from '../read-event.ts';
import {stampOf, wallClockOf} from '../wall-clock.ts';
import {derivedNumbers} from './derived-numbers.ts';
import type {Document} from './document.ts';
import {interTokenSummary} from './inter-token.ts';
import {isOwnMember, type KnownMembers, latencyMemberOf, measurement} from './members.ts';
import {requestsOf} from './request-table.ts';

export type BuiltResult = {readonly result: ServingResult; readonly problems: readonly FileProblem[]};

/** A result of what was found in its document; `known` are its validated members, of which duration and completed are there. */
export function buildResult(
	document: Document,
	known: KnownMembers,
	measured: {readonly duration: number; readonly completed: number},
): BuiltResult {
	const requests = requestsOf(document);
	const table = requests.kind === 'table' ? requests.table : null;
	const {numbers, derived} = derivedNumbers({known, ...measured, table});
	const {values, errors, gaps} = document;
	const result: ServingResult = {
		modelId: textOf(known.model_id),
		tokenizerId: textOf(known.tokenizer_id),
		backend: textOf(known.backend ?? known.endpoint_type),
		label: textOf(known.label),
		finishedAt: stampOf(known.date ?? '') ?? wallClockOf(known.date ?? ''),
		startedAt: startedAt(known, values),
		duration: seconds(measured.duration),
		numPrompts: numbers.num_prompts,
		completed: measured.completed,
		failed: numbers.failed,
		requestRate: known.request_rate ?? null,
		burstiness: known.burstiness ?? null,
		maxConcurrency: known.max_concurrency ?? null,
		totalInputTokens: labelled(numbers.total_input_tokens, tokens),
		totalOutputTokens: labelled(numbers.total_output_tokens, tokens),
		requestThroughput: labelled(numbers.request_throughput, requestsPerSecond),
		outputThroughput: labelled(numbers.output_throughput, tokensPerSecond),
		totalTokenThroughput: labelled(numbers.total_token_throughput, tokensPerSecond),
		requestGoodput: labelled(known.request_goodput ?? known['request_goodput:'] ?? null, requestsPerSecond),
		maxConcurrentRequests: known.max_concurrent_requests ?? null,
		maxOutputTokensPerSecond: known.max_output_tokens_per_s ?? null,
		stored: storedLatencies(values),
		requests: table,
		interToken: gaps === null || table === null ? null : interTokenSummary(gaps, table),
		errors: errors && {
			count: errors.failed.view().reduce((sum, flag) => sum + flag, 0),
			messages: [...errors.messages]
				.map(([message, count]) => ({message, count}))
				.sort((a, b) => b.count - a.count)
				.slice(0, mostMessages),
		},
		metadata: metadataOf(values),
		members: document.members.map(printable),
		derived,
	};
	return {result, problems: requests.kind === 'misaligned' ? [misaligned(requests.lengths)] : []};
}

const mostMessages = 20;
const mostMetadata = 200;

function labelled<Value extends number>(value: number | null, label: (value: number) => Value): Value | null {
	return value === null ? null : label(value);
}

function textOf(text: string | null | undefined): string | null {
	return text === null || text === undefined ? null : printable(text);
}

/** Names under which runs say in --metadata when they began. */
const startNames = ['start_time', 'started_at', 'start_date', 'benchmark_start', 'benchmark_start_time'] as const;

/** Of a run with a ramp-up the time of the first rate, else what the user's metadata says. */
function startedAt(known: KnownMembers, values: ReadonlyMap<string, unknown>): WallClock | null {
	const candidates = [known.rps_change_events?.[0]?.timestamp, ...startNames.map(name => values.get(name))];
	for (const candidate of candidates) {
		if (typeof candidate !== 'string') continue;
		const time = wallClockOf(candidate) ?? stampOf(candidate);
		if (time !== null) return time;
	}
	return null;
}

function storedLatencies(values: ReadonlyMap<string, unknown>): ServingResult['stored'] {
	const latencies = new Map<LatencyName, StoredLatency>();
	for (const [name, value] of values) {
		const member = latencyMemberOf(name);
		const number = member === null ? null : (measurement.safeParse(value).data ?? null);
		if (member === null || number === null) continue;
		const {latency, statistic} = member;
		const so = latencies.get(latency) ?? {mean: null, median: null, std: null, percentiles: new Map()};
		const said =
			typeof statistic === 'number'
				? {percentiles: new Map([...so.percentiles, [statistic, milliseconds(number)]])}
				: {[statistic]: milliseconds(number)};
		latencies.set(latency, {...so, ...said});
	}
	return Object.fromEntries(latencies);
}

function metadataOf(values: ReadonlyMap<string, unknown>): ServingResult['metadata'] {
	const theirs = [...values].filter(([name]) => !isOwnMember(name)).slice(0, mostMetadata);
	return Object.fromEntries(theirs.map(([name, value]) => [printable(name), printableJson(value)]));
}

function printableJson(value: unknown): Json {
	if (typeof value === 'string') return printable(value);
	if (typeof value === 'boolean') return value;
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (Array.isArray(value)) return value.map(printableJson);
	if (typeof value !== 'object' || value === null) return null;
	return Object.fromEntries(Object.entries(value).map(([name, item]) => [printable(name), printableJson(item)]));
}

function misaligned(lengths: Readonly<Record<string, number>>): FileProblem {
	const said = Object.entries(lengths).map(([name, length]) => `${name} ${length}`);
	return {
		code: 'arrays-mismatch',
		severity: 'error',
		message: `The per-request arrays differ in length (${said.join(', ')}): no number is taken from them.`,
		advice: 'Look at what edited or merged the file; take the original.',
		evidence: {...lengths},
	};
}
