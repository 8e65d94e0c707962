import {describe, expect, it} from 'vitest';
import {findNode, keyOfSelection, lineage, treeOf} from '../../../source/app/tree/tree.ts';
import {runOf, studyOf} from '../../builders/run.ts';
import {studyRuns} from '../support/study.ts';

describe('treeOf', () => {
	const tree = treeOf(studyOf(studyRuns));

	it('has a node for the study and each of its parts', () => {
		const counts: Record<string, number> = {};
		for (const {level} of tree.byKey.values()) counts[level] = (counts[level] ?? 0) + 1;
		expect(counts).toEqual({study: 1, experiment: 3, condition: 7, mode: 12, run: 26});
		for (const node of tree.byKey.values()) expect(keyOfSelection(node.selection)).toBe(node.key);
	});

	it('names experiments by the last part of their path, unless two share it', () => {
		const names = (experiments: readonly string[]) =>
			treeOf(studyOf(experiments.map(experiment => runOf({experiment})))).root.children.map(({name}) => name);
		expect(names(['a/energy', 'b/throughput'])).toEqual(['energy', 'throughput']);
		expect(names(['a/energy', 'b/energy'])).toEqual(['a/energy', 'b/energy']);
	});

	it('names a run by its repetition, or by its file where two have the same', () => {
		const runs = [
			runOf({id: 'e/c/tee_off/a.json'}),
			runOf({id: 'e/c/tee_off/b.json'}),
			runOf({repetition: 2, id: 'e/c/tee_off/c.json'}),
		];
		const names = [...treeOf(studyOf(runs)).byKey.values()].filter(({level}) => level === 'run').map(({name}) => name);
		expect(names).toEqual(['a.json', 'b.json', 'run 2']);
	});

	it('tells nodes of one id apart by their level, and finds the one near by', () => {
		const both = treeOf(
			studyOf([runOf({experiment: 'a', condition: 'b', id: '1'}), runOf({experiment: 'a/b', condition: 'c', id: '2'})]),
		);
		expect(findNode(both, 'a/b')?.level).toBe('condition');
		expect(findNode(both, 'a/b', both.byKey.get('experiment:a/b') ?? null)?.level).toBe('experiment');
		expect(findNode(both, 'nowhere')).toBeNull();
	});

	it('knows what is above a node', () => {
		const run = [...tree.byKey.values()].find(({level}) => level === 'run')!;
		expect(lineage(run).map(({level}) => level)).toEqual(['run', 'mode', 'condition', 'experiment', 'study']);
	});
});
