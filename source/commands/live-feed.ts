import {type LogFacts, sampleReader} from '../disk/trace/sample-reader.ts';
import {emptyFeed, type LiveFeed, type LiveProblem} from '../domain/live-feed.ts';
import type {Sample} from '../domain/trace.ts';
import {adviceFor} from '../live/ending.ts';
import {longestPause, withSilences} from '../live/silence.ts';
import {type GpuEvent, hasReading, usualPatience, watchGpu} from '../live/watch-gpu.ts';
import {toSeconds} from '../units/convert.ts';
import {printable} from '../units/printable.ts';
import {liveSession} from './live-session.ts';
import {machineFacts} from './machine-facts.ts';
import type {Recorder} from './recorder.ts';

export type LiveOptions = {
	/** Seconds. */
	readonly interval: number;
	readonly signal: AbortSignal;
	readonly recorder: Recorder | null;
};

/** What is new: the feed as it now is, and the readings that made it so. */
export type LiveStep = {readonly feed: LiveFeed; readonly samples: readonly Sample[]};

/** The GPUs of this machine, step by step, without end. */
export async function* liveFeed({interval, signal, recorder}: LiveOptions): AsyncGenerator<LiveStep> {
	const session = liveSession(interval);
	const machine = machineFacts(signal);
	let reader = sampleReader();
	let feed = emptyFeed(interval);
	const after = longestPause(interval);
	/** On a clock that does not jump, seconds. */
	let lastReading: number | null = null;
	let retryAt: number | null = null;
	/** What has gone wrong since the last reading. */
	let failure: LiveProblem | null = null;
	// That of a moment ago is not worth a word; where there has never been one, nobody waits for the next.
	const silentFor = (): number | null => {
		const seconds = lastReading === null ? 0 : Math.round(now() - lastReading);
		return seconds < after ? null : seconds;
	};
	const isSign = (event: GpuEvent): boolean => event.type === 'text' && hasReading(event.text);
	for await (const event of withSilences(watchGpu({interval, signal}), {after, isSign})) {
		if (event.type === 'started') {
			retryAt = null;
			// A line that was cut off goes on with nothing.
			reader = sampleReader();
			recorder?.restart();
			machine.ask();
			continue;
		}
		if (event.type === 'silent') {
			if (failure !== null && lastReading === null) continue;
			const retryIn = retryAt === null ? null : Math.max(1, Math.round(retryAt - now()));
			const problem: LiveProblem =
				failure === null
					? silent(event.seconds, usualPatience(interval))
					: {...failure, retryIn, silentFor: silentFor()};
			feed = {...feed, problem};
			yield {feed, samples: []};
			continue;
		}
		if (event.type === 'failed') {
			const {what, advice, retryIn} = event;
			failure = {what: printable(what), advice, retryIn, isSilent: true, silentFor: silentFor()};
			retryAt = now() + retryIn;
			feed = {...feed, confCompute: machine.confCompute(), problem: failure};
			yield {feed, samples: []};
			continue;
		}
		recorder?.take(event.text);
		const samples = reader.feed(event.text);
		if (samples.length === 0) continue;
		const facts = reader.facts();
		session.add(samples, facts);
		lastReading = now();
		failure = null;
		feed = {
			...feed,
			confCompute: machine.confCompute(),
			trace: session.trace(facts, machine.names()),
			together: session.together(),
			recording: recorder?.state() ?? null,
			problem: lossOf(session.lost(), facts),
		};
		yield {feed, samples};
	}
}

function now(): number {
	return toSeconds(performance.now());
}

function silent(seconds: number, patience: number): LiveProblem {
	return {
		what: `nvidia-smi has given no reading for ${seconds} s.`,
		advice: `Where it gives none for ${patience} s, it is ended and started again.`,
		retryIn: null,
		isSilent: true,
		silentFor: null,
	};
}

function lossOf(lost: readonly string[], {driverMessages}: LogFacts): LiveProblem | null {
	const message = [...driverMessages].at(-1);
	if (lost.length === 0 || message === undefined) return null;
	const gpus = `GPU${lost.length === 1 ? '' : 's'} ${lost.map(printable).join(', ')}`;
	return {
		what: `The driver says of ${gpus}: ${message}.`,
		advice: adviceFor(message),
		retryIn: null,
		isSilent: false,
		silentFor: null,
	};
}
