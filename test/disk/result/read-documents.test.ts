import {describe, expect, it} from 'vitest';
import {readDocuments} from '../../../source/disk/result/read-documents.ts';
import type {ServingResult} from '../../../source/domain/serving-result.ts';
import {arrayMembers, plainMembers, resultText, without} from './result-text.ts';
import {sourceOf} from './source.ts';

const read = (text: string) => readDocuments(sourceOf(text));

function only(text: string): ServingResult {
	const {results, problems, foreign} = read(text);
	expect({problems, foreign, count: results.length}).toEqual({problems: [], foreign: null, count: 1});
	return results[0]!;
}

describe('a result', () => {
	it('is read with its units, dates and infinities', () => {
		const result = only(resultText());
		expect(result).toMatchObject({
			modelId: 'google/gemma-3-1b-it',
			tokenizerId: 'google/gemma-3-1b-it',
			backend: 'openai-chat',
			label: 'throughput',
			finishedAt: Date.UTC(2025, 9, 24, 14, 30, 15) / 1000,
			startedAt: null,
			duration: 10,
			numPrompts: 4,
			completed: 4,
			failed: 0,
			requestRate: Number.POSITIVE_INFINITY,
			burstiness: 1,
			maxConcurrency: 2,
			totalInputTokens: 100,
			totalOutputTokens: 40,
			requestThroughput: 0.4,
			outputThroughput: 4,
			totalTokenThroughput: 14,
			requestGoodput: null,
			maxConcurrentRequests: 4,
			maxOutputTokensPerSecond: 9,
			requests: null,
			interToken: null,
			errors: null,
			metadata: {},
			derived: ['failed'],
		});
		expect(result.members).toEqual(Object.keys(plainMembers));
	});

	it('has the latencies that were stored, whatever percentiles were asked for', () => {
		const {stored} = only(resultText({mean_e2el_ms: 7, p50_e2el_ms: 6, p99_e2el_ms: null}));
		expect(stored.ttft).toEqual({
			mean: 25,
			median: 24,
			std: 3,
			percentiles: new Map([
				[95, 29.5],
				[99.9, 30],
			]),
		});
		expect(stored.e2el).toEqual({mean: 7, median: null, std: null, percentiles: new Map([[50, 6]])});
		expect(stored.itl).toBeUndefined();
	});

	it('has its requests side by side, and knows which of them are measurements', () => {
		const {requests, errors} = only(resultText(arrayMembers));
		expect(requests && {...requests, ttft: [...requests.ttft], decode: [...(requests.decode ?? [])]}).toMatchObject({
			count: 4,
			ttft: [0.5, 0.25, 0, 0.75],
			decode: [0.875, 18, 0, 1.0625],
			inputTokens: Float64Array.of(10, 20, 30, 40),
			outputTokens: Float64Array.of(4, 0, 0, 3),
			answered: Uint8Array.of(1, 0, 0, 1),
			failed: Uint8Array.of(0, 1, 0, 0),
		});
		expect(errors).toEqual({count: 1, messages: [{message: 'TimeoutError: \\x1b[31mslow', count: 1}]});
	});

	it('has the gaps of its answered requests as one sample', () => {
		const {interToken} = only(resultText(arrayMembers));
		const gaps = [0.25, 0.5, 0.125, 1, 0.0625].map(gap => gap * 1000);
		const mean = gaps.reduce((sum, gap) => sum + gap, 0) / 5;
		expect(interToken?.count).toBe(5);
		expect(interToken?.mean).toBeCloseTo(mean, 9);
		expect(interToken?.std).toBeCloseTo(Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / 5), 9);
		// Sorted: 62.5, 125, 250, 500, 1000; type 7 at 95 %: position 3.8.
		expect(interToken?.percentiles.get(50)).toBe(250);
		expect(interToken?.percentiles.get(95)).toBeCloseTo(900, 9);
		expect(interToken?.histogram).toMatchObject({from: 1, to: 3});
		expect(interToken?.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(5);
		// Bins of a twentieth of a decade: 250 ms is log₁₀ 2.398, so bin 27 of those from 1.
		expect(interToken?.histogram.counts[27]).toBe(1);
	});

	it('keeps nothing of the generated texts', () => {
		expect(JSON.stringify(only(resultText(arrayMembers)))).not.toContain('secret');
	});

	it('takes --metadata and sweep parameters for the user’s, and makes them printable', () => {
		const {metadata, modelId} = only(
			resultText({
				tp: '1',
				run_number: 0,
				'note\u0007': 'a\u001b[2Jb',
				nested: {x: ['\u202e']},
				model_id: 'm\u0000',
				rtfx: 0,
				spec_decode_num_drafts: 3,
				p50_foo_ms: 1,
			}),
		);
		expect(metadata).toEqual({tp: '1', run_number: 0, 'note\\x07': 'a\\x1b[2Jb', nested: {x: ['\\u{202e}']}});
		expect(modelId).toBe('m\\x00');
	});

	it('knows when it began where the file says so', () => {
		const began = Date.UTC(2025, 9, 24, 14, 30, 0) / 1000;
		expect(only(resultText({start_time: '2025-10-24 14:30:00'})).startedAt).toBe(began);
		const ramp = {
			ramp_up_strategy: 'linear',
			rps_change_events: [
				{rps: 1, timestamp: '2025-10-24T14:30:00.500000'},
				{rps: 2, timestamp: 'x'},
			],
		};
		expect(only(resultText(ramp)).startedAt).toBe(began + 0.5);
	});
});

