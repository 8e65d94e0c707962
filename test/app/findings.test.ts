import {describe, expect, it} from 'vitest';
import {findingIndex, nodeOfFinding} from '../../source/app/findings.ts';
import type {State} from '../../source/app/state.ts';
import {defaultAssumptions} from '../../source/domain/assumptions.ts';
import {studyOf} from '../builders/run.ts';
import {drawn, opened, press} from './support/session.ts';
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
	const dataset = studyOf(studyRuns);

	it.each([
		['energy/Qwen3 32B', 'condition:energy/Qwen3 32B'],
		['energy/Qwen3 32B/tee_on/lost_power_metrics.csv', 'mode:energy/Qwen3 32B/tee_on'],
		['energy/notes.txt', 'experiment:energy'],
		['elsewhere/file.json', 'study:'],
		['', 'study:'],
	])('%s belongs to %s', (path, key) => {
		expect(nodeOfFinding(dataset, {path}).key).toBe(key);
	});
});

describe('i', () => {
	const broken = (): State => opened({runs: [...cleanRuns, studyRuns.at(-1)!], section: 'checks'});

	it('sets findings aside for the session, and says that it did', () => {
		const aside = press(broken(), 'i');
		expect(drawn(aside)[0]).toMatch(/✓ 13 {2}! 0 {2}✗ 0 {2}\d+ set aside$/);
		expect(aside.notice?.text).toMatch(/^\d+ findings set aside for this session/);
		expect(press(aside, '!').notice?.text).toBe('nothing was found: no errors, no warnings');
		expect(drawn(aside).join('\n')).toContain('all-failed');
	});

	it('lets them count again', () => {
		const state = broken();
		expect(drawn(press(state, 'i', 'i'))[0]).toBe(drawn(state)[0]);
	});

	it('takes the row under the cursor where the section has the keyboard', () => {
		const aside = press(broken(), 'tab', 'i');
		expect(aside.acknowledged.size).toBeGreaterThan(0);
		expect(press(broken(), 'down', 'down', 'i').notice?.text).toBe('no error or warning here');
	});
});
