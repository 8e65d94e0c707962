import fc from 'fast-check';
import {expect, it} from 'vitest';
import {runChecks} from '../../source/checks/run-checks.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import type {Json} from '../../source/units/json.ts';
import {
	endOfRun,
	type RequestRow,
	type ResultParts,
	type RunParts,
	runOf,
	studyOf,
	type TraceParts,
} from '../builders/run.ts';
import {now} from './judge.ts';

/** Numbers as files have them: no negative zero, nothing smaller than a microsecond. */
function decimal(min: number, max: number): fc.Arbitrary<number> {
	return fc.double({min, max, noNaN: true}).map(value => Math.round(value * 1e6) / 1e6 + 0);
}

const number = fc.oneof(
	fc.constantFrom(0, 1, -1, 1e-9, 1e12, 1000),
	decimal(-1e6, 1e6),
	fc.integer({min: 0, max: 5000}),
);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, {nil: null, freq: 4});
const count = fc.integer({min: 0, max: 2000});

const row: fc.Arbitrary<RequestRow> = fc.record(
	{
		ttft: fc.oneof(fc.constant(0), decimal(-1, 100)),
		itls: fc.array(decimal(0, 2), {maxLength: 4}),
		input: count,
		output: count,
		error: fc.constantFrom('reset', ''),
	},
	{requiredKeys: ['ttft']},
);

const latency = fc.record({mean: number, median: number, std: number, p95: number}, {requiredKeys: []});

const result: fc.Arbitrary<ResultParts> = fc.record(
	{
		modelId: maybe(fc.constantFrom('google/gemma-3-1b-it', 'Qwen/Qwen3-32B', 'x')),
		finishedAt: maybe(fc.constantFrom(endOfRun, endOfRun + 3600, 0)),
		duration: fc.oneof(fc.constantFrom(0, 60), number),
		numPrompts: maybe(count),
		completed: count,
		failed: maybe(count),
		requestRate: maybe(fc.oneof(fc.constant(Number.POSITIVE_INFINITY), number)),
		burstiness: maybe(number),
		maxConcurrency: maybe(count),
		maxConcurrentRequests: maybe(count),
		totalInputTokens: maybe(number),
		totalOutputTokens: maybe(number),
		requestThroughput: maybe(number),
		outputThroughput: maybe(number),
		totalTokenThroughput: maybe(number),
		requests: maybe(fc.array(row, {maxLength: 12})),
		stored: fc.dictionary(fc.constantFrom('ttft', 'tpot', 'itl', 'e2el'), latency),
		errors: maybe(fc.record({count, messages: fc.array(fc.record({message: fc.string(), count}), {maxLength: 2})})),
		metadata: fc.dictionary(fc.constantFrom('cc', 'seed', 'tp', 'vllm_version'), fc.oneof(fc.string(), fc.boolean())),
	},
	{requiredKeys: []},
);

const column = fc.array(maybe(number), {maxLength: 8});
const trace: fc.Arbitrary<TraceParts> = fc.record(
	{
		clock: fc.constantFrom('wall' as const, 'relative' as const, 'none' as const),
		power: column,
		utilization: column,
		temperature: column,
		powerLimit: column,
		smClock: column,
		throttle: fc.array(fc.constantFrom(0, 1, 4, 0x20, null), {maxLength: 8}),
		time: fc.array(decimal(-10, 100), {minLength: 8, maxLength: 8}),
		badRows: fc.integer({min: 0, max: 20}),
		driverMessages: fc.array(fc.constantFrom('[GPU is lost]', 'No devices were found'), {maxLength: 1}),
	},
	{requiredKeys: []},
);

const run: fc.Arbitrary<RunParts> = fc.record(
	{
		condition: fc.constantFrom('Gemma3 1B', 'Llama3.1 8B_64', 'Llama3.1 8B_128', 'Llama3.1 8B_256'),
		teeMode: fc.constantFrom('tee_off' as const, 'tee_on' as const, 'unknown' as const),
		modified: fc.constantFrom(0, endOfRun, now + 1e6),
		result: maybe(result),
		traces: fc.array(trace, {maxLength: 2}),
	},
	{requiredKeys: []},
);

const isNoNumber = /NaN|undefined|Infinity|\[object|null|—/;

function hasNoNumber(value: Json): boolean {
	if (typeof value === 'number') return !Number.isFinite(value);
	return typeof value === 'object' && value !== null && Object.values(value).some(hasNoNumber);
}

/** The builder divides by the duration where a throughput is left out; a reader takes what the file says. */
function filled(parts: ResultParts | null | undefined): ResultParts | null {
	const plain = {requestThroughput: 1, outputThroughput: 1, totalTokenThroughput: null};
	return parts === null ? null : {...plain, ...parts};
}

it('never fails and never prints what is no number, whatever was read', () => {
	fc.assert(
		fc.property(fc.array(run, {minLength: 1, maxLength: 8}), parts => {
			const study = studyOf(
				parts.map((part, index) => runOf({...part, result: filled(part.result), repetition: index + 1})),
			);
			const {findings, notJudged} = runChecks(study, defaultAssumptions, {now});
			// One expectation a study: of the thousands of messages each would cost more than the checks themselves.
			expect({
				findings: findings.filter(({message, evidence}) => isNoNumber.test(message) || hasNoNumber(evidence)),
				notJudged: notJudged.filter(({reason}) => reason === ''),
			}).toEqual({findings: [], notJudged: []});
		}),
		{numRuns: 200},
	);
});
