import {describe, expect, it} from 'vitest';
import {cursorRow, selectedNode} from '../../source/app/selectors.ts';
import type {State} from '../../source/app/state.ts';
import type {Run} from '../../source/domain/run.ts';
import {runOf} from '../builders/run.ts';
import {begun, drawn, opened, press, read, tell} from './support/session.ts';
import {cleanRuns, studyRuns} from './support/study.ts';

/** The row of the screen that the tree's cursor is drawn on. */
function heightOfCursor(state: State): number {
	return cursorRow(state) - state.tree.top;
}

describe('while a study is read', () => {
	it('is usable after the first run', () => {
		const state = tell(begun(), read(studyRuns.slice(0, 1), false));
		expect(drawn(press(state, '2', 'down', 'down')).join('\n')).toContain('Gemma3 1B');
	});

	it('says what it is doing until then', () => {
		const state = begun();
		const looking = {...state, loading: {phase: 'scanning', files: 12} as const};
		expect(drawn(looking).join('\n')).toContain('looking for results: 12 files');
		expect(drawn(looking).join('\n')).toContain('Each run is shown as soon as it has been read.');
	});

	it('keeps the cursor on its node, and where it stands on the screen, while nodes appear above', () => {
		const early = tell(begun({size: {columns: 120, rows: 16}}), read(studyRuns.slice(6), false));
		const at = press(early, '*', 'pagedown', 'pagedown', 'up');
		const more = tell(at, read(studyRuns.slice(0, 6), false));
		expect(selectedNode(more).key).toBe(selectedNode(at).key);
		expect(heightOfCursor(more)).toBe(heightOfCursor(at));
	});

	it('takes a run that was written again in place of the old one', () => {
		const state = opened({runs: [runOf({result: {outputThroughput: 100}})]});
		const again = tell(state, read([runOf({result: {outputThroughput: 200}})], true));
		expect(again.dataset.runs.map(({result}) => result?.outputThroughput)).toEqual([200]);
	});

	it('misses nothing that may yet come', () => {
		const isThere = ({condition, teeMode}: Run): boolean => condition === 'Gemma3 1B' || teeMode === 'tee_off';
		const half = tell(begun(), read(cleanRuns.filter(isThere), false));
		expect(drawn(half)[0]).toMatch(/✓ 9 {2}! 0 {2}✗ 0$/);
		expect(drawn(half).join('\n')).not.toContain('missing-pair');
		expect(drawn(tell(half, read([], true))).join('\n')).toContain('missing-pair');
	});

	it('goes to the node that was asked for as soon as it is there', () => {
		const place = 'energy/Qwen3 32B/tee_on';
		const early = tell(begun({open: place}), read(studyRuns.slice(0, 3), false));
		expect(selectedNode(early).level).toBe('study');
		expect(selectedNode(tell(early, read(studyRuns, true))).id).toBe(place);
	});

	it('does not pull the cursor away from a user who has moved since', () => {
		const early = tell(begun({open: 'energy/Qwen3 32B'}), read(studyRuns.slice(0, 3), false));
		const moved = press(early, 'down');
		expect(selectedNode(tell(moved, read(studyRuns, true))).id).toBe('calibration/throughput_latency');
	});

	it('says so where there is no such node', () => {
		expect(opened({open: 'nowhere'}).notice?.text).toBe('nowhere is not in this study');
		expect(opened({open: 'tee_on'}).notice?.text).toMatch(
			/^tee_on may be .*\/tee_on or .*\/tee_on: give more of its path$/,
		);
		expect(opened({open: 'in_64_out_256'}).tree.cursor).toBe('condition:sequence_overhead/in_64_out_256');
	});

	it('says why it failed, and keeps what it has', () => {
		const state = tell(opened(), {type: 'reading failed', reason: 'the disk is gone'});
		expect(drawn(state)[0]).toContain('reading failed');
		expect(state.dataset.runs).toHaveLength(studyRuns.length);
		const nothing = tell(begun(), {type: 'reading failed', reason: 'the disk is gone'});
		expect(drawn(nothing).join('\n')).toContain('Reading has failed: the disk is gone.');
	});
});