describe('versions', () => {
	it('derives what 0.5 did not write yet', () => {
		const old = {
			...without(plainMembers, 'total_token_throughput', 'burstiness', 'max_concurrency', 'endpoint_type'),
			input_throughput: 10,
		};
		const result = only(JSON.stringify(old));
		expect(result).toMatchObject({totalTokenThroughput: 14, burstiness: null, maxConcurrency: null});
		expect(result.derived).toEqual(['failed', 'total_token_throughput']);
	});

	it('reads request_goodput under the name that it had up to 0.9.1', () => {
		expect(
			only(JSON.stringify({...without(plainMembers, 'request_goodput'), 'request_goodput:': 0.3})).requestGoodput,
		).toBe(0.3);
	});

	it('takes what sweeps put into quotes for numbers', () => {
		const result = only(
			resultText({duration: '10.5', max_concurrency: '8', request_rate: '-inf', burstiness: 'nan', completed: '4'}),
		);
		expect(result).toMatchObject({
			duration: 10.5,
			maxConcurrency: 8,
			requestRate: Number.NEGATIVE_INFINITY,
			burstiness: null,
		});
	});

	it('reads the bare constants of Python', () => {
		const text = resultText()
			.replace('"burstiness":1', '"burstiness":Infinity')
			.replace('"std_ttft_ms":3', '"std_ttft_ms":NaN');
		const result = only(text);
		expect(result.burstiness).toBe(Number.POSITIVE_INFINITY);
		expect(result.stored.ttft?.std).toBeNull();
	});

	it('reads SGLang’s lines, which name neither model nor prompts', () => {
		const result = only(
			'{"backend": "sglang", "request_rate": Infinity, "duration": 20, "completed": 10, "total_input_tokens": 100, "total_output_tokens": 50, "request_throughput": 0.5, "input_throughput": 5, "output_throughput": 2.5, "mean_e2e_latency_ms": 12, "p99_e2e_latency_ms": 20, "concurrency": 3.2}',
		);
		expect(result).toMatchObject({
			modelId: null,
			numPrompts: null,
			failed: null,
			finishedAt: null,
			requestRate: Number.POSITIVE_INFINITY,
		});
		expect(result.stored.e2el).toMatchObject({mean: 12, percentiles: new Map([[99, 20]])});
		expect(result.totalTokenThroughput).toBe(7.5);
	});

	it('derives counts and rates from the arrays where nothing else says them', () => {
		const bare = {
			...without(
				plainMembers,
				'num_prompts',
				'total_input_tokens',
				'total_output_tokens',
				'request_throughput',
				'output_throughput',
				'total_token_throughput',
			),
			...arrayMembers,
			completed: 3,
		};
		const result = only(JSON.stringify(bare));
		// The failed request's prompt counts for nothing.
		expect(result).toMatchObject({
			numPrompts: 4,
			failed: 1,
			totalInputTokens: 80,
			totalOutputTokens: 7,
			requestThroughput: 0.3,
			outputThroughput: 0.7,
		});
		expect(result.totalTokenThroughput).toBeCloseTo(8.7, 12);
		expect(result.derived).toEqual([
			'num_prompts',
			'failed',
			'total_input_tokens',
			'total_output_tokens',
			'request_throughput',
			'output_throughput',
			'total_token_throughput',
		]);
	});
});

