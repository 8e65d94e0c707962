import {systemFactsOf} from '../disk/system-information.ts';
import {traceBuilder} from '../disk/trace/build-trace.ts';
import {sampleReader} from '../disk/trace/sample-reader.ts';
import {type ConfCompute, emptyFeed, type LiveFeed} from '../domain/live-feed.ts';
import type {Sample} from '../domain/trace.ts';
import {adviceFor} from '../live/ending.ts';
import {askOnce, watchGpu} from '../live/watch-gpu.ts';
import {printable} from '../units/printable.ts';
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
	const builder = traceBuilder({goesOn: true});
	let reader = sampleReader();
	let feed = emptyFeed(interval);
	let confCompute: ConfCompute | null = null;
	void askOnce(['conf-compute', '-q'], signal).then(text => {
		confCompute = text === null ? null : confComputeOf(text);
	});
	for await (const event of watchGpu({interval, signal})) {
		if (event.type === 'started') {
			// A line that was cut off goes on with nothing.
			reader = sampleReader();
			recorder?.restart();
			continue;
		}
		if (event.type === 'failed') {
			const {what, advice, retryIn} = event;
			feed = {...feed, confCompute, problem: {what: printable(what), advice, retryIn}};
			yield {feed, samples: []};
			continue;
		}
		recorder?.take(event.text);
		const samples = reader.feed(event.text);
		if (samples.length === 0) continue;
		const facts = reader.facts();
		builder.add(samples, facts.channels);
		const lost = samples.every(({power, utilization}) => power === null && utilization === null);
		const [message] = [...facts.driverMessages].reverse();
		feed = {
			...feed,
			confCompute,
			trace: builder.build('', 'gpu', facts),
			recording: recorder?.state() ?? null,
			problem:
				lost && message !== undefined
					? {what: `The driver says: ${message}.`, advice: adviceFor(message), retryIn: null}
					: null,
		};
		yield {feed, samples};
	}
}

function confComputeOf(text: string): ConfCompute {
	const {ccState, devTools, protectedPcie} = systemFactsOf(text);
	return {state: ccState, devTools: devTools === 'on', protectedPcie: protectedPcie === true};
}
