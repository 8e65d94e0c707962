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

export function runsIn(scope: Scope): readonly Run[] {
	switch (scope.level) {
		case 'study':
			return scope.dataset.runs;
		case 'experiment':
		case 'condition':
			return conditionsIn(scope).flatMap(condition => condition.modes.flatMap(mode => mode.runs));
		case 'mode':
			return scope.mode.runs;
		case 'run':
			return [scope.run];
	}
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
