import type {Assumptions} from '../domain/assumptions.ts';
import type {Dataset} from '../domain/dataset.ts';
import {idsNamed} from '../domain/named-place.ts';
import {runsIn, type Scope, type Selection, scopeId} from '../domain/scope.ts';

/** The node of this name, by the end of its path; or the paths that the name may mean: none, or several. */
export function scopeAt(
	name: string,
	dataset: Dataset,
	assumptions: Assumptions,
): {readonly scope: Scope} | {readonly candidates: readonly string[]} {
	const selections = [...selectionsIn(dataset)];
	const candidates = idsNamed(selections.map(scopeId), name);
	const selection = selections.find(candidate => candidates.length === 1 && scopeId(candidate) === candidates[0]);
	return selection === undefined ? {candidates} : {scope: {dataset, assumptions, ...selection}};
}

/** The deepest node that everything belongs to: of a study of one condition that condition, whose charts can be drawn. */
export function narrowestScope(dataset: Dataset, assumptions: Assumptions): Scope {
	let narrowest: Scope = {dataset, assumptions, level: 'study'};
	for (const selection of selectionsIn(dataset)) {
		const scope = {dataset, assumptions, ...selection};
		if (runsIn(scope).length === dataset.runs.length) narrowest = scope;
	}
	return narrowest;
}

/** From the top down: a node comes before those below it. */
function* selectionsIn({experiments}: Dataset): Generator<Selection> {
	yield {level: 'study'};
	for (const experiment of experiments) {
		yield {level: 'experiment', experiment};
		for (const condition of experiment.conditions) {
			yield {level: 'condition', experiment, condition};
			for (const mode of condition.modes) {
				yield {level: 'mode', experiment, condition, mode};
				for (const run of mode.runs) yield {level: 'run', experiment, condition, mode, run};
			}
		}
	}
}
