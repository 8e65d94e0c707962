import {mean} from '../statistics/mean.ts';
import {median} from '../statistics/median.ts';
import {answeredLatencies} from './answered-requests.ts';
import {differences, differencesInWords} from './comparability.ts';
import {runsOf} from './compare.ts';
import type {Condition} from './dataset.ts';
import type {Run} from './run.ts';
import {storedLatency} from './stored-latency.ts';

/** Mean time that a request spends until its first token and from there to its last, milliseconds. */
export type Phases = {readonly prefill: number; readonly decode: number};

/** Where in a request the TEE's cost arises. Positive: slower with the TEE on. */
export type Attribution = {
	readonly n_off: number;
	readonly n_on: number;
	/** Medians over runs. */
	readonly off: Phases;
	readonly on: Phases;
	/** Increase of the end-to-end time (prefill and decode), a fraction of TEE off. */
	readonly overhead: number;
	/** The parts of `overhead` that each phase brings in: they add up to it. */
	readonly fromPrefill: number;
	readonly fromDecode: number;
	/** Prefill's part of the overhead, 0 … 1; null where one phase gains what the other loses, so that parts say nothing. */
	readonly prefillShare: number | null;
	/** How much each phase grew by itself, fractions of its own time with TEE off; null for a phase that took no time. */
	readonly prefillOverhead: number | null;
	readonly decodeOverhead: number | null;
	/** stored: some run was saved without its requests, and the means that the benchmark stored count empty answers. */
	readonly source: 'requests' | 'stored';
	/** Why the two modes should not be compared; null: they may. */
	readonly reason: string | null;
};

/**
 * Splits the end-to-end overhead of a condition. Means, not medians, of a run's requests: only they add up, mean E2EL =
 * mean TTFT + mean decode time. Over the runs of a mode the median is taken as everywhere. null: a mode has no such run.
 */
export function attributionOf(condition: Condition): Attribution | null {
	const [off, on] = [runsOf(condition, 'tee_off'), runsOf(condition, 'tee_on')];
	return attributeRuns(off, on);
}

export function attributeRuns(offRuns: readonly Run[], onRuns: readonly Run[]): Attribution | null {
	const off = phasesOver(offRuns);
	const on = phasesOver(onRuns);
	if (off === null || on === null) return null;
	const whole = off.phases.prefill + off.phases.decode;
	const prefill = on.phases.prefill - off.phases.prefill;
	const decode = on.phases.decode - off.phases.decode;
	if (!(whole > 0)) return null;
	const agree = prefill * decode >= 0 && prefill + decode !== 0;
	return {
		n_off: off.n,
		n_on: on.n,
		off: off.phases,
		on: on.phases,
		overhead: (prefill + decode) / whole,
		fromPrefill: prefill / whole,
		fromDecode: decode / whole,
		prefillShare: agree ? prefill / (prefill + decode) : null,
		prefillOverhead: off.phases.prefill > 0 ? prefill / off.phases.prefill : null,
		decodeOverhead: off.phases.decode > 0 ? decode / off.phases.decode : null,
		source: off.source === 'requests' && on.source === 'requests' ? 'requests' : 'stored',
		reason: differencesInWords(differences(offRuns, onRuns)),
	};
}

function phasesOver(runs: readonly Run[]) {
	const found = runs.map(phasesOf).filter(phases => phases !== null);
	const prefill = median(found.map(phases => phases.prefill));
	const decode = median(found.map(phases => phases.decode));
	if (prefill === undefined || decode === undefined) return null;
	const source = found.every(phases => phases.source === 'requests') ? ('requests' as const) : ('stored' as const);
	return {n: found.length, phases: {prefill, decode}, source};
}

/** Means over the answered requests of one run; as the benchmark stored them where it was saved without its requests. */
export function phasesOf({result}: Run): (Phases & {readonly source: Attribution['source']}) | null {
	if (result === null || !(result.completed > 0)) return null;
	const latencies = result.requests === null ? null : answeredLatencies(result.requests);
	if (latencies !== null && latencies.decode !== null) {
		const [prefill, decode] = [mean(latencies.ttft), mean(latencies.decode)];
		return prefill === undefined || decode === undefined ? null : {prefill, decode, source: 'requests'};
	}
	const prefill = storedLatency(result, 'ttft')?.mean ?? null;
	const e2el = storedLatency(result, 'e2el')?.mean ?? null;
	return prefill === null || e2el === null || e2el < prefill
		? null
		: {prefill, decode: e2el - prefill, source: 'stored'};
}