describe('arrays', () => {
	it('are refused where they have different lengths, whatever else the file says', () => {
		const {results, problems} = read(resultText({...arrayMembers, errors: ['', '']}));
		expect(problems).toMatchObject([
			{code: 'arrays-mismatch', severity: 'error', evidence: {ttfts: 4, itls: 4, errors: 2}},
		]);
		expect(results[0]).toMatchObject({requests: null, interToken: null, outputThroughput: 4});
	});

	it('may be there in part', () => {
		const {requests, interToken, errors} = only(resultText(without(arrayMembers, 'itls', 'errors', 'input_lens')));
		expect(requests?.decode).toBeNull();
		expect(interToken).toBeNull();
		expect(errors).toBeNull();
		expect([...(requests?.answered ?? [])]).toEqual([1, 1, 0, 1]);
		expect([...(requests?.inputTokens ?? [])]).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
	});

	it('make a request unmeasured where a number of it is none', () => {
		const {requests, interToken} = only(
			resultText({
				ttfts: [null, 0.5, 0.5, 0.5],
				itls: [[1], [null, 1], null, [0.5]],
				output_lens: [2, 3, 1, 2],
				errors: ['', '', '', ''],
			}),
		);
		expect([...(requests?.answered ?? [])]).toEqual([0, 0, 0, 1]);
		expect(requests?.ttft[0]).toBe(0);
		expect(interToken?.count).toBe(1);
	});

	it('of no answered request give no summary', () => {
		expect(only(resultText({ttfts: [0], itls: [[]], errors: ['']})).interToken).toBeNull();
	});
});

describe('files of several runs', () => {
	it('give all of them, with or without a newline at the end', () => {
		for (const end of ['', '\n']) {
			const {results, problems} = read(`${resultText({label: 'a'})}\n${resultText({label: 'b'})}${end}`);
			expect(results.map(result => result.label)).toEqual(['a', 'b']);
			expect(problems).toMatchObject([{code: 'ndjson-multi', severity: 'note', evidence: {runs: 2}}]);
		}
	});

	it.each([
		['inside a number', '"duration":1'],
		['inside a text', '"google/gem'],
		['inside the latencies', '"itls":[[0.25,0.5'],
		['between two members', ',"label"'],
	])('lose only the one that was cut off %s', (_, place) => {
		const whole = resultText(arrayMembers);
		const cut = whole.slice(0, whole.indexOf(place) + place.length);
		const {results, problems} = read(`${resultText({label: 'a'})}\n${cut}\n${resultText({label: 'c'})}\n`);
		expect(results.map(result => result.label)).toEqual(['a', 'c']);
		expect(problems.map(problem => problem.code)).toEqual(['json-unreadable', 'ndjson-multi']);
		expect(problems[0]?.evidence).toMatchObject({truncated: false});
	});

	it('may end in the middle of the last', () => {
		const {results, problems} = read(`${resultText()}\n${resultText().slice(0, 200)}`);
		expect(results).toHaveLength(1);
		expect(problems).toMatchObject([{code: 'json-unreadable', evidence: {truncated: true}}]);
	});
});

