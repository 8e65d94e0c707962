import type {Condition, Dataset, Experiment} from '../../domain/dataset.ts';
import type {Run} from '../../domain/run.ts';
import {type TeeMode, teeModeLabel} from '../../domain/tee-mode.ts';

/** A part of the study that can be set against another: a run, a mode or a condition; or an experiment, of many conditions. */
export type Node = {
	readonly id: string;
	readonly name: string;
	readonly groups: readonly Group[];
	readonly isExperiment: boolean;
};

/** Runs of one condition in one mode. */
export type Group = {readonly condition: string; readonly mode: TeeMode; readonly runs: readonly Run[]};

/** By its id in the tree; of several with that id the outermost. null: the study has no such node (any more). */
export function nodeOf({experiments}: Dataset, id: string): Node | null {
	const experiment = experiments.find(other => other.id === id);
	if (experiment !== undefined) return experimentNode(experiment);
	const conditions = experiments.flatMap(other => other.conditions);
	const condition = conditions.find(other => other.id === id);
	if (condition !== undefined) return {id, name: id, groups: groupsOf(condition), isExperiment: false};
	for (const {id: conditionId, name, modes} of conditions) {
		for (const {id: modeId, teeMode, runs} of modes) {
			const node = (named: string, members: readonly Run[]): Node => ({
				id,
				name: `${conditionId} ${named}`,
				groups: [{condition: name, mode: teeMode, runs: members}],
				isExperiment: false,
			});
			if (modeId === id) return node(teeModeLabel[teeMode], runs);
			const run = runs.find(member => member.id === id);
			if (run !== undefined) return node(`${teeModeLabel[teeMode]} rep ${run.repetition}`, [run]);
		}
	}
	return null;
}

function experimentNode({id, conditions}: Experiment): Node {
	return {id, name: id, groups: conditions.flatMap(groupsOf), isExperiment: true};
}

function groupsOf({name, modes}: Condition): readonly Group[] {
	return modes.map(({teeMode, runs}) => ({condition: name, mode: teeMode, runs}));
}
