import type {Assumptions} from '../domain/assumptions.ts';
import type {Dataset, ModeGroup} from '../domain/dataset.ts';
import {type Scope, type Selection, scopeId} from '../domain/scope.ts';

/** The node of the study with this id, as the tree of the explorer names it; null: there is none. */
export function scopeAt(id: string, dataset: Dataset, assumptions: Assumptions): Scope | null {
	const selection = [...selectionsIn(dataset)].find(candidate => scopeId(candidate) === id);
	return selection === undefined ? null : {dataset, assumptions, ...selection};
}

/** The deepest node that everything belongs to: of a study of one condition that condition, whose charts can be drawn. */
export function narrowestScope(dataset: Dataset, assumptions: Assumptions): Scope {
	let narrowest: Selection = {level: 'study'};
	for (const selection of selectionsIn(dataset)) if (holdsAll(selection, dataset)) narrowest = selection;
	return {dataset, assumptions, ...narrowest};
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

function holdsAll(selection: Selection, {experiments, runs}: Dataset): boolean {
	switch (selection.level) {
		case 'study':
			return true;
		case 'experiment':
			return experiments.length === 1;
		case 'condition':
			return runsOf(selection.condition.modes) === runs.length;
		case 'mode':
			return selection.mode.runs.length === runs.length;
		case 'run':
			return runs.length === 1;
	}
}

function runsOf(modes: readonly ModeGroup[]): number {
	return modes.reduce((sum, {runs}) => sum + runs.length, 0);
}
