import type {Scope} from '../domain/scope.ts';
import {teeModeWord} from '../domain/tee-mode.ts';

/**
 * What a reader calls a node of the tree, by its id or its path: no longer than the scope needs to tell it from others.
 * A path that is no node keeps its last two parts.
 */
export function placeNames(scope: Scope): (path: string) => string {
	const names = new Map<string, string>();
	const experiments = scope.level === 'study' ? scope.dataset.experiments : [scope.experiment];
	for (const experiment of experiments) {
		names.set(experiment.id, experiment.name);
		for (const condition of experiment.conditions) {
			const name = conditionName(scope, experiment.name, condition.name);
			names.set(condition.id, name === '' ? condition.name : name);
			for (const {id, teeMode, runs} of condition.modes) {
				names.set(id, `${name} ${teeModeWord[teeMode]}`.trim());
				for (const run of runs) names.set(run.id, `${name} ${teeModeWord[teeMode]} rep ${run.repetition}`.trim());
			}
		}
	}
	return path => names.get(path) ?? path.split('/').slice(-2).join('/');
}

function conditionName({level}: Scope, experiment: string, condition: string): string {
	if (level === 'study') return `${experiment} / ${condition}`;
	return level === 'experiment' ? condition : '';
}
