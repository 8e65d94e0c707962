import {type ConditionParameters, conditionParameters} from './condition-parameters.ts';
import type {Condition, Dataset, Experiment, ModeGroup} from './dataset.ts';
import {experimentParameters} from './experiment-parameters.ts';
import {groupBy} from './group-by.ts';
import {compareNatural} from './natural-order.ts';
import type {Run} from './run.ts';
import {teeModes} from './tee-mode.ts';

export type DatasetParts = {
	readonly roots: Dataset['roots'];
	/** In any order. */
	readonly runs: readonly Run[];
	readonly findings: Dataset['findings'];
	readonly ignored: Dataset['ignored'];
	readonly looseTraces?: Dataset['looseTraces'];
	readonly synthetic: boolean;
	readonly readAt?: number;
};

/**
 * Groups runs into the tree and orders it: experiments by name, conditions by model size and then by name, modes off, on,
 * unknown, repetitions by number. Called again for each few runs that are read: parts of the tree whose runs are the same
 * as before are the same objects as before, and what was computed of them still stands.
 */
export function datasetOf(parts: DatasetParts): Dataset {
	// They come in the order in which their files were done: what is said of the first must not depend on that.
	const inOrder = [...parts.runs].sort((a, b) => (a.id < b.id ? -1 : 1));
	const experiments = [...groupBy(inOrder, run => run.experiment)]
		.sort(([a], [b]) => compareNatural(a, b))
		.map(([id, runs]) => experimentOf(id, runs));
	return {
		roots: parts.roots,
		experiments,
		runs: experiments.flatMap(({conditions}) => conditions.flatMap(({modes}) => modes.flatMap(mode => mode.runs))),
		findings: parts.findings,
		ignored: parts.ignored,
		looseTraces: parts.looseTraces ?? [],
		synthetic: parts.synthetic,
		...(parts.readAt === undefined ? {} : {readAt: parts.readAt}),
	};
}

/** The tree of the same runs, found by the first of them: by condition, and by first condition. */
const earlierConditions = new WeakMap<Run, Condition>();
const earlierExperiments = new WeakMap<Condition, Experiment>();

function experimentOf(id: string, runs: readonly Run[]): Experiment {
	const drafts = [...groupBy(runs, run => run.condition)].map(([name, members]) => ({
		name,
		runs: members,
		parameters: conditionParameters(name, members),
	}));
	const parameters = experimentParameters(drafts);
	const conditions = drafts
		.map((draft, index) => conditionOf(id, draft.name, draft.runs, parameters[index] ?? draft.parameters))
		.sort(compareConditions);
	const [first] = conditions;
	const earlier = first === undefined ? undefined : earlierExperiments.get(first);
	if (earlier !== undefined && earlier.id === id && sameItems(earlier.conditions, conditions)) return earlier;
	const experiment = {id, name: id.split('/').at(-1) ?? id, conditions};
	if (first !== undefined) earlierExperiments.set(first, experiment);
	return experiment;
}

function conditionOf(
	experiment: string,
	name: string,
	runs: readonly Run[],
	parameters: ConditionParameters,
): Condition {
	const id = `${experiment}/${name}`;
	const modes = teeModes.flatMap((teeMode): readonly ModeGroup[] => {
		const members = runs.filter(run => run.teeMode === teeMode).sort(compareRuns);
		return members.length === 0 ? [] : [{id: `${id}/${teeMode}`, teeMode, runs: members}];
	});
	const condition = {id, experiment, name, parameters, modes};
	const first = modes[0]?.runs[0];
	const earlier = first === undefined ? undefined : earlierConditions.get(first);
	if (earlier !== undefined && isSameCondition(earlier, condition)) return earlier;
	if (first !== undefined) earlierConditions.set(first, condition);
	return condition;
}

function compareConditions(a: Condition, b: Condition): number {
	const sizeOfA = a.parameters.modelSize ?? Number.POSITIVE_INFINITY;
	const sizeOfB = b.parameters.modelSize ?? Number.POSITIVE_INFINITY;
	return sizeOfA === sizeOfB ? compareNatural(a.name, b.name) : sizeOfA - sizeOfB;
}

function compareRuns(a: Run, b: Run): number {
	return a.repetition - b.repetition || compareNatural(a.id, b.id);
}

function isSameCondition(a: Condition, b: Condition): boolean {
	return (
		a.id === b.id &&
		sameParameters(a.parameters, b.parameters) &&
		a.modes.length === b.modes.length &&
		a.modes.every((mode, index) => {
			const other = b.modes[index];
			return other !== undefined && mode.id === other.id && sameItems(mode.runs, other.runs);
		})
	);
}

function sameParameters(a: ConditionParameters, b: ConditionParameters): boolean {
	return (
		a.model === b.model &&
		a.modelSize === b.modelSize &&
		a.level === b.level &&
		a.levelKind === b.levelKind &&
		a.inputLength === b.inputLength &&
		a.outputLength === b.outputLength &&
		a.maxNumSeqs === b.maxNumSeqs
	);
}

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
	return a.length === b.length && a.every((item, index) => item === b[index]);
}