describe('files that cannot be read', () => {
	it('say at which byte they are truncated', () => {
		const text = resultText(arrayMembers).slice(0, 500);
		const {results, problems, foreign} = read(text);
		expect({results, foreign}).toEqual({results: [], foreign: null});
		expect(problems).toMatchObject([
			{
				code: 'json-unreadable',
				severity: 'error',
				message: 'The file is truncated at byte 500: it ends inside a value.',
				evidence: {truncated: true, position: 500},
			},
		]);
	});

	it('say what should have stood where', () => {
		expect(read('{"duration": 1, "completed" 2}').problems).toMatchObject([
			{
				code: 'json-unreadable',
				message: 'The file is not JSON: at byte 28 there should be a colon.',
				evidence: {truncated: false, position: 28},
			},
		]);
		expect(read('hello').problems).toMatchObject([{code: 'json-unreadable'}]);
	});

	it.each(['', '  \n', '\ufeff'])('are empty: %j', text => {
		expect(read(text).problems).toMatchObject([
			{code: 'json-unreadable', message: 'The file is empty.', evidence: {truncated: true}},
		]);
	});

	it('look like results and lack what makes one', () => {
		const {results, problems, foreign} = read(JSON.stringify(without(plainMembers, 'duration')));
		expect({results, foreign}).toEqual({results: [], foreign: null});
		expect(problems).toMatchObject([{code: 'json-not-a-run', severity: 'warning', evidence: {missing: ['duration']}}]);
		expect(read(resultText({duration: Number.NaN})).problems).toMatchObject([{code: 'json-not-a-run'}]);
	});

	it('name a member that holds what it cannot hold, and go on without it', () => {
		const {results, problems} = read(resultText({max_concurrency: 'auto\u001b', model_id: ['x']}));
		expect(problems).toMatchObject([
			{code: 'json-odd-member', severity: 'warning', evidence: {member: 'model_id', value: '["x"]'}},
			{code: 'json-odd-member', severity: 'warning', evidence: {member: 'max_concurrency', value: '"auto\\u001b"'}},
		]);
		expect(results[0]).toMatchObject({maxConcurrency: null, modelId: null, duration: 10});
	});

	it.each([
		['[1, 2', 'a list'],
		['5', 'a single value'],
		['{}', 'an empty object'],
		['{"avg_latency": 1, "latencies": [1], "percentiles": {"10": 1}}', 'a vLLM latency benchmark'],
		['{"elapsed_time": 1, "num_requests": 2, "requests_per_second": 2}', 'a vLLM throughput benchmark'],
		['{"metadata": {}, "config": {}, "benchmarks": []}', 'a GuideLLM report'],
		[
			'{"name": "x", "version": "1", "private": true, "type": "module", "bin": {}}',
			'an object of other members (name, version, private, type, …)',
		],
		['{"name": "x", "version": "1", "private": true, "ty', 'an object of other members (name, version, private)'],
	])('are something else: %s', (text, foreign) => {
		const read = readDocuments(sourceOf(text));
		expect(read.results).toEqual([]);
		expect(read.foreign).toBe(foreign);
	});

	it('read the same through any window', () => {
		const text = `\ufeff${resultText(arrayMembers)}\n${resultText()}`;
		const whole = read(text);
		expect(whole.results).toHaveLength(2);
		for (const chunk of [1, 2, 3, 7, 64]) {
			expect(readDocuments(sourceOf(text, {chunk, window: 16}))).toEqual(whole);
		}
	});
});

describe('a result that no benchmark can have measured', () => {
	it.each([
		['duration', -5],
		['duration', 0],
		['completed', -1],
		['total_output_tokens', -40],
		['output_throughput', -4],
		['request_throughput', '-0.4'],
	])('is none where %s is %s, and says so', (name, value) => {
		const {results, problems, foreign} = read(resultText({[name]: value}));
		expect({results, foreign}).toEqual({results: [], foreign: null});
		expect(problems.map(({code, severity, evidence}) => ({code, severity, evidence}))).toEqual([
			{code: 'json-odd-member', severity: 'error', evidence: {[name]: Number(value)}},
		]);
		expect(problems[0]?.message).toBe(
			`${name} is ${Number(value)}, which no measurement can have: nothing of the file enters a number.`,
		);
	});

	it('is a failed run where nothing came, which is no more than nothing', () => {
		const nothing = {completed: 0, total_input_tokens: 0, total_output_tokens: 0, output_throughput: 0};
		expect(only(resultText(nothing))).toMatchObject({completed: 0, totalOutputTokens: 0, outputThroughput: 0});
	});
});
