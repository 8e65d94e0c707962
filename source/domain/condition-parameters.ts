import {modelSize} from './model-size.ts';
import {type NameParameters, nameParameters} from './name-parameters.ts';
import type {Run} from './run.ts';
import type {ServingResult} from './serving-result.ts';

/** What a condition varies, as read from its name, its files' names and its results. null: not said. */
export type ConditionParameters = {
	/** Model part of the name, e.g. `Gemma3 1B`; the whole name when it says nothing else. '' where nothing says the model. */
	readonly model: string;
	/** Billions of parameters: 0.27 for `270m`, 56 for `8x7B`. */
	readonly modelSize: number | null;
	/** Requested concurrency of a saturation sweep, or the request rate of a rate sweep (Infinity: all at once). */
	readonly level: number | null;
	readonly levelKind: 'concurrency' | 'request rate' | null;
	/** Tokens, of a sequence sweep. */
	readonly inputLength: number | null;
	readonly outputLength: number | null;
	/** `-mns-512` */
	readonly maxNumSeqs: number | null;
};

/**
 * Reads one condition by itself: its name first, and from its results the model where the name has none and the
 * concurrency that a bare number stands for. What only shows beside the other conditions: `experiment-parameters.ts`.
 */
export function conditionParameters(name: string, runs: readonly Run[]): ConditionParameters {
	const said = withLevel(
		name,
		nameParameters(
			name,
			common(runs, result => result.requestRate),
		),
		runs,
	);
	const modelId = firstOf(runs, result => result.modelId);
	const {level, levelKind, inputLength, outputLength, maxNumSeqs} = said;
	// `input_64_output_64` is no model: conditions that share none are still one sweep.
	const saysElse = level !== null || inputLength !== null || maxNumSeqs !== null;
	const model = said.rest || modelId?.split('/').at(-1) || (saysElse ? '' : name);
	const size = modelSize(model) ?? modelSize(modelId ?? '');
	return {model, modelSize: size, level, levelKind, inputLength, outputLength, maxNumSeqs};
}

/**
 * A bare number at the end of a name (`Gemma3 1B_64`) is the requested concurrency, and where the results say another, they
 * are right. A rate of that very number makes it a rate; and one request at a time is no sweep: `Llama3_2` is a name.
 */
function withLevel(name: string, said: NameParameters, runs: readonly Run[]): NameParameters {
	if (!said.bareLevel) return said;
	const concurrency = common(runs, result => result.maxConcurrency);
	if (concurrency === 1 && said.level !== 1) return {...said, level: null, levelKind: null, rest: name};
	if (concurrency !== null) return {...said, level: concurrency};
	const isRate = common(runs, result => result.requestRate) === said.level;
	return isRate ? {...said, levelKind: 'request rate'} : said;
}

/** The value that all results which say any agree on. */
export function common(
	runs: readonly Run[],
	pick: (result: ServingResult) => number | null | undefined,
): number | null {
	let agreed: number | null = null;
	for (const {result} of runs) {
		const value = result === null ? null : (pick(result) ?? null);
		if (value === null) continue;
		if (agreed !== null && agreed !== value) return null;
		agreed = value;
	}
	return agreed;
}

function firstOf<Value>(runs: readonly Run[], pick: (result: ServingResult) => Value | null): Value | null {
	for (const {result} of runs) {
		const value = result === null ? null : pick(result);
		if (value !== null) return value;
	}
	return null;
}
