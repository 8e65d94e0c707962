import {toSeconds} from '../units/convert.ts';
import {type Fraction, fraction, type RequestsPerSecond, requestsPerSecond} from '../units/quantity.ts';
import type {Assumptions} from './assumptions.ts';
import type {ServingResult} from './serving-result.ts';

export type Goodput = {
	/** Answered requests within every objective that is set, for each second of the run. */
	readonly rate: RequestsPerSecond;
	readonly good: number;
	/** Part of the prompts asked for that were good; of those sent, where the file does not say how many were asked for. */
	readonly attainment: Fraction;
};

/**
 * Requests that met all service level objectives, as vLLM counts them: a bound is met when it is reached, and an answer
 * of one token has a TPOT of 0. null: no objective is set, or the run was not saved with its requests.
 */
export function goodputOf(result: ServingResult, slo: Assumptions['slo']): Goodput | null {
	const {requests, duration} = result;
	const isSet = slo.ttft !== undefined || slo.tpot !== undefined || slo.e2el !== undefined;
	if (!isSet || requests === null || !(duration > 0)) return null;
	const {decode} = requests;
	if (decode === null && (slo.tpot !== undefined || slo.e2el !== undefined)) return null;
	const bound = (milliseconds: number | undefined): number =>
		milliseconds === undefined ? Number.POSITIVE_INFINITY : toSeconds(milliseconds);
	const [ttftBound, tpotBound, e2elBound] = [bound(slo.ttft), bound(slo.tpot), bound(slo.e2el)];
	let good = 0;
	for (let index = 0; index < requests.count; index++) {
		if (requests.answered[index] !== 1) continue;
		const ttft = requests.ttft[index] ?? 0;
		const decoding = decode?.[index] ?? 0;
		const tokens = requests.outputTokens[index] ?? 0;
		const tpot = tokens > 1 ? decoding / (tokens - 1) : 0;
		if (ttft <= ttftBound && tpot <= tpotBound && ttft + decoding <= e2elBound) good++;
	}
	const asked = result.numPrompts ?? requests.count;
	return {
		rate: requestsPerSecond(good / duration),
		good,
		attainment: fraction(asked > 0 ? good / asked : 0),
	};
}
