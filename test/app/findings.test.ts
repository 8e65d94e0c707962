import {describe, expect, it} from 'vitest';
import {findingIndex, nodeOfFinding} from '../../source/app/findings.ts';
import {treeOf} from '../../source/app/tree/tree.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {studyOf} from '../builders/run.ts';
import {cleanRuns, studyRuns} from './support/study.ts';

describe('findingIndex', () => {
	it('counts runs by the worst that was found about them', () => {
		const clean = findingIndex({dataset: studyOf(cleanRuns), assumptions: defaultAssumptions});
		expect(clean.counts).toEqual({ok: cleanRuns.length, warning: 0, error: 0});
		const {counts} = findingIndex({dataset: studyOf(studyRuns), assumptions: defaultAssumptions});
		expect(counts.ok + counts.warning + counts.error).toBe(studyRuns.length);
		expect(counts.error).toBeGreaterThan(0);
	});

	it('rolls up to every node above', () => {
		const failed = studyRuns.at(-1)!;
		const dataset = studyOf([...cleanRuns, failed]);
		const {worst, byRun} = findingIndex({dataset, assumptions: defaultAssumptions});
		for (const key of [
			`run:${failed.id}`,
			'condition:sequence_overhead/in_64_out_256',
			'experiment:sequence_overhead',
			'study:',
		] as const) {
			expect([key, worst.get(key)]).toEqual([key, 'error']);
		}
		expect(byRun.get(failed.id)?.map(({code}) => code)).toContain('all-failed');
	});
});

describe('nodeOfFinding', () => {
	const tree = treeOf(studyOf(studyRuns));

	it.each([
		['energy/Qwen3 32B', 'condition:energy/Qwen3 32B'],
		['energy/Qwen3 32B/tee_on/lost_power_metrics.csv', 'mode:energy/Qwen3 32B/tee_on'],
		['energy/notes.txt', 'experiment:energy'],
		['elsewhere/file.json', 'study:'],
		['', 'study:'],
	])('%s belongs to %s', (path, key) => {
		expect(nodeOfFinding(tree, {path}).key).toBe(key);
	});
});
