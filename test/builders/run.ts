import {datasetOf} from '../../source/domain/assemble.ts';
import type {Condition, Dataset} from '../../source/domain/dataset.ts';
import type {Placement, Run} from '../../source/domain/run.ts';
import {type ResultParts, resultOf} from './result.ts';
import {type TraceParts, traceOf} from './trace.ts';

export * from './result.ts';
export * from './trace.ts';

export type RunParts = Partial<Omit<Run, 'result' | 'traces' | keyof Placement>> &
	Partial<Placement> & {
		/** null: the file could not be read. */
		readonly result?: ResultParts | null;
		/** One GPU log; or any number of logs. */
		readonly trace?: TraceParts;
		readonly traces?: readonly TraceParts[];
	};

/** A run in memory. `runOf()` is a plain one; say only what the test is about. */
export function runOf(parts: RunParts = {}): Run {
	const {result, trace, traces = trace === undefined ? [] : [trace], ...rest} = parts;
	const {experiment = 'calibration/throughput_latency', condition = 'Gemma3 1B', teeMode = 'tee_off'} = rest;
	const repetition = rest.repetition ?? 1;
	const id = rest.id ?? `${experiment}/${condition}/${teeMode}/20251024_1200-00_repetition_${repetition}.json`;
	return {
		modeSource: 'folder',
		file: `/study/${id}`,
		systemInformation: null,
		findings: [],
		modified: 1_761_307_200,
		bytes: 1000,
		...rest,
		id,
		experiment,
		condition,
		teeMode,
		repetition,
		result: result === null ? null : resultOf(result),
		traces: traces.map(traceOf),
	};
}

/** Repetitions 1, 2, … that share their parts but for the results: one for each. */
export function runsOf(
	parts: Omit<RunParts, 'result' | 'repetition'>,
	results: readonly ResultParts[],
): readonly Run[] {
	return results.map((result, index) => runOf({...parts, repetition: index + 1, result}));
}

/** Repetitions with these output throughputs, tok/s. */
export function runsWithThroughput(
	teeMode: Run['teeMode'],
	values: readonly number[],
	parts: RunParts = {},
): readonly Run[] {
	return runsOf(
		{...parts, teeMode},
		values.map(outputThroughput => ({...parts.result, outputThroughput})),
	);
}

export function studyOf(runs: readonly Run[], parts: Partial<Dataset> = {}): Dataset {
	return datasetOf({roots: ['/study'], findings: [], ignored: [], synthetic: false, ...parts, runs});
}

/** One condition with these output throughputs off and on. */
export function conditionOf(off: readonly number[], on: readonly number[], parts: RunParts = {}): Condition {
	const runs = [...runsWithThroughput('tee_off', off, parts), ...runsWithThroughput('tee_on', on, parts)];
	const condition = studyOf(runs).experiments[0]?.conditions[0];
	if (condition === undefined) throw new Error('a condition needs a run');
	return condition;
}
