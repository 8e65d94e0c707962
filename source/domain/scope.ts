import type {Assumptions} from './assumptions.ts';
import type {Condition, Dataset, Experiment, ModeGroup} from './dataset.ts';
import type {Run} from './run.ts';

/** The part of the study that is selected in the tree, and what its numbers rest on. Each level carries those above. */
export type Scope = {
	readonly dataset: Dataset;
	readonly assumptions: Assumptions;
} & Selection;

export type Selection =
	| {readonly level: 'study'}
	| {readonly level: 'experiment'; readonly experiment: Experiment}
	| {readonly level: 'condition'; readonly experiment: Experiment; readonly condition: Condition}
	| {
			readonly level: 'mode';
			readonly experiment: Experiment;
			readonly condition: Condition;
			readonly mode: ModeGroup;
	  }
	| {
			readonly level: 'run';
			readonly experiment: Experiment;
			readonly condition: Condition;
			readonly mode: ModeGroup;
			readonly run: Run;
	  };

/** Whether a scope may hold several conditions: the study, or an experiment. */
export function isWide(level: Scope['level']): boolean {
	return level === 'study' || level === 'experiment';
}

export function experimentsIn(scope: Scope): readonly Experiment[] {
	return scope.level === 'study' ? scope.dataset.experiments : [scope.experiment];
}

export function conditionsIn(scope: Scope): readonly Condition[] {
	if (scope.level === 'study') return scope.dataset.experiments.flatMap(experiment => experiment.conditions);
	return scope.level === 'experiment' ? scope.experiment.conditions : [scope.condition];
}

/** The same with only those runs that the scope holds: of a mode that mode, of a run that run. */
export function partsIn(scope: Scope): readonly Condition[] {
	switch (scope.level) {
		case 'mode':
			return [{...scope.condition, modes: [scope.mode]}];
		case 'run':
			return [{...scope.condition, modes: [{...scope.mode, runs: [scope.run]}]}];
		default:
			return conditionsIn(scope);
	}
}

export function runsIn(scope: Scope): readonly Run[] {
	if (scope.level === 'study') return scope.dataset.runs;
	return partsIn(scope).flatMap(({modes}) => modes.flatMap(({runs}) => runs));
}

/** Id of the selected node; '' for the study. */
export function scopeId(selection: Selection): string {
	switch (selection.level) {
		case 'study':
			return '';
		case 'experiment':
			return selection.experiment.id;
		case 'condition':
			return selection.condition.id;
		case 'mode':
			return selection.mode.id;
		case 'run':
			return selection.run.id;
	}
}
