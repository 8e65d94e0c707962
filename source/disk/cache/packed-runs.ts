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
	const machine = sharing<Run['systemInformation']>();
	const members = sharing<ServingResult['members']>();
	const derived = sharing<ServingResult['derived']>();
	const metadata = sharing<ServingResult['metadata']>();
	const packResult = (result: ServingResult): PackedResult => ({
		...result,
		members: members(result.members),
		derived: derived(result.derived),
		metadata: metadata(result.metadata),
		requests: result.requests === null ? null : serialize(result.requests),
	});
	return serialize(
		runs.map(
			({result, traces, systemInformation, ...run}): PackedRun => ({
				...run,
				systemInformation: machine(systemInformation),
				result: result === null ? null : packResult(result),
				traces: traces.map(packTrace),
			}),
		),
	);
}

/** Gives of equal values the first, which is then written once: most of what results say of themselves is the same. */
function sharing<Value>(): (value: Value) => Value {
	const known = new Map<string, Value>();
	return value => {
		const bytes = serialize(value).toString('latin1');
		const first = known.get(bytes);
		if (first === undefined) known.set(bytes, value);
		return first ?? value;
	};
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
