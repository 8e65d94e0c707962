import {failedRequest, outlierSlowdown} from './flaws.ts';
import {fromMilliseconds} from './microseconds.ts';
import {prefillTime, stepTime} from './models.ts';
import type {DemoCondition, DemoRun} from './plan.ts';
import type {Random} from './random.ts';
import {Slots} from './slots.ts';

/** What happened to one request. Times in whole microseconds from the start of the benchmark. */
export type ServedRequest = {
	readonly inputTokens: number;
	/** 0 where it failed. */
	readonly outputTokens: number;
	readonly sent: number;
	readonly ttft: number;
	readonly decode: number;
	/** Gaps between its tokens: all of them in a detailed run, else a few that stand for all. */
	readonly gaps: readonly number[];
	/** Empty where it succeeded. */
	readonly error: string;
};

export type ServedRun = {
	readonly requests: readonly ServedRequest[];
	/** Microseconds. */
	readonly duration: number;
};

/** Gaps of each request that a run without details draws: enough for its ITL percentiles. */
const sampledGaps = 1;

/** Part by which one waiting request slows a decode step. */
const queueCost = 0.00006;

const failureTime = fromMilliseconds(31);

/**
 * A client that keeps so many requests under way, and a server that prefills one prompt after another and decodes at most
 * max-num-seqs of them in one batch. Requests that find no place wait before their first token.
 */
export function serve(run: DemoRun, random: Random): ServedRun {
	const {condition} = run;
	const {prompts, concurrency, maxNumSeqs} = condition;
	const count = prompts.outputTokens.length;
	const batch = Math.min(concurrency, maxNumSeqs, count);
	const pace = paceOf(run, random);
	// The scheduler goes through its queue between two steps.
	const queued = 1 + queueCost * Math.max(0, concurrency - maxNumSeqs);
	const client = new Slots(Math.min(concurrency, count));
	const server = new Slots(batch);
	const requests: ServedRequest[] = [];
	let prefillFree = 0;
	let duration = 0;
	for (let index = 0; index < count; index++) {
		const inputTokens = prompts.inputTokens[index] ?? 0;
		const sent = client.first;
		if (run.flaw === 'failed request' && index === failedRequest.index) {
			const {error} = failedRequest;
			requests.push({inputTokens, outputTokens: 0, sent, ttft: 0, decode: 0, gaps: [], error});
			client.take(sent + failureTime);
			continue;
		}
		const outputTokens = prompts.outputTokens[index] ?? 0;
		const served = Math.max(sent, server.first, prefillFree);
		const prefill = pace.prefill * prefillTime(condition.model, inputTokens) * Math.exp(0.05 * random.normal());
		const step = pace.step * queued * stepTime(condition.model, batch) * (1 + 0.004 * random.normal());
		// A prompt that joins a running batch waits for the step under way.
		const joining = batch > 1 ? step * random.uniform() : 0;
		const firstToken = served + fromMilliseconds(prefill + joining + step);
		prefillFree = served + fromMilliseconds(pace.prefill * condition.model.perInputToken * inputTokens + 1);
		const gaps = gapsOf(condition, outputTokens - 1, step, pace.jitter, random);
		const decode = condition.detailed ? total(gaps) : sampledDecode(outputTokens - 1, step, random);
		requests.push({inputTokens, outputTokens, sent, ttft: firstToken - sent, decode, gaps, error: ''});
		client.take(firstToken + decode);
		server.take(firstToken + decode);
		duration = Math.max(duration, firstToken + decode);
	}
	return {requests, duration: duration + fromMilliseconds(random.between(4, 15))};
}

type Pace = {readonly step: number; readonly prefill: number; readonly jitter: number};

/**
 * How much slower than TEE off, fault aside. The decode step takes what the throughput loss leaves after the longer
 * prefill: with s the prefill's share of a request, s · (1 + prefill) + (1 − s) · (1 + step) = 1 / (1 − loss).
 */
function paceOf({condition, mode, flaw}: DemoRun, random: Random): Pace {
	const fault = flaw === 'outlier repetition' ? outlierSlowdown : 1;
	const run = fault * (1 + 0.0022 * random.normal());
	const prefillNoise = 1 + 0.008 * random.normal();
	if (mode === 'tee_off') return {step: run, prefill: run * prefillNoise, jitter: 0.012};
	const {throughputLoss, ttftIncrease} = condition.model.tee;
	const share = prefillShare(condition);
	const prefill = 1 + ttftIncrease * condition.teeScale;
	const whole = 1 / (1 - throughputLoss * condition.teeScale);
	const step = (whole - share * prefill) / (1 - share);
	return {step: run * step, prefill: run * prefillNoise * prefill, jitter: 0.017};
}

/** Share of a request's time that goes by before its second token. */
function prefillShare({model, prompts, concurrency, maxNumSeqs}: DemoCondition): number {
	const step = stepTime(model, Math.min(concurrency, maxNumSeqs));
	const prefill = mean(prompts.inputTokens.map(tokens => prefillTime(model, tokens)));
	const decode = step * mean(prompts.outputTokens);
	return prefill / (prefill + decode);
}

function gapsOf(
	condition: DemoCondition,
	count: number,
	step: number,
	jitter: number,
	random: Random,
): readonly number[] {
	const gaps: number[] = [];
	const drawn = condition.detailed ? count : Math.min(count, sampledGaps);
	for (let index = 0; index < drawn; index++) {
		const noise = random.normal();
		// Now and then, some four times in a thousand, the scheduler or the network holds a token back.
		const hiccup = noise > 2.65 ? random.between(1.3, 2.4) : 1;
		gaps.push(fromMilliseconds(step * hiccup * (1 + jitter * noise)));
	}
	return gaps;
}

/** Σ of so many gaps, without drawing each. */
function sampledDecode(gaps: number, step: number, random: Random): number {
	return fromMilliseconds(step * gaps * (1 + (0.02 * random.normal()) / Math.sqrt(gaps)));
}

function total(values: readonly number[]): number {
	let sum = 0;
	for (const value of values) sum += value;
	return sum;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
