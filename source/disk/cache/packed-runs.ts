import {deserialize, serialize} from 'node:v8';
import type {Run} from '../../domain/run.ts';
import type {RequestTable, ServingResult} from '../../domain/serving-result.ts';
import type {Trace} from '../../domain/trace.ts';

// Runs as bytes. What is large in them, samples and requests, stays bytes until somebody looks at it: of a study that is
// opened, most is not.

type PackedResult = Omit<ServingResult, 'requests'> & {readonly requests: Uint8Array | null};
type PackedTrace = Omit<Trace, 'series'> & {readonly series: Uint8Array};
type PackedRun = Omit<Run, 'result' | 'traces'> & {
	readonly result: PackedResult | null;
	readonly traces: readonly PackedTrace[];
};

export function packRuns(runs: readonly Run[]): Uint8Array {
	return serialize(runs.map(packRun));
}

/** The bytes must be those that `packRuns` of the same code has made. */
export function unpackRuns(bytes: Uint8Array): readonly Run[] {
	const packed: readonly PackedRun[] = deserialize(bytes);
	return packed.map(run => ({
		...run,
		result: run.result === null ? null : unpackResult(run.result),
		traces: run.traces.map(unpackTrace),
	}));
}

export function packTraces(traces: readonly Trace[]): Uint8Array {
	return serialize(traces.map(packTrace));
}

/** Likewise of `packTraces`. */
export function unpackTraces(bytes: Uint8Array): readonly Trace[] {
	const packed: readonly PackedTrace[] = deserialize(bytes);
	return packed.map(unpackTrace);
}

function packRun(run: Run): PackedRun {
	const {result, traces} = run;
	return {
		...run,
		result: result === null ? null : {...result, requests: result.requests === null ? null : serialize(result.requests)},
		traces: traces.map(packTrace),
	};
}

function packTrace(trace: Trace): PackedTrace {
	return {...trace, series: serialize(trace.series)};
}

function unpackResult({requests: bytes, ...result}: PackedResult): ServingResult {
	if (bytes === null) return {...result, requests: null};
	let requests: RequestTable | undefined;
	return {
		...result,
		get requests() {
			requests ??= requestsFrom(bytes);
			return requests;
		},
	};
}

function unpackTrace({series: bytes, ...trace}: PackedTrace): Trace {
	let series: Trace['series'] | undefined;
	return {
		...trace,
		get series() {
			series ??= seriesFrom(bytes);
			return series;
		},
	};
}

const requestsFrom = (bytes: Uint8Array): RequestTable => deserialize(bytes);
const seriesFrom = (bytes: Uint8Array): Trace['series'] => deserialize(bytes);
