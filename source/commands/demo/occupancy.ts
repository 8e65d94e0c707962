import {inSeconds} from './microseconds.ts';
import type {ServedRun} from './serve.ts';

/** Mean number of requests under way in each second of a run, from its start. */
export function occupancy({requests, duration}: ServedRun): Float64Array {
	const seconds = new Float64Array(Math.floor(inSeconds(duration)) + 1);
	for (const {sent, ttft, decode, error} of requests) {
		if (error !== '') continue;
		spread(seconds, inSeconds(sent), inSeconds(sent + ttft + decode), 1);
	}
	return seconds;
}

/** Adds `height` over the time between `from` and `to`, to each second its part. */
export function spread(seconds: Float64Array, from: number, to: number, height: number): void {
	for (let second = Math.floor(from); second < to && second < seconds.length; second++) {
		const part = Math.min(to, second + 1) - Math.max(from, second);
		seconds[second] = (seconds[second] ?? 0) + height * part;
	}
}
