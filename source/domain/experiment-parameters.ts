import {type ConditionParameters, common} from './condition-parameters.ts';
import {groupBy} from './group-by.ts';
import {perObject} from './memo.ts';
import type {Run} from './run.ts';

export type NamedCondition = {readonly parameters: ConditionParameters; readonly runs: readonly Run[]};

/**
 * Adds what the names do not say and the results of an experiment show: a request rate, concurrency or length that
 * differs between conditions of one model is what they vary. The same in all of them, it is a setting and no level.
 * In the order given.
 */
export function experimentParameters(conditions: readonly NamedCondition[]): readonly ConditionParameters[] {
	const families = groupBy(conditions, condition => condition.parameters.model);
	const known = new Map<NamedCondition, ConditionParameters>();
	for (const family of families.values()) {
		const withLevels = fillLevels(family);
		for (const [condition, parameters] of fillLengths(withLevels)) known.set(condition, parameters);
	}
	return conditions.map(condition => known.get(condition) ?? condition.parameters);
}

type Draft = readonly [NamedCondition, ConditionParameters];

function fillLevels(family: readonly NamedCondition[]): readonly Draft[] {
	const drafts = family.map(condition => [condition, condition.parameters] as const);
	if (family.length < 2 || family.some(({parameters}) => parameters.level !== null)) return drafts;
	const rates = family.map(({runs}) => common(runs, result => result.requestRate));
	const caps = family.map(({runs}) => common(runs, result => result.maxConcurrency));
	const [levels, levelKind] = varies(rates) ? [rates, 'request rate' as const] : [caps, 'concurrency' as const];
	if (!varies(levels)) return drafts;
	return drafts.map(([condition, parameters], index) => {
		const level = levels[index] ?? null;
		return [condition, level === null ? parameters : {...parameters, level, levelKind}];
	});
}

function fillLengths(drafts: readonly Draft[]): readonly Draft[] {
	const open = drafts.every(([, {inputLength, outputLength}]) => inputLength === null && outputLength === null);
	if (drafts.length < 2 || !open) return drafts;
	const inputs = drafts.map(([{runs}]) => commonLength(runs, 'input'));
	const outputs = drafts.map(([{runs}]) => commonLength(runs, 'output'));
	if (!varies(inputs) && !varies(outputs)) return drafts;
	return drafts.map(([condition, parameters], index) => [
		condition,
		{...parameters, inputLength: inputs[index] ?? null, outputLength: outputs[index] ?? null},
	]);
}

function varies(values: readonly (number | null)[]): boolean {
	return new Set(values.filter(value => value !== null)).size > 1;
}

function commonLength(runs: readonly Run[], side: 'input' | 'output'): number | null {
	const lengths = new Set(runs.map(run => constantLengths(run)?.[side] ?? null));
	lengths.delete(null);
	const [length] = lengths;
	return lengths.size === 1 ? (length ?? null) : null;
}

/** The length that all answered requests of a run have. */
const constantLengths = perObject((run: Run) => {
	const table = run.result?.requests;
	if (table === undefined || table === null) return null;
	const constant = (lengths: Float64Array): number | null => {
		let length: number | null = null;
		for (let index = 0; index < table.count; index++) {
			if (table.answered[index] !== 1) continue;
			const value = lengths[index] ?? null;
			if (length !== null && value !== length) return null;
			length = value;
		}
		return length;
	};
	return {input: constant(table.inputTokens), output: constant(table.outputTokens)};
});
